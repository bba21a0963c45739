"""The description of a folder of CSVs: a Frictionless Data Package, version 2.

What a column means is read from the table's schema, never written twice.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from hashlib import sha256
from typing import Any

from plugins.core.time.release import Provenance

_PROFILE = "https://datapackage.org/profiles/2.0/datapackage.json"
CC_BY = {
    "name": "CC-BY-4.0",
    "title": "Creative Commons Attribution 4.0 International",
    "path": "https://creativecommons.org/licenses/by/4.0/",
}
_FIELD_KEYS = ("name", "type", "title", "title_sw", "description", "description_sw", "derivation", "unit",
               "example", "constraints", "disclosure", "partOf", "zeros")  # fmt: skip
#: What ``_fields`` wrote, by the identity of the schema, which is kept so that it stays the only one, and the
#: tables that its keys lead to.
_written: dict[tuple[int, tuple[str, ...]], tuple[Mapping[str, Any], str]] = {}


@dataclass(frozen=True, slots=True, kw_only=True)
class Resource:
    """One CSV of a package: its file name, its bytes, and the schema that describes it. ``licensed``: its
    rows were made by the project itself (the illustrative figures)."""

    name: str
    path: str
    content: bytes
    schema: Mapping[str, Any]
    licensed: bool = False


def pack_datapackage(
    *,
    name: str,
    title: str,
    description: str,
    provenance: Provenance,
    version: str,
    resources: Sequence[Resource],
    illustrates: str | None = None,
    as_at: date | None = None,
) -> bytes:
    """``datapackage.json`` for ``resources``, with sizes and SHA-256 digests; its first word is where the
    figures come from.

    Nothing is licensed on anybody else's behalf: the package has a licence if all its tables have, else
    those that have one say so themselves. ``illustrates`` is what an invented release plays at;
    ``as_at`` is the day up to which a release counts what is late.
    """
    licensed = all(resource.licensed for resource in resources)
    package: Mapping[str, object] = {
        "provenance": provenance,
        **({"illustrates": illustrates} if illustrates else {}),
        "$schema": _PROFILE,
        "name": name,
        "title": title,
        "description": description,
        "version": version,
        **({"asAt": as_at.isoformat()} if as_at else {}),
        **({"licenses": [CC_BY]} if licensed else {}),
        "resources": [_described(resource, licensed) for resource in resources],
    }
    text = _json(package)
    there = frozenset(resource.name for resource in resources)
    for resource in resources:
        text = text.replace(json.dumps(_place(resource)), _fields(resource.schema, there), 1)
    return f"{text}\n".encode()


def _described(resource: Resource, together: bool) -> Mapping[str, Any]:
    schema = resource.schema
    return {
        "name": resource.name,
        "path": resource.path,
        "title": schema["title"],
        "description": schema["description"],
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8",
        "bytes": len(resource.content),
        **({"licenses": [CC_BY]} if resource.licensed and not together else {}),
        "hash": f"sha256:{sha256(resource.content).hexdigest()}",
        "schema": _place(resource),
    }


def _place(resource: Resource) -> str:
    """What stands for the columns until they are put in; no text of a table says it."""
    return f"\0{resource.name}"


def _fields(schema: Mapping[str, Any], there: frozenset[str]) -> str:
    """The columns and keys of a table as JSON, written once for all releases, set in as deep as they stand.
    Keys that lead to a table which is not ``there`` are left out."""
    foreign = [key for key in schema.get("foreignKeys", ()) if key["reference"]["resource"] in there]
    name = id(schema), tuple(key["reference"]["resource"] for key in foreign)
    known = _written.get(name)
    if known is None:
        columns = {
            "fields": [_field(field) for field in schema["fields"]],
            "primaryKey": schema["primaryKey"],
            **({"foreignKeys": foreign} if foreign else {}),
            **({"carriedForward": True} if schema.get("carriedForward") else {}),
            "missingValues": [""],
        }
        known = _written[name] = schema, _json(columns).replace("\n", "\n   ")
    return known[1]


def _field(field: Mapping[str, Any]) -> Mapping[str, Any]:
    """A column; its example is a text, as the profile wants it."""
    words = {key: field[key] for key in _FIELD_KEYS if key in field}
    return words | {"example": str(words["example"])} if "example" in words else words


def _json(value: Mapping[str, object]) -> str:
    return json.dumps(value, ensure_ascii=False, indent=1)
