"""One publisher: the rows of a release's tables, under the columns that their schemas publish.

A subject says which records of a report stand in each of its tables, and, of each, the values that follow
from others (``Line``). All else is copied: the columns of the release, the record's own columns and
properties, and what every table may say of a unit, a committee or a status.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType
from typing import Any, NamedTuple

from checked_tables.mapping import written
from checked_tables.status import MARKER, SDMX_STATUS
from plugins.core.facts.assembly import Assembly, Report
from plugins.core.time.release import Provenance

from .descriptions import Description

Row = Mapping[str, object]
Tables = dict[str, list[Row]]


class Line(NamedTuple):
    """One row to publish: the record that it copies, and by column what follows from others."""

    record: object
    derived: Mapping[str, object] = MappingProxyType({})


Lines = Mapping[str, Iterable[Line]]
#: The tables of a report that a subject publishes.
Told = Callable[[Report], Tables]
#: A subject's tables over several quarters.
Series = Callable[[Sequence[Report], Told], Tables]


def every(reports: Sequence[Report], told: Told) -> Tables:
    """The rows of every quarter, one quarter after the other."""
    found: Tables = {}
    for report in reports:
        for name, rows in told(report).items():
            found.setdefault(name, []).extend(rows)
    return found


def newest(reports: Sequence[Report], told: Told) -> Tables:
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
    """A reference table as published; a record that may be invented says its ``provenance``."""

    name: str
    records: tuple[object, ...]

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

    def tables(self, contribution: Contribution, report: Report) -> Tables:
        """The rows of a subject's tables in a report."""
        lines = contribution.lines(report, self.assembly)
        return {name: self.rows(report, name, each) for name, each in lines.items()}

    def rows(self, report: Report, table: str, lines: Iterable[Line]) -> list[Row]:
        """The rows of one table; ``ValueError`` if the schema publishes what nobody says, or not what is."""
        fields = self.descriptions[table]["fields"]
        columns = {field["name"]: field.get("column", field["name"]) for field in fields}
        release = release_columns(report)
        return [
            {
                name: release[name] if name in release else self._value(table, name, column, line)
                for name, column in columns.items()
            }
            for line in _known(table, columns, lines)
        ]

    def _value(self, table: str, name: str, column: str, line: Line) -> object:
        if name in line.derived:
            return line.derived[name]
        join = self.joined.get(name) or _STATUS.get(name)
        try:
            return written(line.record, column) if join is None else join(line.record)
        except (AttributeError, TypeError) as error:
            raise _disagree(table, [name]) from error


def release_columns(report: Report) -> Row:
    """The columns that every row of a release begins with."""
    release = report.release
    return {
        "provenance": release.provenance,
        "quarter": release.quarter,
        "period_start": release.quarter.first_day,
        "period_end": release.quarter.last_day,
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
