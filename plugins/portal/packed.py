"""The tables of each release and the reference tables, as bytes.

A release carries the tables and columns that it was released with, whatever is published today
(``frozen_packed.py``), and says of units, clocks and standards what its own copies of them say.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from hashlib import sha256

from checked_tables.publishing import written
from plugins.core.facts.assembly import Assembly, Report
from plugins.core.facts.version import Version
from plugins.core.packing.descriptions import Description
from plugins.core.packing.packing import joined_csv, pack_checksums, pack_csv, spread_csv
from plugins.core.packing.publisher import Contribution, Line, Lines, Publisher, ReferenceTable, Row, copies
from plugins.core.pages.cores import on_all_cores
from plugins.core.time.quarter import Quarter
from plugins.core.time.release import Provenance
from plugins.subjects.index.publish_ledger import Written, read_back
from plugins.subjects.reports.publish import INDEX_ONLY
from plugins.subjects.units.publish import joined_columns

from .subjects import SUBJECTS

Descriptions = Mapping[str, Description]
#: By table.
Columns = Mapping[str, Sequence[str]]
#: Of a frozen version: the tables that it was released with, their columns and what stood in each.
PACKED = "packed.csv"
#: The table that leads from one release's tables to those of others; it is packed after them.
LEDGER = "ledger"
#: The checksums of what was reported, fixed before the report is tabled.
REPORTED = "reported.sha256"
#: Tables that follow from others, or that record what happened to the release afterwards.
NOT_REPORTED = frozenset(
    {
        *("sign_offs", "signatures", "prerelease_access"),
        *("results", "statements", "index", "index_nodes", "index_changes", "index_simulated", "ledger"),
        *("labour", "labour_changes", "bill_clocks", "counted"),
    }
)


@dataclass(frozen=True, slots=True)
class Packed:
    """A table of a package as bytes. Columns of ``since`` are published since some of its rows came out."""

    name: str
    columns: tuple[str, ...]
    content: bytes
    count: int
    invented: bool
    since: frozenset[str] = frozenset()

    @property
    def file(self) -> str:
        """Its file in the package."""
        return f"{self.name}.csv"

    @property
    def read_back(self) -> Written | None:
        """The table as its readers find it."""
        return read_back(self.name, self.file, self.content)


#: The tables of a release: those of each contribution, by name.
PackedTables = Sequence[Mapping[str, Packed]]
#: The tables of each release, by its quarter and version, newest first.
PackedReleases = Mapping[tuple[Quarter, int], PackedTables]


def pack_releases(assembly: Assembly, descriptions: Descriptions) -> PackedReleases:
    """The tables of each release as it came out, newest first."""
    reports = sorted(assembly.released, key=release_id, reverse=True)
    tables = on_all_cores(lambda report: pack_release(report, assembly, descriptions), reports)
    return dict(zip(map(release_id, reports), tables, strict=True))


def release_id(report: Report) -> tuple[Quarter, int]:
    """Which release a report is."""
    return report.quarter, report.release.version


def publisher_of(report: Report, assembly: Assembly, descriptions: Descriptions) -> Publisher:
    """What lays out a release's tables: by the units, clocks and standards of its own copies."""
    then = replace(assembly, reference=report.records.declared)
    return Publisher(then, descriptions, joined_columns(then))


def pack_release(report: Report, assembly: Assembly, descriptions: Descriptions) -> PackedTables:
    """The tables of one release; columns and tables that are published since it came out are left out."""
    publisher = publisher_of(report, assembly, descriptions)
    kept = kept_columns(report.records)
    return tuple(
        {
            name: pack_table(name, rows, descriptions, report, kept)
            for name, rows in found.items()
            if not kept or name in kept
        }
        for found in (publisher.tables(contribution, report) for contribution in contributions())
    )


def of_release(report: Report, packed: PackedTables) -> dict[str, Packed]:
    """The tables that a release has, in their order."""
    return {
        name: table
        for tables in packed
        for name, table in tables.items()
        if report.release.has_index or name not in INDEX_ONLY
    }


def contributions() -> tuple[Contribution, ...]:
    """What subjects publish of a release, in the order in which it is listed there; a table of which no
    subject says anything is published as it is."""
    found = [subject.publish for subject in SUBJECTS if subject.publish is not None]
    return (*sorted(found, key=lambda each: each.place[0]), Contribution(lines=_plain))


def _plain(report: Report, _: Assembly) -> Lines:
    alone = (each for each in SUBJECTS if each.publish is None and not each.published_with)
    records = (record for subject in alone for record in subject.records)
    return {record.TABLE: copies(report.rows(record)) for record in records if report.rows(record)}


def reference_tables(assembly: Assembly) -> Iterator[ReferenceTable]:
    """The reference tables as published, in the order of their subjects."""
    for subject in SUBJECTS:
        own = {one.name: one for one in (subject.reference(assembly) if subject.reference else ())}
        for record in subject.records:
            if record in dict(assembly.reference.tables):
                plain = ReferenceTable(record.TABLE, assembly.rows(record))
                table = own.get(record.TABLE, plain)
                if table.records or table.even_empty:
                    yield table
        read = {record.TABLE for record in subject.records}
        yield from (one for name, one in own.items() if name not in read)


def pack_table(
    name: str, rows: Sequence[Row], descriptions: Descriptions, report: Report, kept: Columns
) -> Packed:
    """A table of a release under its columns; under those of them that were ``kept``, if it was frozen."""
    known = [field["name"] for field in descriptions[name]["fields"] if not field.get("seriesOnly")]
    columns = [each for each in kept.get(name, known) if each in known]
    return _pack(name, columns, rows, report.release.provenance)


def _pack(name: str, columns: Sequence[str], rows: Sequence[Row], provenance: Provenance) -> Packed:
    return Packed(name, tuple(columns), pack_csv(columns, rows), len(rows), provenance == "illustrative")


def pack_worded(
    name: str, lines: Callable[[Report], Iterable[Line]], assembly: Assembly, descriptions: Descriptions
) -> Packed:
    """A table of every quarter's current version with the columns that no release has (``seriesOnly``)."""
    publisher = Publisher(assembly, descriptions, joined_columns(assembly))
    columns = [field["name"] for field in descriptions[name]["fields"]]
    rows = [row for report in assembly.reports for row in publisher.rows(report, name, lines(report))]
    invented = any(report.release.is_illustrative for report in assembly.reports)
    return _pack(name, columns, rows, "illustrative" if invented else "reported")


def joined(pieces: Sequence[Packed], descriptions: Descriptions) -> Packed:
    """Tables of several releases as one; where a release does not carry a column, it is empty."""
    name, carried = pieces[0].name, [frozenset(piece.columns) for piece in pieces]
    known = [field["name"] for field in descriptions[name]["fields"]]
    every = frozenset.union(*carried)
    columns = tuple(each for each in known if each in every)
    return Packed(
        name,
        columns,
        joined_csv([spread_csv(piece.content, columns) for piece in pieces]),
        sum(piece.count for piece in pieces),
        any(piece.invented for piece in pieces),
        every - frozenset.intersection(*carried),
    )


def _reference_table(table: ReferenceTable, descriptions: Descriptions) -> Packed:
    columns = [field["name"] for field in descriptions[table.name]["fields"]]
    rows = [{column: written(record, column) for column in columns} for record in table.records]
    return _pack(table.name, columns, rows, table.provenance)


def code_lists(assembly: Assembly, descriptions: Descriptions) -> dict[str, Packed]:
    """The reference tables as published."""
    return {table.name: _reference_table(table, descriptions) for table in reference_tables(assembly)}


def kept_lists(report: Report, descriptions: Descriptions) -> dict[str, Packed]:
    """Those of which a version keeps its own copy, as it has them."""
    records = (record for subject in SUBJECTS for record in subject.records)
    kept = [record for record in records if descriptions[record.TABLE].get("copied")]
    tables = (ReferenceTable(record.TABLE, report.records.declared.rows(record)) for record in kept)
    return {table.name: _reference_table(table, descriptions) for table in tables}


def kept_columns(version: Version) -> Columns:
    """The columns of each table that a version was released with; none of a draft."""
    kept: dict[str, list[str]] = {}
    for row in version.frozen_results.get(PACKED, ()):
        kept.setdefault(row["table"], []).append(row["column"])
    return kept


def reported_sums(tables: Mapping[str, Packed]) -> bytes:
    """The checksums of what was reported, without what is computed from it or recorded afterwards: this
    list is final before a report is tabled, and its own checksum is that of the release."""
    return pack_checksums({table.file: table.content for table in reported_tables(tables)})


def reported_tables(tables: Mapping[str, Packed]) -> Iterator[Packed]:
    """Those of a release's tables that were reported."""
    return (table for name, table in tables.items() if name not in NOT_REPORTED)


def reported_checksum(report: Report, assembly: Assembly, descriptions: Descriptions) -> str:
    """The checksum that ``report`` will have as a release; nothing that is recorded later changes it."""
    return sha256(reported_list(report, assembly, descriptions)).hexdigest()


def reported_list(report: Report, assembly: Assembly, descriptions: Descriptions) -> bytes:
    """The list ``reported.sha256`` that ``report`` will have, of which that is the checksum."""
    return reported_sums(of_release(report, pack_release(report, assembly, descriptions)))
