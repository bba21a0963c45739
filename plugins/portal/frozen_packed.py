"""Released bytes do not hang on the program: what a release's tables said when it was frozen, they say today.

``packed_rows`` are the rows of ``results/packed.csv`` of a frozen version: each column of each table that
it was released with, and a checksum of what stood in it (the first 16 digits of the SHA-256 of its cells,
one a line). ``packed.py`` leaves out what is published since; ``check_packed`` compares the rest. Beside it
``results/reported.sha256`` is the list whose own checksum was read into the Assembly's record.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from hashlib import sha256

from checked_tables.problems import DataProblems, Problem
from plugins.core.facts.assembly import Assembly, Report
from plugins.core.packing.descriptions import comparing
from plugins.core.packing.packing import columns_of

from .packed import (
    LEDGER,
    PACKED,
    REPORTED,
    Descriptions,
    Packed,
    PackedReleases,
    PackedTables,
    of_release,
    pack_releases,
    release_id,
    reported_tables,
)

#: Rows as they were frozen.
Frozen = Sequence[Mapping[str, str]]
#: The columns of ``packed.csv``.
COLUMNS = ("table", "column", "checksum")
_DIGITS = 16
_RESTORE = (
    "Put back what was changed in data/reference, or use the program that it was released with: what is out "
    "changes by a correction alone."
)


def packed_rows(packed: PackedTables, descriptions: Descriptions) -> Iterator[Mapping[str, str]]:
    """One for each column of each table; without a checksum where its values hang on other releases, too."""
    for table in (table for tables in packed for table in tables.values()):
        others = comparing(descriptions[table.name])
        for column, cells in columns_of(table.content).items():
            checksum = "" if column in others else _checksum(cells)
            yield dict(zip(COLUMNS, (table.name, column, checksum), strict=True))
    for field in descriptions[LEDGER]["fields"]:
        yield dict(zip(COLUMNS, (LEDGER, field["name"], ""), strict=True))


def check_released(assembly: Assembly, descriptions: Descriptions) -> PackedReleases:
    """The tables of each release, newest first; ``DataProblems`` if one is not as it was released."""
    packed = pack_releases(assembly, descriptions)
    if problems := [*check_packed(assembly, packed)]:
        raise DataProblems([*assembly.warnings, *problems])
    return packed


def check_packed(assembly: Assembly, packed: PackedReleases) -> Iterator[Problem]:
    """A problem for each table of a frozen release that would be packed otherwise than it was released,
    naming its columns."""
    for report in (*assembly.reports, *assembly.superseded):
        frozen = report.records.frozen_results
        if PACKED in frozen:
            tables = packed[release_id(report)]
            odd = dict(_in_list(frozen.get(REPORTED, ()), of_release(report, tables)))
            odd |= _in_columns(frozen[PACKED], {name: one for each in tables for name, one in each.items()})
            for name, what in odd.items():
                yield _problem(report, name, what)


def _in_columns(then: Frozen, tables: Mapping[str, Packed]) -> Iterator[tuple[str, str]]:
    """What differs in the columns of each table, by its name."""
    frozen: dict[str, dict[str, str]] = {}
    for row in then:
        frozen.setdefault(row["table"], {})[row["column"]] = row["checksum"]
    for name, columns in frozen.items():
        cells = columns_of(tables[name].content) if name in tables else {}
        odd = [
            column
            for column, checksum in columns.items()
            if checksum and (column not in cells or _checksum(cells[column]) != checksum)
        ]
        if odd:
            yield name, f"column {', '.join(odd)}"


def _in_list(then: Frozen, tables: Mapping[str, Packed]) -> Iterator[tuple[str, str]]:
    """What differs in the list of what was reported."""
    now = {table.file: sha256(table.content).hexdigest() for table in reported_tables(tables)}
    was = {row["file"]: row["sha256"] for row in then}
    for file in sorted({*now, *was}):
        if now.get(file) != was.get(file):
            what = "its bytes" if file in now and file in was else f"its place in {REPORTED}"
            yield file.removesuffix(".csv"), what


def _checksum(cells: Iterable[str]) -> str:
    return sha256("\n".join(cells).encode()).hexdigest()[:_DIGITS]


def _problem(report: Report, table: str, what: str) -> Problem:
    release = report.release
    return Problem(
        file=f"{release.folder}/results/{PACKED}",
        kind="packed",
        found=f"The table {table} of {release.quarter}, version {release.version}, would be published "
        f"otherwise than it was released: {what}.",
        write=_RESTORE,
    )
