"""Staff results by band: every band of the scheme once, and nothing in them that tells of a person."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from checked_tables.fault import problem
from checked_tables.mapping import Placed
from checked_tables.nearest import listed
from checked_tables.problems import Problem
from checked_tables.status import WITH_VALUE
from composite_index.scheme import Scheme
from disclosure_control.primary import Reason, hidden_first
from disclosure_control.rules import RULES

from .model_counts import cell_name, system_of_rows
from .record import TOTAL, StaffBand

_HIDE = "Empty it and write the status suppressed, for this band and a second one; or merge bands."
_FOUND: dict[Reason, str] = {
    "small count": f"{{staff}} is fewer than {RULES.safe_threshold} people, who could be recognised.",
    "zero": "A count of 0 tells something of every single person: nobody is in this band.",
    "whole group": "All staff are in this one band, so it tells the result of every single person.",
}


def check_staff(file: str, rows: Sequence[Placed[StaffBand]], scheme: Scheme | None) -> Iterator[Problem]:
    """The distribution of one quarter against the scheme in force and the rules of disclosure."""
    if not rows:
        return
    if scheme is None or not scheme.bands:
        found, write = "This quarter has no index, so there are no bands.", "Remove the file."
        yield problem(file, 0, "", "no-bands", found, write)
        return
    yield from _check_bands(file, rows, scheme)
    yield from _check_alike(file, rows)
    totals = list(_check_total(file, rows))
    yield from totals
    if not totals and all((row.staff is None) != (row.status in WITH_VALUE) for _, row in rows):
        yield from _check_people(file, rows)


def _check_bands(file: str, rows: Sequence[Placed[StaffBand]], scheme: Scheme) -> Iterator[Problem]:
    known = [band.number for band in scheme.bands]
    for line, row in rows:
        if row.band is not None and row.band not in known:
            found = f"The scheme of this quarter has no band {row.band}."
            write = f"Write {listed([*map(str, known), TOTAL])}."
            yield problem(file, line, "band", "unknown-band", found, write)
    for number in known:
        if number not in {row.band for _, row in rows}:
            found, write = f"There is no row for band {number}.", "Add it; hide its count if it is small."
            yield problem(file, 0, "band", "missing-band", found, write)


def _check_alike(file: str, rows: Sequence[Placed[StaffBand]]) -> Iterator[Problem]:
    """One kind of results in one table; a band alone is never not reported."""
    first_line, first = rows[0]
    for line, row in rows[1:]:
        if row.basis != first.basis:
            found = f"It is not the same as in line {first_line}."
            write = "Write the same in each row: the results of one table have one origin."
            yield problem(file, line, "basis_en", "two-bases", found, write)
    without = [(line, row) for line, row in rows if row.status in ("not_reported", "not_applicable")]
    if without and len({row.status for _, row in rows}) > 1:
        line, row = without[0]
        found = f"The status is {row.status}, but other bands have another one."
        write = "Write it for every row, or count the staff of this band too."
        yield problem(file, line, "status", "band-without-count", found, write)


def _check_total(file: str, rows: Sequence[Placed[StaffBand]]) -> Iterator[Problem]:
    parts = [row.staff for _, row in rows if row.band is not None and row.status in WITH_VALUE]
    whole = next(
        ((line, row.staff) for line, row in rows if row.band is None and row.staff is not None), None
    )
    hides = any(row.status == "suppressed" for _, row in rows if row.band is not None)
    added = sum(part for part in parts if part is not None)
    if whole is not None and (added > whole[1] or (added != whole[1] and not hides)):
        found = f"The total is {whole[1]}, the bands add up to {added}."
        yield problem(file, whole[0], "staff", "wrong-total", found, "Correct one of them.")


def _check_people(file: str, rows: Sequence[Placed[StaffBand]]) -> Iterator[Problem]:
    """Few people altogether; then what the rules of disclosure hide first."""
    counted = [(line, row) for line, row in rows if row.staff is not None]
    total = next((row.staff for _, row in counted if row.band is None), None)
    known = sum(row.staff or 0 for _, row in counted if row.band is not None) if total is None else total
    if counted and known < RULES.safe_base:
        found = f"The table counts {known} staff; below {RULES.safe_base} each of them could be recognised."
        yield problem(file, counted[-1][0], "staff", "too-few-people", found, "Leave the table out.")
        return
    reasons = hidden_first(system_of_rows("", [row for _, row in rows]))
    for line, row in counted:
        reason = reasons.get(cell_name("", row.band))
        if reason is not None and row.band is not None:
            yield problem(file, line, "staff", "small-count", _FOUND[reason].format(staff=row.staff), _HIDE)
