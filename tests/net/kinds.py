"""The kinds of tables that pages have, each with a function that says what such a table must hold.

A declaration stands beside its subject, in a file ``tables_of_*.py``::

    @shows("services/petitions.html", "time-to-reply-table")
    def answered_by_days(reader):
        yield "days since receipt", "Answered %"
        ...

It yields the headings first and then every row in its order, worked out from the tables that were handed in.
A cell is its words, or its words and the class that it must bear, as in ``("+3", "better")``.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from tests.net import records, written
from tests.net.pages import Table
from tests.net.records import Row
from tests.net.words import say

Told = str | tuple[str, str]
Rows = Iterable[Sequence[Told]]


@dataclass(frozen=True, slots=True)
class Reader:
    """Somebody who reads one table in one language, and knows the records behind it."""

    site: Path
    language: str
    table: Table
    found: dict[str, str]

    def t(self, key: str, count: int | None = None, of: int | None = None, **values: object) -> str:
        """Words of the wording file."""
        return say(self.language, key, count, of, **values)

    def text(self, row: Row, column: str) -> str:
        """A text of a record: in the reader's language or, where it is missing, in English."""
        found = row[f"{column}_{self.language}"] or row[f"{column}_en"] or row[f"{column}_sw"]
        return " ".join(found.split())

    def cited(self, written_in_english: str) -> str:
        """A law or an office that a record names in English: the names of ``common.toml``, the year after
        them, ``s.`` before a number."""
        told = written_in_english
        for name in ("policy", "access", "counties", "heads"):
            english, own = say("en", f"cited.{name}"), self.t(f"cited.{name}")
            for year in range(2010, 2026):
                told = told.replace(f"{english} {year}", self.t("cited.of_year", name=own, year=year))
            told = told.replace(english, own)
        for digit in "123456789":
            told = told.replace(f"s.{digit}", self.t("cited.section", number=digit))
        return told

    def unit(self, unit_id: str) -> str:
        """The name of a unit."""
        return self.text(records.unit(unit_id), "name")

    def day(self, iso: str) -> str:
        """``30 October 2026``; a dash where there is no date."""
        return written.day(iso, self.language) if iso else written.NOTHING

    def months(self, quarter: str) -> str:
        """``July to September 2026``."""
        return written.months(quarter, self.language)

    def short(self, quarter: str) -> str:
        """``Jul–Sep 2026``."""
        return written.short(quarter, self.language)

    def days(self, count: int | str, decimals: int | None = None) -> str:
        """``4 days``."""
        return written.days(count, self.language, decimals)

    def missing(self, status: str) -> Told:
        """The mark of a status, in a cell that is marked as missing."""
        return MARKS[status], "missing"

    def worded(self, status: str) -> Told:
        """The mark of a status after its word, as under pictures."""
        return f"{self.t(f'status.{status}')} {MARKS[status]}", "missing"

    def published(
        self, table: str, quarter: str | None = None, version: int | None = None
    ) -> tuple[Row, ...]:
        """A table of the built site's downloads: a second witness."""
        return records.published(self.site, table, quarter, version)


#: The marks that stand for a status, and the codes that files have for it.
MARKS = {
    "reported": "",
    "provisional": "[p]",
    "estimated": "[e]",
    "not_reported": "[x]",
    "not_collected": "[x]",
    "not_applicable": "[z]",
    "suppressed": "[c]",
}
CODES = {
    "reported": "A",
    "provisional": "P",
    "estimated": "E",
    "not_reported": "O",
    "not_collected": "L",
    "not_applicable": "M",
    "suppressed": "Q",
}


@dataclass(frozen=True, slots=True)
class Kind:
    """Tables with one meaning: where they stand, and what they must hold."""

    name: str
    address: re.Pattern[str]
    table_id: re.Pattern[str]
    expected: Callable[[Reader], Rows]

    def of(self, table: Table) -> dict[str, str] | None:
        """What the address and the id name (``{"quarter": "2026-27-q1"}``); ``None`` of another kind."""
        where, which = self.address.fullmatch(table.address), self.table_id.fullmatch(table.table_id)
        if where is None or which is None:
            return None
        return {**where.groupdict(), **which.groupdict()}


KINDS: list[Kind] = []

_PATTERNS = {
    "{quarter}": r"(?P<quarter>20\d\d-\d\d-q\d)",
    "{year}": r"(?P<year>20\d\d-\d\d)",
    "{version}": r"(?:illustrative-)?v(?P<version>\d+)",
    "{slug}": r"(?P<slug>[a-z0-9-]+)",
    "{name}": r"(?P<name>[a-z0-9]+)",
    "{other}": r"(?P<other>[a-z0-9_-]+)",
}


def pattern(words: str) -> re.Pattern[str]:
    """An address or id with places to fill, such as ``reports/{quarter}.html``."""
    parts = re.split(r"(\{\w+\})", words)
    return re.compile("".join(_PATTERNS.get(each) or re.escape(each) for each in parts))


def shows(*places: str, table_id: str) -> Callable[[Callable[[Reader], Rows]], Callable[[Reader], Rows]]:
    """Declare what the table ``table_id`` of the pages ``places`` holds."""

    def declare(expected: Callable[[Reader], Rows]) -> Callable[[Reader], Rows]:
        for place in places:
            name = f"{place.removesuffix('.html')}#{table_id}"
            KINDS.append(Kind(name, pattern(place), pattern(table_id), expected))
        return expected

    return declare


def kind_of(table: Table) -> tuple[Kind, dict[str, str]] | None:
    """The declaration that covers a table, with what its address names."""
    for kind in KINDS:
        found = kind.of(table)
        if found is not None:
            return kind, found
    return None


def differences(reader: Reader, expected: Rows) -> list[str]:
    """What a page shows otherwise than its records say: a line for each cell, or one about rows."""
    table = reader.table
    lines: list[Sequence[Any]] = [tuple(line) for line in expected]
    if not lines:
        return ["nothing is declared for it"]
    found = []
    if list(lines[0]) != table.headings:
        found.append(f"headings: the page has {table.headings}, the records say {list(lines[0])}")
    wanted = lines[1:]
    if len(wanted) != len(table.rows):
        found.append(f"the page has {len(table.rows)} rows, the records {len(wanted)}")
    for place, (row, line) in enumerate(zip(table.rows, wanted, strict=False), start=1):
        if len(row) != len(line):
            found.append(f"row {place}: {len(row)} cells, the records say {len(line)}")
        for heading, cell, told in zip(table.headings, row, line, strict=False):
            text, kind = told if isinstance(told, tuple) else (told, "")
            text = " ".join(text.split())
            if cell.text != text or (kind and kind not in cell.kinds):
                shown = f"{cell.text!r} {sorted(cell.kinds)}" if kind else repr(cell.text)
                found.append(f"row {place}, {heading}: the page has {shown}, the records say {text!r} {kind}")
    return found
