"""One publisher: the rows of a release's tables, under the columns that their schemas publish.

A subject says which records of a report stand in each of its tables, and, of each, the values that follow
from others (``Line``). All else is copied: the columns of the release, the record's own columns and
properties, and what every table may say of a unit, a committee or a status.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType
from typing import Any, NamedTuple, Protocol, TypeVar

from checked_tables.publishing import writer
from checked_tables.status import MARKER, SDMX_STATUS
from plugins.core.facts.assembly import Assembly, Report
from plugins.core.time.release import Provenance

from .descriptions import Description

Row = Mapping[str, object]
Piece = TypeVar("Piece")


class Line(NamedTuple):
    """One row to publish: the record that it copies, and by column what follows from others."""

    record: object
    derived: Mapping[str, object] = MappingProxyType({})


Lines = Mapping[str, Iterable[Line]]
#: Columns, each with what gives its value of a record.
Copied = Sequence[tuple[str, Callable[[Any], object]]]
#: Tables by name, each as the pieces of which it is made: its rows, or each quarter's rows together.
Tables = dict[str, list[Piece]]
#: The tables of a report that a subject publishes.
Told = Callable[[Report], Tables[Piece]]


class Series(Protocol):
    """How a subject's tables of several quarters become one."""

    def __call__(self, reports: Sequence[Report], told: Told[Piece]) -> Tables[Piece]:
        """Those of the pieces that ``told`` gives of each report."""


def every(reports: Sequence[Report], told: Told[Piece]) -> Tables[Piece]:
    """The rows of every quarter, one quarter after the other."""
    found: Tables[Piece] = {}
    for report in reports:
        for name, pieces in told(report).items():
            found.setdefault(name, []).extend(pieces)
    return found


def newest(reports: Sequence[Report], told: Told[Piece]) -> Tables[Piece]:
    """The tables of the newest quarter that has any: they hold all that came before."""
    return next(filter(None, map(told, reversed(reports))), {})


@dataclass(frozen=True, slots=True, kw_only=True)
class Contribution:
    """What a subject publishes: the lines of its tables in a report, and how quarters are put together."""

    lines: Callable[[Report, Assembly], Lines]
    series: Series = every
    #: Where its tables stand in the list of a release's, and in that of all quarters; a new one comes last.
    place: tuple[int, int] = (100, 100)


@dataclass(frozen=True, slots=True)
class ReferenceTable:
    """A reference table as published; a record that may be invented says its ``provenance``.
    ``even_empty``: there is a file also where there is no row."""

    name: str
    records: tuple[object, ...]
    even_empty: bool = True

    @property
    def provenance(self) -> Provenance:
        """That of its rows; ``illustrative`` if any of them is invented."""
        invented = any(getattr(record, "provenance", "") == "illustrative" for record in self.records)
        return "illustrative" if invented else "reported"


def copies(records: Iterable[object]) -> Iterator[Line]:
    """Records that are published as they are."""
    return (Line(record) for record in records)


def filled(tables: Lines) -> Lines:
    """Without the tables that have no line."""
    found = {name: tuple(lines) for name, lines in tables.items()}
    return {name: lines for name, lines in found.items() if lines}


@dataclass(frozen=True, slots=True)
class Publisher:
    """Lays lines out as rows. ``descriptions`` are the published schemas by table; ``joined`` are the columns
    that any table may publish beside those of its record, such as a unit's name."""

    assembly: Assembly
    descriptions: Mapping[str, Description]
    joined: Mapping[str, Callable[[Any], object]]

    def tables(self, contribution: Contribution, report: Report) -> Tables[Row]:
        """The rows of a subject's tables in a report."""
        lines = contribution.lines(report, self.assembly)
        return {name: self.rows(report, name, each) for name, each in lines.items()}

    def rows(self, report: Report, table: str, lines: Iterable[Line]) -> list[Row]:
        """The rows of one table; ``ValueError`` if the schema publishes what nobody says, or not what is."""
        fields = self.descriptions[table]["fields"]
        columns = {field["name"]: field.get("column", field["name"]) for field in fields}
        release = {name: value for name, value in release_columns(report).items() if name in columns}
        others = {name: column for name, column in columns.items() if name not in release}
        copied: dict[Any, Copied] = {}
        rows: list[Row] = []
        for line in _known(table, columns, lines):
            kind: Any = type(line.record)
            if kind not in copied:
                copied[kind] = self._copied(others, kind)
            rows.append({**release, **_row(table, line, copied[kind])})
        return rows

    def _copied(self, columns: Mapping[str, str], kind: Any) -> Copied:
        """For each column, what gives its value of a record of that class."""
        return [
            (name, self.joined.get(name) or _STATUS.get(name) or writer(kind, column))
            for name, column in columns.items()
        ]


def _row(table: str, line: Line, copied: Copied) -> Row:
    record, derived = line
    row = {}
    for name, value_of in copied:
        try:
            row[name] = derived[name] if name in derived else value_of(record)
        except (AttributeError, TypeError) as error:
            raise _disagree(table, [name]) from error
    return row


def release_columns(report: Report) -> Row:
    """The columns that every row of a release begins with."""
    release = report.release
    return {
        "provenance": release.provenance,
        "quarter": str(release.quarter),
        "period_start": release.quarter.first_day.isoformat(),
        "period_end": release.quarter.last_day.isoformat(),
        "version": release.version,
    }


def status_columns(status: Any) -> dict[str, str]:
    """The status as SDMX code and as the marker of the pages."""
    return {"obs_status": SDMX_STATUS[status], "marker": MARKER[status]}


def _known(table: str, columns: Mapping[str, str], lines: Iterable[Line]) -> Iterator[Line]:
    for line in lines:
        if odd := line.derived.keys() - columns.keys():
            raise _disagree(table, odd)
        yield line


def _disagree(table: str, columns: Iterable[str]) -> ValueError:
    return ValueError(f"the published table {table} and its schema disagree on {', '.join(sorted(columns))}")


_STATUS: Mapping[str, Callable[[Any], object]] = {
    "obs_status": lambda record: SDMX_STATUS[record.status],
    "marker": lambda record: MARKER[record.status],
}
