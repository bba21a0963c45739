"""``check``: the repository's data, and the quarter in preparation, if the desk has one."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from checked_tables.problems import DataProblems, reported
from plugins.core.facts.assembly import Assembly
from plugins.core.facts.drift import Drift
from plugins.core.facts.read import schemas_folder
from plugins.core.facts.read_folder import REFERENCE
from plugins.core.packing.descriptions import read_descriptions
from plugins.desk.intake.command import look_at
from plugins.desk.intake.judge import Judged
from plugins.desk.reading import read_released
from plugins.portal.frozen_packed import check_released

from .check_report import pack_check_report
from .coloured import pack_coloured
from .draft import read_draft
from .findings import counted, say_findings
from .folder import Desk, QuarterFolder, quarter_named
from .new_quarter import schemas_of
from .swap import recover
from .trouble import DeskTrouble, files
from .typed import typed
from .versions import Released, open_quarter, released_versions, version_in_preparation
from .writing import write_whole

Tell = Callable[[str], None]


@dataclass(frozen=True, slots=True)
class Checked:
    """What to print, the exit code (0, or 2 if there is an error), and the page that was written."""

    text: str
    exit_code: int
    page: Path | None = None


def check(data_dir: Path, desk: Desk | None, workbook: str, quarter: str, tell: Tell) -> Checked:
    """Check the data of the repository, then the workbook named, else what the desk holds for the quarter
    named, else for its newest quarter that is not released. Without any of them only the repository."""
    with files("putting the register in order"):
        recover(data_dir / REFERENCE)  # begin may have been stopped between two renamings
    try:
        assembly = read_released(data_dir, tell)
        check_released(assembly, read_descriptions(schemas_folder(data_dir)))
    except DataProblems as wrong:
        own = Checked(reported(wrong.problems), 2)
    else:
        warnings = f"{reported(assembly.warnings)}\n" if assembly.warnings else ""
        complete = f"The data is complete: {len(assembly.reports)} quarters can be published."
        own = Checked(f"{warnings}{complete}{_harmless(assembly)}", 0)
    path = _wanted(desk, workbook, quarter, released_versions(data_dir))
    if desk is None or path is None:
        return own
    tell(f"Checking {path} ...")
    theirs = check_draft(path, data_dir, desk, tell, quarter)
    return Checked(f"{own.text}\n\n{theirs.text}", max(own.exit_code, theirs.exit_code), theirs.page)


def _harmless(assembly: Assembly) -> str:
    """How often the register says the same as what was released, but for a space, an office, a source or a
    text in Kiswahili that was missing."""
    silent = (assembly.get(Drift) or Drift()).silent
    cells = "1 cell of data/reference differs" if silent == 1 else f"{silent} cells of data/reference differ"
    return f"\n{cells} harmlessly from what was released." if silent else ""


def check_draft(path: Path, data_dir: Path, desk: Desk, tell: Tell, quarter: str = "") -> Checked:
    """Check a workbook or a folder of CSVs; writes the page and, of a workbook, the coloured copy."""
    found = look_at(path, data_dir, desk, tell, quarter)
    place = desk.of(found.source.quarter) if found.source.quarter else None
    page, copy = write_reports(found, data_dir, desk)
    lines = [say_findings(found.findings)] if found.findings else []
    lines += [f"In the repository itself: {each}" for each in found.elsewhere[:5]]
    lines.append(f"{path.name}: {counted(found.findings)}.")
    if place is not None:
        lines += _beside_the_draft(found, place)
    lines.append(f"The report as a page: {page}")
    if copy is not None:
        lines.append(f"A copy with the cells coloured: {copy}")
    return Checked("\n".join(lines), 0 if found.is_clean else 2, page)


def write_reports(found: Judged, data_dir: Path, desk: Desk) -> tuple[Path, Path | None]:
    """Write the page of what was found and, of a workbook in which something was, its coloured copy; where
    the two are."""
    place, path = desk.of(found.source.quarter) if found.source.quarter else None, found.source.path
    reports = place.reports if place is not None and place.path.is_dir() else desk.path / "reports"
    page, copy = reports / "check.html", reports / f"{path.stem}-marked.xlsx"
    with files("writing the report"):
        marked = bool(found.source.sheets) and bool(found.findings)
        if marked:
            write_whole(copy, pack_coloured(found, schemas_of(data_dir)))
        elif found.source.sheets:
            copy.unlink(missing_ok=True)
        write_whole(page, pack_check_report(found, copy.name if marked else ""))
    return page, copy if marked else None


def _beside_the_draft(found: Judged, place: QuarterFolder) -> list[str]:
    if not found.is_clean or not found.source.sheets:
        return []
    draft = read_draft(place)
    if draft == found.files:
        return ["The draft is the same as this workbook."]
    older = "The draft is older than this workbook. " if draft else ""
    return [f"{older}Next: {typed('intake', found.source.path)}"]


def _wanted(desk: Desk | None, workbook: str, quarter: str, released: Released) -> Path | None:
    """What to check beside the repository."""
    if workbook:
        return Path(workbook)
    if desk is None:
        return None
    chosen = quarter_named(quarter) if quarter else open_quarter(desk, released)
    if chosen is None:
        return None
    place = desk.of(chosen)
    there = [path for path in (place.workbook, place.draft) if path.exists()]
    if chosen in released and version_in_preparation(place, released):
        there.sort(key=lambda path: path.stat().st_mtime, reverse=True)  # a workbook of before may lie there
    if there:
        return there[0]
    if quarter:
        raise DeskTrouble(
            f"{place.path} has neither a workbook nor a draft. Begin with: {typed('new-quarter', chosen)}"
        )
    return None
