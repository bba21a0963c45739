"""``correct``: open the next version of a released quarter, and say what is changed in it and why."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import partial
from pathlib import Path
from typing import cast

from checked_tables.dates import date_fault
from checked_tables.problems import DataProblems
from checked_tables.schemas import TableSchema
from checked_tables.texts import Bilingual
from plugins.core.facts.assembly import Assembly, Report
from plugins.core.statements.formats import months
from plugins.desk.clock import Clock
from plugins.desk.draft import provenance_of, read_draft, write_draft
from plugins.desk.folder import Desk, QuarterFolder, quarter_named
from plugins.desk.lock import at_work
from plugins.desk.new_quarter import put_aside, schemas_of
from plugins.desk.overlay import overlaid
from plugins.desk.reading import read_released, read_with_draft
from plugins.desk.signing.record import counting, read_signatures
from plugins.desk.trouble import DeskTrouble, files
from plugins.desk.versions import released_versions, version_in_preparation
from plugins.desk.writing import write_whole
from plugins.subjects.corrections.agree import severities
from plugins.subjects.corrections.check_tables import UNSAID
from plugins.subjects.units.record import ASSEMBLY_ID

from .change import (
    COLUMNS,
    FIGURES,
    Change,
    FoundBy,
    Row,
    changed,
    check_said,
    listed,
    pack_rows,
    rows_of,
)
from .opening import pack_filled, released_draft
from .table_change import WholeTable, check_table, listed_table

Tell = Callable[[str], object]
CORRECTIONS, OBSERVATIONS = "corrections.csv", "observations.csv"
_SHOWN = 8


@dataclass(frozen=True, slots=True, kw_only=True)
class Said:
    """What the person says about one figure: ``on`` is metric_id/unit_id (the unit may be left out for the
    Assembly), ``to`` the new texts by column. Or about the rows that the workbook changed in a whole
    ``table``. With neither the version is only opened."""

    on: str = ""
    table: str = ""
    to: Mapping[str, str] = field(default_factory=dict)
    why: str = ""
    sababu: str = ""
    found_by: str = ""
    found_on: str = ""
    revision: bool = False


def correct(data_dir: Path, desk: Desk, clock: Clock, tell: Tell, written: str, said: Said) -> str:
    """Open the next version of the quarter ``written`` if it is not open, record the change if one is said;
    the sentences to print. ``DeskTrouble`` if it cannot be done; then nothing is changed."""
    quarter = quarter_named(written)
    released = released_versions(data_dir)
    if quarter not in released:
        raise DeskTrouble(
            f"{quarter} ({months(quarter, 'en')}) is not published, so nothing is to be corrected. Change "
            "the workbook and run intake."
        )
    old = data_dir / "quarters" / str(quarter) / f"v{released[quarter]}"
    version = released[quarter] + 1
    schemas = schemas_of(data_dir)
    place = desk.of(quarter)
    with at_work(place.path, "correct"), files("opening the correction"):
        assembly = _assembly(data_dir)
        first = released_draft(old, schemas, version, clock.today)
        clock.must_be_real(provenance_of(first))
        is_open = version_in_preparation(place, released) == version
        draft = read_draft(place) if is_open else first
        if said.on and said.table:
            raise DeskTrouble("Say one at a time: a figure (--on) or a table (--table).")
        new: Mapping[str, bytes] = draft
        if said.table:
            change = _whole_table(said, clock, schemas)
            new = _with_table(draft, change, first, schemas, place, version)
        elif said.on:
            new = _with(draft, _change(said, clock), first, place, version)
        read, wrong = _read(place, version, new, data_dir) if CORRECTIONS in new else (None, [])
        if read is not None:
            new = {**new, CORRECTIONS: _weighed(rows_of(new[CORRECTIONS]), read.report(quarter), read)}
        filled = partial(pack_filled, quarter, assembly=assembly, data_dir=data_dir, schemas=schemas)
        workbook, lines = _workbook(place, draft, new, filled, is_open=is_open)
        tell(f"Read what was released as version {released[quarter]}.")
        if workbook is not None:
            write_whole(place.workbook, workbook)
        kept = write_draft(place, new)
        if kept is not None and counting(read_signatures(place), version):
            lines.append(f"Sign-offs given for version {version} so far no longer count.")
        if not is_open:
            lines.insert(
                0, f"Opened version {version} of {quarter} ({months(quarter, 'en')}) in {place.path}."
            )
        rows = rows_of(new[CORRECTIONS]) if CORRECTIONS in new else []
        lines += [_line(row) for row in rows]
        lines += (wrong or _next(read)) if rows else [_HOW.format(quarter=quarter)]
    return "\n".join(lines)


_HOW = (
    "Say each change with its reason; readers will see both:\n"
    '  correct {quarter} --on metric_id/unit_id --value NEW --why "..." --sababu "..." '
    "--found-by public\n"
    "(--numerator, --denominator, --unrecorded, --status likewise; --revision for data that was announced.)\n"
    "Other tables: change the workbook, run intake, then say why for each table that changed:\n"
    '  correct {quarter} --table bills --why "..." --found-by public'
)


def _assembly(data_dir: Path) -> Assembly:
    try:
        return read_released(data_dir)
    except DataProblems as wrong:
        raise DeskTrouble(
            f"The tables of the repository have {len(wrong.problems)} problems, so no correction can begin. "
            "Run the command check first; it lists them."
        ) from None


def _change(said: Said, clock: Clock) -> Change:
    metric_id, _, unit_id = said.on.partition("/")
    to = {name: said.to[name].strip() for name in FIGURES if name in said.to}
    if not to:
        raise DeskTrouble(
            "Say what it should have been: --value, --numerator, --denominator, --unrecorded or --status."
        )
    reason, found_on = _told(said, clock)
    return Change(
        metric_id=metric_id,
        unit_id=unit_id or ASSEMBLY_ID,
        to={name: "" if text in ("-", "none") else text for name, text in to.items()},
        kind="revision" if said.revision else "correction",
        found_by=cast(FoundBy, said.found_by),
        found_on=found_on,
        reason=reason,
    )


def _whole_table(said: Said, clock: Clock, schemas: Mapping[str, TableSchema]) -> WholeTable:
    check_table(said.table, schemas)
    if said.to:
        raise DeskTrouble("A table is changed in the workbook; here only say why, without a value.")
    reason, found_on = _told(said, clock)
    return WholeTable(
        table=said.table,
        kind="revision" if said.revision else "correction",
        found_by=cast(FoundBy, said.found_by),
        found_on=found_on,
        reason=reason,
    )


def _told(said: Said, clock: Clock) -> tuple[Bilingual, date]:
    """Why, and the day on which it was found."""
    reason = Bilingual(said.why, said.sababu)
    check_said(said.found_by, reason)
    found_on = said.found_on.strip() or str(clock.today)
    fault = date_fault(found_on)
    if fault is not None:
        raise DeskTrouble(f"{fault.found} {fault.write}")
    if date.fromisoformat(found_on) > clock.today:
        raise DeskTrouble(f"{found_on} is in the future; today is {clock.today}. Write the day it was found.")
    return reason, date.fromisoformat(found_on)


def _with_table(
    draft: Mapping[str, bytes],
    change: WholeTable,
    first: Mapping[str, bytes],
    schemas: Mapping[str, TableSchema],
    place: QuarterFolder,
    version: int,
) -> dict[str, bytes]:
    """The draft with the change of the table in its list of changes."""
    before = rows_of(draft[CORRECTIONS]) if CORRECTIONS in draft else []
    schema = schemas[change.table]
    rows = listed_table(before, change, first, draft, schema, place.quarter, version)
    found = {**draft, CORRECTIONS: pack_rows(COLUMNS, rows)}
    if not rows:
        del found[CORRECTIONS]
    return found


def _with(
    draft: Mapping[str, bytes], change: Change, first: Mapping[str, bytes], place: QuarterFolder, version: int
) -> dict[str, bytes]:
    """The draft with the change in its figures and in its list of changes."""
    released = rows_of(first[OBSERVATIONS])
    figures = rows_of(draft[OBSERVATIONS])
    before = rows_of(draft[CORRECTIONS]) if CORRECTIONS in draft else []
    new = changed(figures, change)
    rows = listed(before, change, released, place.quarter, version)
    if rows == before and new == figures:
        raise DeskTrouble(f"{change.metric_id}/{change.unit_id} says that already; nothing was changed.")
    found = {**draft, OBSERVATIONS: pack_rows(tuple(figures[0]), new), CORRECTIONS: pack_rows(COLUMNS, rows)}
    if not rows:
        del found[CORRECTIONS]
    return found


def _workbook(
    place: QuarterFolder,
    draft: Mapping[str, bytes],
    new: Mapping[str, bytes],
    pack: Callable[[Mapping[str, bytes]], bytes],
    *,
    is_open: bool,
) -> tuple[bytes | None, list[str]]:
    """The workbook to write, if any, and what to say about it. One that staff have changed stays."""
    filled = pack(new)
    there = place.workbook.read_bytes() if place.workbook.exists() else None
    if there is None or there == filled:
        return filled, [f"The workbook with all that was released: {place.workbook}"] if there is None else []
    if not is_open:
        kept = put_aside(place)
        return filled, [
            f"The workbook with all that was released: {place.workbook}",
            f"The one that was there is now {kept.name}.",
        ]
    if there == pack(draft):
        return filled, []
    return None, [
        f"{place.workbook.name} was changed since, so it stays as it is. Write the new figure there too "
        "before the next intake."
    ]


def _line(row: Mapping[str, str]) -> str:
    if row.get("table"):
        return f"  {row['kind']}, {row['severity']}: {row['table']}: {row['new_value']} ({row['reason_en']})"
    old, new = row["old_value"] or "nothing", row["new_value"] or "nothing"
    what = f"{row['metric_id']}/{row['unit_id']}, {row['column']}: {old} becomes {new}"
    return f"  {row['kind']}, {row['severity']}: {what} ({row['reason_en']})"


def _weighed(rows: Sequence[Row], report: Report | None, read: Assembly) -> bytes:
    """The list of changes, each with how much it matters by what it moved."""
    derived = severities(report, read) if report else {}
    weighed = [{**row, "severity": derived.get(row["correction_id"], row["severity"])} for row in rows]
    return pack_rows(COLUMNS, weighed)


def _read(
    place: QuarterFolder, version: int, draft: Mapping[str, bytes], data_dir: Path
) -> tuple[Assembly | None, list[str]]:
    """The Assembly with the draft in it; else what is wrong with the draft."""
    with overlaid(data_dir, place.path, place.quarter, draft, version) as folder:
        try:
            return read_with_draft(folder, place), []
        except DataProblems as wrong:
            errors = [each for each in wrong.problems if each.severity == "error"]
            return None, [
                "The new version is not in order yet:",
                *(f"  {each}" for each in errors[:_SHOWN]),
                *([f"  ... and {len(errors) - _SHOWN} more"] * (len(errors) > _SHOWN)),
                "Go on with correct, or mend the workbook and run intake.",
            ]


def _next(read: Assembly | None) -> list[str]:
    """What comes next, of a draft that is in order."""
    unsaid = [each for each in read.warnings if each.kind in UNSAID] if read else []
    if unsaid:
        return ["Still to be said before anybody can sign:", *(f"  {each}" for each in unsaid)]
    return ["The new version is in order. Next: compare, preview, the sign-offs, release."]
