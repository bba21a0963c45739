"""What was handed in, laid over the register and judged by the rules of the build."""

from __future__ import annotations

import csv
import shutil
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from pathlib import Path

from checked_tables.nearest import did_you_mean, plain, shown
from checked_tables.problems import DataProblems, Problem
from checked_tables.schemas import TableSchema
from plugins.core.facts.read import EXAMPLE, PARTS
from plugins.core.facts.read_folder import REFERENCE
from plugins.core.time.quarter import Quarter
from plugins.desk.findings import Finding, in_order, of_file
from plugins.desk.intake.cells import Sheet
from plugins.desk.intake.judge import Judged
from plugins.desk.intake.places import in_workbook
from plugins.desk.intake.source import Source
from plugins.desk.intake.tables import SheetTable
from plugins.portal.read import read_assembly

from .compose import write_register, write_schemes
from .hand_in import HandedIn, read_handed_in
from .parts import ADOPT, BEGINNING, SCHEME, SCHEME_HEADER, Part, parts_of, schemes_of
from .rows import Register, Written, beginning_from, register_from


@dataclass(frozen=True, slots=True, kw_only=True)
class Looked:
    """Everything found in what was handed in. ``judged`` has the findings, ``came`` and ``gone`` how many
    rows come in and how many examples go out, by table; ``left`` how many were offered and not adopted."""

    judged: Judged
    came: Mapping[str, int]
    gone: Mapping[str, int]
    left: Mapping[str, int]


def before_it(data_dir: Path) -> Path:
    """The register as it was before anything was adopted."""
    beside = data_dir / EXAMPLE / REFERENCE
    return beside if beside.is_dir() else data_dir / REFERENCE


def look_at(
    path: Path, data_dir: Path, quarter: Quarter, schemas: Mapping[str, TableSchema], staged: Path
) -> Looked:
    """Write the new data folder to ``staged`` and check it. Nothing else is written."""
    before = before_it(data_dir)
    parts, schemes = parts_of(before, schemas), schemes_of(before)
    headers = {part.name: part.header for part in parts}
    headers |= {BEGINNING: schemas[BEGINNING].names, SCHEME: SCHEME_HEADER}
    handed_in, sheets, findings = read_handed_in(path, headers)
    register = register_from(parts, handed_in, quarter)
    decision = beginning_from(handed_in, register)
    adopted = _adopted(handed_in.get(SCHEME), schemes, register)
    _lay(data_dir, staged)
    begun = (schemas[BEGINNING], decision) if decision else None
    target = staged / REFERENCE
    tables = write_register(target, data_dir / REFERENCE, parts, register, begun, handed_in)
    write_schemes(target, before, schemes, adopted, quarter)
    findings += register.findings
    findings += _missing(path, handed_in, register, decision)
    findings += _weighed(target, schemes, adopted, handed_in.get(SCHEME), register)
    if headless := {each.where for each in findings if each.kind == "missing-column"}:
        findings = [each for each in findings if not _follows(each, headless)]
    else:
        known = {(each.where, each.row, each.number) for each in findings if each.number}
        found = [_placed(each, tables) for each in _checked(staged) if each.severity == "error"]
        findings += [each for each in found if (each.where, each.row, each.number) not in known]
    return Looked(
        judged=_judged(path, quarter, sheets, tables, findings),
        came={name: len(rows) for name, rows in register.rows.items()},
        gone={part.name: len(part.examples) for part in parts},
        left=_left(parts, register),
    )


def _follows(each: Finding, headless: Collection[str]) -> bool:
    """Whether a finding only follows from a column that is missing in the sheets ``headless``."""
    return each.kind in ("unknown-name", "only-an-example", "nothing") or bool(
        each.row and each.where in headless
    )


def _lay(data_dir: Path, staged: Path) -> None:
    """What is read beside the register, which is written after it."""
    shutil.rmtree(staged, ignore_errors=True)
    for name in PARTS:
        if (data_dir / name).is_dir() and name != REFERENCE:
            shutil.copytree(data_dir / name, staged / name)
    if not (staged / EXAMPLE / REFERENCE).is_dir():
        shutil.copytree(data_dir / REFERENCE, staged / EXAMPLE / REFERENCE)


def _checked(staged: Path) -> tuple[Problem, ...]:
    try:
        return read_assembly(staged).warnings
    except DataProblems as wrong:
        return wrong.problems


def _placed(each: Problem, tables: Mapping[str, SheetTable]) -> Finding:
    """Where a clerk mends it: in a sheet, if the line came from one."""
    table = tables.get(each.file.removeprefix(f"{REFERENCE}/").removesuffix(".csv"))
    if table is None or not each.file.startswith(f"{REFERENCE}/") or each.line not in {0, *table.rows}:
        return of_file(each)
    return in_workbook(each, REFERENCE, tables, None)


def _missing(
    path: Path, handed_in: Mapping[str, HandedIn], register: Register, decision: Written | None
) -> list[Finding]:
    found = []
    if decision is None:
        words = "Nothing says when it was decided to begin, by which office, and in which paper."
        found.append(
            Problem(file=BEGINNING, kind="no-decision", found=words, write="Write it in this sheet.")
        )
    if handed_in and not any(register.rows.values()):
        words = "Nothing is adopted: no unit, no metric, no target."
        found.append(
            Problem(file=path.name, kind="nothing", found=words, write="Adopt one of them at least.")
        )
    return [of_file(each) for each in found]


def _adopted(found: HandedIn | None, schemes: Mapping[str, Path], register: Register) -> set[str]:
    adopted: set[str] = set()
    if found is None:
        return adopted
    for line in found.lines:
        name, said = line.cells.get(SCHEME_HEADER[0], ""), plain(line.cells.get(ADOPT, ""))
        if said not in ("", "yes", "no"):
            words = f"{shown(said)} says neither yes nor no."
            register.findings.append(found.fault(line, ADOPT, "not-a-choice", words, "Write yes or no."))
        elif said == "yes" and name not in schemes:
            write = did_you_mean(name, schemes) or "Take the row out."
            words = f"{shown(name)} is no scheme of the index."
            register.findings.append(found.fault(line, SCHEME_HEADER[0], "unknown-name", words, write))
        elif said == "yes":
            adopted.add(name)
    return adopted


def _weighed(
    target: Path,
    schemes: Mapping[str, Path],
    adopted: set[str],
    found: HandedIn | None,
    register: Register,
) -> list[Finding]:
    """A scheme that is adopted weighs only what is."""
    faults: list[Finding] = []
    known = set(register.metrics.values())
    if found is None:
        return faults
    for line in found.lines:
        name = line.cells.get(SCHEME_HEADER[0], "")
        if name not in adopted:
            continue
        with (target / schemes[name]).with_name("nodes.csv").open(encoding="utf-8", newline="") as file:
            weighed = [row["metric_id"] for row in csv.DictReader(file) if row.get("metric_id")]
        if missing := [each for each in weighed if each not in known]:
            words = f"This index weighs {len(missing)} metrics that are not adopted: {', '.join(missing)}."
            faults.append(found.fault(line, ADOPT, "not-adopted", words, "Write no, or adopt them."))
    return faults


def _judged(
    path: Path,
    quarter: Quarter,
    sheets: tuple[Sheet, ...],
    tables: Mapping[str, SheetTable],
    findings: list[Finding],
) -> Judged:
    source = Source(path=path, quarter=quarter, files={}, findings=(), sheets=sheets, tables=dict(tables))
    order = [sheet.name for sheet in sheets]
    return Judged(source=source, findings=in_order(findings, order), files={}, assembly=None)


def _left(parts: tuple[Part, ...], register: Register) -> dict[str, int]:
    return {
        part.name: len(part.offered) - len(register.rows[part.name])
        for part in parts
        if part.adopts and len(part.offered) > len(register.rows[part.name])
    }
