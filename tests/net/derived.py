"""Columns of downloads that follow from the handed-in row, each worked out in a line or two.

A function stands for a download; from the row that was handed in it says what further columns must hold.
Everything counts to the last day of the newest quarter.
"""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal
from typing import Any

from tests.net import records, registers, tables_of_committees, tables_of_services
from tests.net.records import Row
from tests.net.tables_of_money import labour_factors, share_spent
from tests.net.tables_of_plan import as_at, days_late
from tests.net.written import days_between, percentage

Columns = dict[str, Any]
DERIVED: dict[str, Callable[[Row], Columns]] = {}


def of(table: str) -> Callable[[Callable[[Row], Columns]], Callable[[Row], Columns]]:
    """Declare what further columns a download has."""

    def declare(function: Callable[[Row], Columns]) -> Callable[[Row], Columns]:
        DERIVED[table] = function
        return function

    return declare


def said(value: Any) -> str:
    """A value as a download writes it: nothing is empty, a truth is ``true`` or ``false``."""
    if value is None:
        return ""
    return str(value).lower() if isinstance(value, bool) else str(value)


@of("petitions")
def _petition(row: Row) -> Columns:
    stage, days = registers.petition_stage(row), registers.petition_days(row)
    promise = registers.petition_promise(row["received_on"])
    counts = stage != "withdrawn" and promise is not None
    return {
        "stage": stage,
        "days_to_reply": days if row["replied_on"] and stage != "withdrawn" else None,
        "days_waiting": None if row["replied_on"] else days,
        "within_standard": days <= promise if counts and promise is not None else None,
    }


@of("bills")
def _bill(row: Row) -> Columns:
    bill, last_day = row["bill_id"], registers.last_day()
    last, outcome = registers.bill_last_step(bill), registers.bill_outcome(bill)
    first, passed = registers.bill_day(bill, "first_reading"), registers.bill_day(bill, "third_reading")
    events = [one for one in records.handed_in("bill_participation") if one["bill_id"] == bill]
    one_day = {first, registers.bill_day(bill, "second_reading"), passed}
    return {
        "stage_id": last["stage_id"],
        "stage_since": last["date"],
        "outcome": outcome,
        "first_reading_on": first,
        "passed_on": passed,
        "assented_on": registers.bill_day(bill, "assent"),
        "days_to_passage": days_between(first, passed) if first and passed else None,
        "days_waiting": days_between(first, last_day) if first and not passed and outcome == "open" else None,
        "readings_on_one_day": len(one_day) == 1 if passed else None,
        "hearings_before_passage": sum(
            one["kind"] == "hearing" and one["held_on"] <= (passed or last_day.isoformat()) for one in events
        ),
    }


@of("bill_actions")
def _bill_action(row: Row) -> Columns:
    steps = registers.bill_steps(row["bill_id"])
    place = [one["seq"] for one in steps].index(row["seq"])
    before = steps[place - 1]["date"] if place else ""
    stage = next(one for one in records.reference("stages") if one["stage_id"] == row["stage_id"])
    return {
        "stage_name_en": stage["name_en"],
        "days_since_step_before": days_between(before, row["date"]) if before else None,
    }


@of("bill_participation")
def _participation(row: Row) -> Columns:
    return {"notice_days": days_between(row["notice_on"], row["held_on"]) if row["notice_on"] else None}


@of("service_requests")
def _requests(row: Row) -> Columns:
    standard = registers.standards(records.newest())[row["service_id"]]
    share = tables_of_services.share_in_time(row, standard)
    told = row["answered"] and row["open_late"]
    return {
        "kind": standard["kind"],
        "standard_days": standard["standard_days"],
        "due": int(row["answered"]) + int(row["open_late"]) if told else None,
        "within_pct": share if isinstance(share, Decimal) else None,
    }


@of("surveys")
def _survey(row: Row) -> Columns:
    invited = row["n_invited"]
    return {"response_rate_pct": percentage(row["n_completed"], invited) if invited else None}


@of("survey_results")
def _answer(row: Row) -> Columns:
    surveys = {one["survey_id"]: one for one in records.handed_in("surveys")}
    low = high = share = None
    if row["n"]:
        share = percentage(row["n"], row["base"])
        if surveys[row["survey_id"]]["sampling"] == "random":
            low, high = tables_of_services.interval(int(row["n"]), int(row["base"]))
    return {"percent": share, "ci_low": low, "ci_high": high}


@of("engagement")
def _engagement(row: Row) -> Columns:
    on = row["submitted_on"]
    return {"late": on > row["due_on"] if on else None}


@of("budget")
def _budget(row: Row) -> Columns:
    return {"execution_pct": share_spent(row), "pro_rata_pct": 25 * int(records.newest()[-1])}


@of("competency_summary")
def _competency(row: Row) -> Columns:
    reached, assessed = row["n_at_or_above"], row["n_assessed"]
    own = next(
        one for one in records.reference("competencies") if one["competency_id"] == row["competency_id"]
    )
    return {
        "family": own["family"],
        "cluster": own["cluster"],
        "competency_name_en": own["name_en"],
        "at_or_above_pct": percentage(reached, assessed) if reached and assessed else None,
    }


@of("recommendations")
def _recommendation(row: Row) -> Columns:
    ended = row["implemented_on"]
    late = days_between(row["due_on"], registers.last_day())
    return {
        "stage": tables_of_committees.recommendation_stage(row),
        "age_days": tables_of_committees.age_in_days(row),
        "overdue_days": late if not ended and late > 0 else None,
    }


@of("committee_plan")
def _plan(row: Row) -> Columns:
    return {"standing": tables_of_committees.plan_standing(row)}


@of("committee_reports")
def _report(row: Row) -> Columns:
    return {"standing": tables_of_committees.report_standing(row)}


@of("executive_queries")
def _query(row: Row) -> Columns:
    return {
        "answer_due": tables_of_committees.answer_due(row),
        "days": tables_of_committees.query_days(row),
        "standing": tables_of_committees.query_standing(row),
    }


@of("sittings")
def _sitting(row: Row) -> Columns:
    published = row["hansard_published_on"]
    return {"hansard_days": days_between(row["held_on"], published) if published else None}


@of("audit_findings")
def _finding(row: Row) -> Columns:
    own = [
        one
        for one in records.handed_in("recommendations")
        if (one["source_kind"], one["source_id"]) == ("audit", row["finding_id"])
    ]
    return {
        "recommendations": len(own),
        "implemented": sum(one["status"] == "implemented" for one in own),
    }


@of("submissions")
def _submission(row: Row) -> Columns:
    return {"days_late": days_late(row)}


@of("milestone_progress")
def _milestone(row: Row) -> Columns:
    own = next(one for one in records.reference("milestones") if one["milestone_id"] == row["milestone_id"])
    late = None
    if own["due_on"] and row["status"] != "dropped":
        late = max(0, days_between(own["due_on"], row["done_on"] or as_at()))
    waits = row["status"] in ("not_started", "in_progress")
    return {
        "activity_no": own["activity_no"],
        "title_en": own["title_en"],
        "due_on": own["due_on"],
        "days_late": late,
        "overdue": bool(waits and late),
    }


@of("productivity_audit_points")
def _point(row: Row) -> Columns:
    waits = row["due_on"] and not row["done_on"] and row["status"] != "not_accepted"
    return {"overdue": bool(waits) and row["due_on"] < as_at().isoformat()}


@of("labour_inputs")
def _labour_inputs(row: Row) -> Columns:
    return {"unit_name_en": records.unit(row["unit_id"])["name_en"]}


@of("staff_bands")
def _staff_band(row: Row) -> Columns:
    bands = {one["number"]: one["label_en"] for one in records.reference("index/bands")}
    return {"band_en": bands[row["band"]]} if row["band"] in bands else {}


@of("results")
def _result(row: Row) -> Columns:
    columns: Columns = {
        "metric_title_en": records.metric_of(row)["title_en"],
        "unit_of_measure": records.metric_of(row)["unit"],
        "unit_name_en": records.unit(row["unit_id"])["name_en"],
    }
    target = _target(row)
    columns["target_approved_on"] = target["approved_on"] if target else None
    return columns


def _target(row: Row) -> Row | None:
    quarter = records.newest()
    for one in records.handed_in("reference/targets"):
        same = all(one[name] == row[name] for name in ("metric_id", "metric_version", "unit_id"))
        if same and one["first_quarter"] <= quarter <= one["last_quarter"]:
            return one
    return None


@of("labour")
def _labour(row: Row) -> Columns:
    inputs = next(one for one in records.handed_in("labour") if one["unit_id"] == row["unit_id"])
    factors = labour_factors(inputs)
    return {f"{name}_pct": value for name, value in factors.items()}
