"""A draft judged by the rules of the build: the same reader, the same checks, the same reference tables."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from checked_tables.nearest import shown
from checked_tables.problems import DataProblems, Problem
from checked_tables.schemas import TableSchema
from checked_tables.table import read_table
from plugins.core.facts.assembly import Assembly
from plugins.core.time.quarter import Quarter
from plugins.core.time.release_file import FILE
from plugins.desk.draft import read_draft
from plugins.desk.findings import Finding, in_order, of_file
from plugins.desk.folder import Desk
from plugins.desk.overlay import overlaid, shown_as
from plugins.desk.reading import read_with_draft
from plugins.desk.versions import released_versions, version_in_preparation
from plugins.desk.workbook.form import READ_ME, RELEASE, staff_tables

from .beside_earlier import check_beside_earlier
from .count_registers import counted_in
from .source import Source

_IN_NAME = re.compile(r"(?<!\d)\d{4}-\d{2}-Q[1-4](?!\d)", re.IGNORECASE)
Tell = Callable[[str], object]


@dataclass(frozen=True, slots=True, kw_only=True)
class Judged:
    """A source with everything found in it. ``files`` is the finished draft, by name, and ``assembly`` what
    follows from it; both only if there is no error. ``elsewhere`` are errors in the repository's own data."""

    source: Source
    findings: tuple[Finding, ...]
    files: Mapping[str, bytes]
    assembly: Assembly | None
    elsewhere: tuple[Problem, ...] = ()

    @property
    def is_clean(self) -> bool:
        """Whether the draft may be kept: no error in it, warnings allowed."""
        return self.assembly is not None


def judged(
    source: Source, data_dir: Path, desk: Desk, schemas: Mapping[str, TableSchema], tell: Tell
) -> Judged:
    """Everything wrong with what was handed in, in the order in which staff mend it."""
    quarter = source.quarter
    findings = list(source.findings)
    if quarter is None:
        return _judged(source, findings)
    wrong_quarter = _quarter_faults(source, quarter, data_dir, desk)
    if wrong_quarter:
        return _judged(source, [*wrong_quarter, *findings])
    place = desk.of(quarter)
    version = version_in_preparation(place, released_versions(data_dir)) or 1
    source = source.of_version(version, read_draft(place))
    with overlaid(data_dir, place.path, quarter, source.files, version) as folder:
        ours = shown_as(quarter, version)

        def laid(files: Mapping[str, bytes]) -> None:
            for name, data in files.items():
                (folder / ours / name).write_bytes(data)

        filled = counted_in(folder, ours, source.files, quarter, laid)
        for name in source.files.keys() - filled.files.keys():
            (folder / ours / name).unlink()
        source = replace(source, files=filled.files)
        if filled.counted:
            tell(f"Counted {filled.counted} figures in registers that are complete to the quarter's end.")
        assembly: Assembly | None = None
        try:
            assembly = read_with_draft(folder, place)
            problems = assembly.warnings
        except DataProblems as wrong:
            problems = wrong.problems
        tell("Checked by the rules of the build, beside the released quarters.")
        findings += source.findings_of(problems)
        if assembly is not None:
            findings += source.findings_of(check_beside_earlier(assembly, quarter))
        elsewhere = tuple(
            each
            for each in problems
            if each.severity == "error" and each.file != ours and not each.file.startswith(f"{ours}/")
        )
        if any(each.severity == "error" for each in findings) or assembly is None:
            return _judged(source, findings, elsewhere)
        files = _finished(folder / ours, source, schemas)
    return replace(_judged(source, findings), files=files, assembly=assembly)


def rows_in(data: bytes) -> int:
    """The number of rows of a draft's table, without the column names."""
    return max(0, sum(1 for _ in csv.reader(io.StringIO(data.decode("utf-8"), newline=""))) - 1)


def _judged(source: Source, findings: list[Finding], elsewhere: tuple[Problem, ...] = ()) -> Judged:
    order = [READ_ME, RELEASE, *(sheet.name for sheet in source.sheets)]
    return Judged(
        source=source,
        findings=in_order(findings, order),
        files={},
        assembly=None,
        elsewhere=elsewhere,
    )


def _finished(folder: Path, source: Source, schemas: Mapping[str, TableSchema]) -> dict[str, bytes]:
    """The draft as it is kept: every column in the order of its description, rows as they came."""
    files = {FILE: source.files[FILE]}
    for schema in (*staff_tables(schemas), *(schemas[name] for name in ("corrections",) if name in schemas)):
        path = folder / f"{schema.name}.csv"
        if path.name not in source.files:
            continue
        out = io.StringIO(newline="")
        writer = csv.writer(out, lineterminator="\n")
        writer.writerow(schema.names)
        rows = read_table(path, schema, path.name).rows
        writer.writerows([row.cells[name] for name in schema.names] for row in rows)
        files[path.name] = out.getvalue().encode()
    return files


def _quarter_faults(source: Source, quarter: Quarter, data_dir: Path, desk: Desk) -> list[Finding]:
    """Another quarter's workbook: its folder, its name or the releases say another quarter than it does."""
    where = READ_ME if source.sheets else source.path.name
    says = f"It says that it is of {quarter}"
    told = _IN_NAME.search(source.path.name)
    place = desk.quarter_of(source.path)
    if place is not None and place != quarter:
        words = f"{says}, but it lies in the folder of {place}."
    elif told and told[0].upper() != str(quarter):
        words = f"{says}, but its name is {shown(source.path.name)}."
    elif version_in_preparation(desk.of(quarter), released_versions(data_dir)) is None:
        words = f"{says}, which is published already."
        write = (
            "If it is the new quarter's, write the quarter there. To mend a published figure, begin with the "
            "command correct."
        )
        return [_fault(where, words, write)]
    elif not desk.of(quarter).path.is_dir():
        words = f"{says}, for which the desk {desk.path} has no folder."
        return [_fault(where, words, f"Run new-quarter {quarter} first, or write the right quarter there.")]
    else:
        return []
    return [_fault(where, words, "Take the workbook of the right quarter, or write the right quarter there.")]


def _fault(where: str, found: str, write: str) -> Finding:
    return of_file(Problem(file=where, kind="other-quarter", found=found, write=write))
