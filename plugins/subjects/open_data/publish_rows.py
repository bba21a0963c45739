"""Tables as JSON: each row under the names of its columns, numbers as numbers, nothing as ``null``.

A number is written with the digits that it has in the CSV. The first word is where the figures come from.
"""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterator, Mapping, Sequence

from plugins.core.packing.descriptions import Description
from plugins.portal.folder import Download

Row = Mapping[str, str]
_NUMBERS, _TRUTHS = frozenset({"integer", "number"}), frozenset({"true", "false"})


def provenance_of(invented: bool) -> str:
    """The first word of a file of the newest figures."""
    return "illustrative" if invented else "reported"


def rows_of(download: Download) -> list[dict[str, str]]:
    """The rows of a table's file, as text."""
    return list(csv.DictReader(io.StringIO(download.content.decode("utf-8-sig"), newline="")))


def pack_rows(rows: Sequence[Row], schema: Description, provenance: str) -> bytes:
    """The rows as JSON, one a line.

    >>> schema = {"fields": [{"name": "unit", "type": "string"}, {"name": "value", "type": "number"}]}
    >>> print(pack_rows([{"unit": "assembly", "value": "77.80"}], schema, "reported").decode(), end="")
    {"provenance": "reported", "rows": [
    {"unit": "assembly", "value": 77.80}
    ]}
    """
    lines = ",\n".join(_object(row, schema) for row in rows)
    return f'{{{_said(provenance)}, "rows": [\n{lines}\n]}}\n'.encode()


def pack_thing(
    row: Row,
    schema: Description,
    companions: Mapping[str, tuple[Sequence[Row], Description]],
    provenance: str,
) -> bytes:
    """One row, and the rows of other tables that belong to it, by the name of their table."""
    below = "".join(
        f',\n"{name}": [{", ".join(_object(each, described) for each in rows)}]'
        for name, (rows, described) in companions.items()
    )
    return f'{{{_said(provenance)}, "{schema["name"]}": {_object(row, schema)}{below}}}\n'.encode()


def _said(provenance: str) -> str:
    return f'"provenance": {json.dumps(provenance)}'


def _object(row: Row, schema: Description) -> str:
    return f"{{{', '.join(_members(row, schema))}}}"


def _members(row: Row, schema: Description) -> Iterator[str]:
    kinds = {field["name"]: field["type"] for field in schema["fields"]}
    for name, text in row.items():
        plain = kinds[name] in _NUMBERS or (kinds[name] == "boolean" and text in _TRUTHS)
        value = "null" if not text else text if plain else json.dumps(text, ensure_ascii=False)
        yield f'"{name}": {value}'
