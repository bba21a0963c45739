"""One quarter's committee registers against the next: what was recorded once stays recorded."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from checked_tables.fault import problem
from checked_tables.problems import Problem

from .record import CommitteeWork, PlanItem

#: Each register that is carried forward: its table, its part of the work, what tells rows apart, and the
#: columns that may be filled in later but never change.
_REGISTERS: Sequence[tuple[str, str, str, tuple[str, ...]]] = (
    ("committee_reports", "reports", "report_id", ("committee_id", "due_on", "tabled_on", "debated_on")),
    ("audit_findings", "findings", "finding_id", ("auditor", "financial_year", "published_on")),
    (
        *("recommendations", "recommendations", "rec_id"),
        ("source_id", "made_on", "resolved_on", "responded_on", "due_on", "implemented_on"),
    ),
    (
        "executive_queries",
        "queries",
        "query_id",
        ("committee_id", "asked_on", "standard_days", "answered_on"),
    ),
)


def check_committee_history(
    files: Mapping[str, str], work: CommitteeWork, earlier: CommitteeWork
) -> Iterator[Problem]:
    """A warning for each row that is gone and for each day that was changed since the quarter before;
    ``files`` by table name. A register that is not there at all says nothing about what it held."""
    for table, part, key, columns in _REGISTERS:
        rows, before = getattr(work, part), getattr(earlier, part)
        if rows:
            yield from _check_register(files[table], key, columns, rows, before)
    yield from _check_plan(files["committee_plan"], work.plan, earlier.plan)


def _check_register(
    file: str, key: str, columns: tuple[str, ...], rows: Sequence[Any], before: Sequence[Any]
) -> Iterator[Problem]:
    now = {getattr(row, key): row for row in rows}
    for old in before:
        name = getattr(old, key)
        new = now.get(name)
        if new is None:
            yield _gone(file, name)
            continue
        for column in columns:
            was, is_now = getattr(old, column), getattr(new, column)
            if was is not None and was != is_now:
                said = "is empty" if is_now is None else f"is {is_now}"
                yield _changed(
                    file, column, f"{column} of {name} was {was} a quarter earlier and {said} now."
                )


def _check_plan(file: str, rows: Sequence[PlanItem], before: Sequence[PlanItem]) -> Iterator[Problem]:
    now = {(row.committee_id, row.financial_year, row.item_no): row for row in rows}
    years = {row.financial_year for row in rows}
    for old in before:
        if old.financial_year not in years:
            continue
        name = f"item {old.item_no} of {old.committee_id}"
        new = now.get((old.committee_id, old.financial_year, old.item_no))
        if new is None:
            yield _gone(file, name)
        elif new.delivered_count < old.delivered_count:
            found = f"Of {name} {old.delivered_count} had been delivered, and now {new.delivered_count}."
            yield _changed(file, "delivered_count", found)
        elif new.target_count != old.target_count and not new.reason:
            found = f"Of {name} {old.target_count} had been planned, and now {new.target_count}."
            yield _changed(file, "target_count", found)


def _gone(file: str, name: str) -> Problem:
    found = f"{name} was in the register of the quarter before and is no longer there."
    return problem(
        file, 0, "", "row-gone", found, "Put it back: what ended stays in the register.", "warning"
    )


def _changed(file: str, column: str, found: str) -> Problem:
    write = "Put it back, or tell the correction with the release."
    return problem(file, 0, column, "row-changed", found, write, "warning")
