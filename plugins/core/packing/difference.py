"""In which cells two versions of a published table differ."""

from __future__ import annotations

import csv
import io
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from .descriptions import Description

#: The columns that name the release itself.
RELEASE = frozenset({"provenance", "quarter", "period_start", "period_end", "version"})

#: A row's cells, and which row of its key it is.
_Rows = dict[tuple[object, ...], Mapping[str, str]]


@dataclass(frozen=True, slots=True)
class Difference:
    """One cell of a ``row`` (its cells in the newer version, else in the older one), as the older version has
    it and as the newer one has it; empty where a version has no such row."""

    table: str
    column: str
    row: Mapping[str, str]
    key: tuple[str, ...]
    old: str
    new: str


def differences(description: Description, old: bytes, new: bytes) -> Iterator[Difference]:
    """Every cell in which two packed tables differ, in the order of the newer one, then rows that are gone.
    Columns that name the release are left out, those of the key, and those that only one of the two carries.

    >>> table = {"name": "use", "primaryKey": ["quarter", "part"], "fields": []}
    >>> then, now = b"quarter,part,kwh\\nQ1,hall,7\\n", b"quarter,part,kwh\\nQ1,hall,9\\n"
    >>> [(found.key, found.column, found.old, found.new) for found in differences(table, then, now)]
    [(('hall',), 'kwh', '7', '9')]
    """
    left_out = RELEASE | _naming_the_release(description)
    key = [column for column in description["primaryKey"] if column not in left_out]
    before, after = _rows(old, key), _rows(new, key)
    carried = [set(next(iter(rows.values()), {})) for rows in (before, after)]
    both = carried[0] & carried[1] if all(carried) else carried[0] | carried[1]
    for place in dict.fromkeys((*after, *before)):
        was, now = before.get(place, {}), after.get(place, {})
        row = now or was
        own = tuple(row.get(each, "") for each in key)
        for column in row:
            cells = was.get(column, ""), now.get(column, "")
            if column in both and column not in left_out | {*key} and cells[0] != cells[1]:
                yield Difference(description["name"], column, row, own, *cells)


def _rows(packed: bytes, key: list[str]) -> _Rows:
    found: _Rows = {}
    seen: Counter[tuple[str, ...]] = Counter()
    for row in csv.DictReader(io.StringIO(packed.decode("utf-8-sig"), newline="")):
        own = tuple(row.get(column, "") for column in key)
        found[(*own, seen[own])] = row
        seen[own] += 1
    return found


def _naming_the_release(description: Description) -> set[str]:
    """Columns that lead to a row of the same release by its quarter and version."""
    return {
        column
        for each in description.get("foreignKeys", ())
        for column, theirs in zip(each["fields"], each["reference"]["fields"], strict=True)
        if theirs in RELEASE
    }
