"""Check what the registers' own rows give: days, standings, how far each thing has come."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, timedelta
from typing import Any, Optional

from .arithmetic import half_up
from .cells import Row, number
from .tables import WITH_VALUE_SDMX, Check, Release

#: The results of a step with which a bill goes on; to where each last step has brought it.
ONWARD = ("", "passed", "amended")
OUTCOMES = {
    **dict.fromkeys(("third_reading", "governor"), "governor"),
    **dict.fromkeys(("assent", "deemed_assent", "gazette", "commencement"), "law"),
    "withdrawn": "withdrawn",
    "lapsed": "lapsed",
}


def check_registers(release: Release, check: Check) -> None:
    """Bills, committees, recommendations, and the days and shares of single rows."""
    check_bills(release, check)
    check_committees(release, check)
    check_recommendations(release, check)
    for row in release.rows("submissions"):
        late = days(row["due_on"], row["received_on"])
        check.same(row, "days_late", None if late is None else max(0, late))
    for row in release.rows("engagement"):
        both = row["submitted_on"] and row["due_on"]
        check.same(row, "late", truth(row["submitted_on"] > row["due_on"]) if both else "")
    for row in release.rows("competency_summary"):
        assessed, reached = number(row, "n_assessed"), number(row, "n_at_or_above")
        known = row["obs_status"] in WITH_VALUE_SDMX and assessed and reached is not None
        share = half_up(100 * reached / assessed, 1) if known and assessed and reached is not None else None
        check.same(row, "at_or_above_pct", share)


def check_bills(release: Release, check: Check) -> None:
    """bills.csv, bill_actions.csv and bill_participation.csv."""
    steps: dict[str, list[Row]] = {}
    for row in release.rows("bill_actions"):
        before = steps.setdefault(row["bill_id"], [])
        check.same(row, "days_since_step_before", days(before[-1]["date"], row["date"]) if before else None)
        before.append(row)
    hearings: dict[str, list[str]] = {}
    for row in release.rows("bill_participation"):
        if "notice_days" in row:
            check.same(row, "notice_days", days(row["notice_on"], row["held_on"]))
        held = row["kind"] in ("hearing", "town_hall") and row["held_on"] <= row["period_end"]
        check.same(row, "classification", "hearing-held" if held else "")
        if row["kind"] == "hearing":
            hearings.setdefault(row["bill_id"], []).append(row["held_on"])
    for row in release.rows("bills"):
        own = steps.get(row["bill_id"], [])
        if own:
            check_bill(row, own, hearings.get(row["bill_id"], []), check)


def check_bill(row: Row, steps: list[Row], hearings: list[str], check: Check) -> None:
    """One bill from its steps."""
    moves = [one for one in steps if one["result"] != "deferred" and one["stage_id"] != "carried_over"]
    last = moves[-1] if moves else steps[-1]
    outcome = "rejected" if last["result"] == "failed" else OUTCOMES.get(last["stage_id"], "open")
    first, passed = first_day(steps, "first_reading"), first_day(steps, "third_reading")
    one_day = truth(first == first_day(steps, "second_reading") == passed) if passed else ""
    found: dict[str, Any] = {
        "stage_id": last["stage_id"],
        "stage_since": last["date"],
        "outcome": outcome,
        "first_reading_on": first,
        "passed_on": passed,
        "assented_on": first_day(steps, "assent"),
        "days_to_passage": days(first, passed),
        "days_waiting": days(first, row["period_end"]) if not passed and outcome == "open" else None,
        "readings_on_one_day": one_day,
        "hearings_before_passage": sum(held <= (passed or row["period_end"]) for held in hearings),
    }
    lapsed = [
        days(steps[at - 1]["date"], steps[at]["date"]) or 0
        for at in range(1, len(steps))
        if steps[at]["stage_id"] == "restored" and steps[at - 1]["stage_id"] in ("withdrawn", "lapsed")
    ]
    if "days_lapsed" in row:
        found["days_lapsed"] = sum(lapsed) if lapsed else None
    for column, value in found.items():
        check.same(row, column, value)


def check_committees(release: Release, check: Check) -> None:
    """What committees planned, held, tabled and asked."""
    for row in release.rows("committee_plan"):
        check.same(row, "standing", plan_standing(row))
    for row in release.rows("sittings"):
        check.same(row, "hansard_days", days(row["held_on"], row["hansard_published_on"]))
    for row in release.rows("committee_reports"):
        check.same(row, "days_to_table", days(row["inquiry_ended_on"], row["tabled_on"]))
        check.same(
            row, "standing", standing_of(row["tabled_on"], row["due_on"], row["period_end"], "to_come")
        )
    for row in release.rows("executive_queries"):
        due = date.fromisoformat(row["asked_on"]) + timedelta(days=int(row["standard_days"]))
        check.same(row, "answer_due", due.isoformat())
        check.same(row, "days", days(row["asked_on"], row["answered_on"] or row["period_end"]))
        said = standing_of(row["answered_on"], due.isoformat(), row["period_end"], "waiting")
        check.same(row, "standing", said)


def plan_standing(row: Row) -> str:
    """How an item of a year's plan stands on the quarter's last day."""
    made, planned = int(row["delivered_count"]), int(row["target_count"])
    if row["status"] == "dropped":
        return "dropped"
    if made >= planned:
        return "delivered"
    if int(row["planned_quarter"]) > int(row["quarter"][-1]):
        return "to_come"
    return "partly" if made else "not_delivered"


def standing_of(done_on: str, due_on: str, closed: str, still: str) -> str:
    """In time or late; before it is done, overdue or ``still`` to be done."""
    if done_on:
        return "in_time" if done_on <= due_on else "late"
    return "overdue" if due_on < closed else still


def check_recommendations(release: Release, check: Check) -> None:
    """recommendations.csv and audit_findings.csv."""
    known = {row["rec_id"]: row for row in release.rows("recommendations")}
    findings = {row["finding_id"]: row for row in release.rows("audit_findings")}
    tally = {name: [0, 0] for name in findings}
    for row in known.values():
        first = row
        while first["parent_rec_id"]:
            first = known[first["parent_rec_id"]]
        source = findings.get(first["source_id"]) if first["source_kind"] == "audit" else None
        began = source["published_on"] if source else first["made_on"]
        done, late = row["implemented_on"], days(row["due_on"], row["period_end"]) or 0
        check.same(row, "began_on", began)
        check.same(row, "stage", chain_stage(row))
        check.same(row, "age_days", days(began, done or row["period_end"]))
        check.same(row, "overdue_days", late if not done and late > 0 else None)
        if row["source_kind"] == "audit" and row["source_id"] in tally:
            tally[row["source_id"]][0] += 1
            tally[row["source_id"]][1] += bool(done)
    for name, row in findings.items():
        check.same(row, "recommendations", tally[name][0])
        check.same(row, "implemented", tally[name][1])


def chain_stage(row: Row) -> str:
    """What a recommendation waits for, or what became of it."""
    if row["implemented_on"]:
        return "implemented"
    if row["status"] == "disputed":
        return "disputed"
    if not row["resolved_on"]:
        return "house"
    return "work" if row["responded_on"] else "response"


def first_day(steps: Iterable[Row], stage: str) -> str:
    """The day of the first step of a stage that let the bill go on; empty without one."""
    taken = (one["date"] for one in steps if one["stage_id"] == stage and one["result"] in ONWARD)
    return next(taken, "")


def days(first: str, last: str) -> Optional[int]:
    """Calendar days from one day to another; ``None`` where one of them is not known."""
    if not first or not last:
        return None
    return (date.fromisoformat(last) - date.fromisoformat(first)).days


def truth(said: bool) -> str:
    """As the CSVs have it."""
    return "true" if said else "false"
