"""Check what stands on given days: the clocks of bills, milestones, points of audits, petitions' standard."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from typing import NamedTuple, Optional

from .cells import Row, shown, whole
from .check_registers import ONWARD, days, truth
from .quarters import quarter_of
from .tables import Check, Release


class Clock(NamedTuple):
    """One run of a clock: its days as the CSVs have them, and what became of it."""

    started_on: str
    ended_on: str
    days: Optional[int]
    verdict: str


def check_standing(release: Release, check: Check) -> None:
    """bill_clocks.csv, milestone_progress.csv, productivity_audit_points.csv and petitions.csv."""
    check_clocks(release, check)
    check_work(release, check)
    standards = release.rows("service_standards")
    for row in release.rows("petitions"):
        standard = petition_standard(standards, quarter_of(row["received_on"]))
        told = row["days_to_reply"] or row["days_waiting"]
        known = bool(told) and standard is not None
        check.same(row, "within_standard", truth(int(told) <= standard) if known and standard else "")


def check_work(release: Release, check: Check) -> None:
    """milestone_progress.csv and productivity_audit_points.csv: what was late on the day ``asAt`` that the
    description of the release names, some days after the quarter's end."""
    described, tables = (
        release.folder / "datapackage.json",
        ("milestone_progress", "productivity_audit_points"),
    )
    if not any(map(release.rows, tables)):
        return
    told = json.loads(described.read_text(encoding="utf-8")) if described.is_file() else {}
    as_at = told.get("asAt", "")
    if not as_at:
        check.unchecked.append(f"{shown(described)} does not say asAt, up to which day things are late")
        return
    for row in release.rows("milestone_progress"):
        late = days(row["due_on"], row["done_on"] or as_at)
        late = None if late is None or row["status"] == "dropped" else max(0, late)
        waits = row["status"] in ("not_started", "in_progress")
        check.same(row, "days_late", late)
        check.same(row, "overdue", truth(waits and bool(late)))
    for row in release.rows("productivity_audit_points"):
        late = days(row["due_on"], as_at) if row["status"] != "not_accepted" else None
        check.same(row, "overdue", truth(not row["done_on"] and (late or 0) > 0))


def petition_standard(standards: Iterable[Row], quarter: str) -> Optional[int]:
    """The days promised to petitions received in a quarter: by the newest standard that had begun, before the
    first by the first; ``None`` where none was promised."""
    found: Optional[Row] = None
    for row in sorted(standards, key=lambda each: each["first_quarter"]):
        if row["kind"] == "petition" and (found is None or row["first_quarter"] <= quarter):
            found = row
    if found is None or (found["last_quarter"] and found["last_quarter"] < quarter):
        return None
    return whole(found, "standard_days")


def check_clocks(release: Release, check: Check) -> None:
    """bill_clocks.csv: each run of each clock, from the bill's steps that let it go on."""
    clocks = release.by("statutory_clocks", "clock_id")
    steps: dict[str, list[Row]] = {}
    for row in release.rows("bill_actions"):
        if row["result"] in ONWARD:
            steps.setdefault(row["bill_id"], []).append(row)
    runs: dict[tuple[str, str], Iterator[Clock]] = {}
    for row in release.rows("bill_clocks"):
        key, clock = (row["bill_id"], row["clock_id"]), clocks.get((row["clock_id"],))
        if clock is None:
            check.differs(row, "clock_id", row["clock_id"], "no such clock in statutory_clocks.csv")
            continue
        if key not in runs:
            runs[key] = runs_of(clock, steps.get(row["bill_id"], []), row["period_end"])
        found = next(runs[key], None)
        if found is None:
            check.differs(row, "clock_id", row["clock_id"], "no such run")
            continue
        check.same(row, "started_on", found.started_on)
        check.same(row, "ended_on", found.ended_on)
        check.same(row, "days", found.days)
        check.same(row, "verdict", found.verdict)


def runs_of(clock: Row, steps: list[Row], as_at: str) -> Iterator[Clock]:
    """Every run of a clock over the steps of one bill. A clock ``before`` asks only for the order of two
    steps; any other runs from its first step to one that ends it, or until ``as_at``."""
    ends = clock["ends_stage_ids"].split(";")
    if clock["kind"] == "before":
        first = next((one["date"] for one in steps if one["stage_id"] == clock["starts_stage_id"]), "")
        second = next((one["date"] for one in steps if one["stage_id"] in ends), "")
        if second:
            verdict = "met" if first and first <= second else "missed"
            verdict = verdict if clock["verified"] == "true" else "counted"
            yield Clock(first, second, days(first, second), verdict)
        return
    started = ""
    for one in steps:
        if not started and one["stage_id"] == clock["starts_stage_id"]:
            started = one["date"]
        elif started and one["stage_id"] in ends:
            yield _run(clock, started, one["date"], as_at)
            started = ""
    if started:
        yield _run(clock, started, "", as_at)


def _run(clock: Row, started: str, ended: str, as_at: str) -> Clock:
    took = days(started, ended or as_at) or 0
    if clock["verified"] != "true" or not clock["days"]:
        return Clock(started, ended, took, "counted")
    allowed = whole(clock, "days")
    if ended and clock["kind"] == "on_day":
        return Clock(started, ended, took, "met" if took == allowed else "other_day")
    if took > allowed:
        return Clock(started, ended, took, "missed")
    return Clock(started, ended, took, "met" if ended else "running")
