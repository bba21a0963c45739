"""Petitions, bills and questions as they stood on the newest quarter's last day, from their dates alone."""

from __future__ import annotations

from datetime import date
from functools import cache
from itertools import pairwise
from statistics import median

from tests.net import records
from tests.net.records import Row
from tests.net.waiting import Times
from tests.net.written import days_between, quarter_days, quarter_of


def last_day() -> date:
    """The day to which everything is counted."""
    return quarter_days(records.newest())[1]


def standards(quarter: str) -> dict[str, Row]:
    """What is promised in a quarter: each service's last that had begun, or its first, in order."""
    found: dict[str, Row] = {}
    for row in sorted(records.reference("service_standards"), key=lambda row: row["first_quarter"]):
        if row["first_quarter"] <= quarter or row["service_id"] not in found:
            found[row["service_id"]] = row
    return dict(sorted(found.items(), key=lambda each: int(each[1]["order"])))


def petition_promise(received_on: str) -> int | None:
    """Within how many days a petition received on that day should be answered."""
    quarter = quarter_of(date.fromisoformat(received_on))
    found = [row for row in standards(quarter).values() if row["kind"] == "petition"]
    return int(found[0]["standard_days"]) if found else None


def petition_stage(row: Row) -> str:
    """Where a petition stands."""
    if row["decision"] in ("not_admitted", "withdrawn"):
        return row["decision"]
    for column, stage in (
        ("replied_on", "answered"),
        ("report_tabled_on", "reported"),
        ("presented_on", "committee"),
        ("reviewed_on", "reviewed"),
    ):
        if row[column]:
            return stage
    return "review"


def petition_days(row: Row) -> int:
    """Days from receipt to the reply, or to the last day of the quarter."""
    return days_between(row["received_on"], row["replied_on"] or last_day())


def petition_times() -> Times:
    """Every petition with its days, and whether it was answered then; a withdrawn one was not."""
    rows = records.handed_in("petitions")
    return [(petition_days(row), bool(row["replied_on"]) and row["decision"] != "withdrawn") for row in rows]


@cache
def bill_steps(bill_id: str) -> tuple[Row, ...]:
    """What happened to a bill, in order."""
    rows = [row for row in records.handed_in("bill_actions") if row["bill_id"] == bill_id]
    return tuple(sorted(rows, key=lambda row: int(row["seq"])))


#: Results with which a bill goes on to its next stage.
ONWARD = ("", "passed", "amended")


def bill_day(bill_id: str, stage_id: str) -> str:
    """The first day on which a bill passed a stage; empty where it has not."""
    taken = (
        row["date"] for row in bill_steps(bill_id) if row["stage_id"] == stage_id and row["result"] in ONWARD
    )
    return next(taken, "")


def bill_last_step(bill_id: str) -> Row:
    """The last step that moved a bill."""
    return [row for row in bill_steps(bill_id) if row["result"] != "deferred"][-1]


def bill_outcome(bill_id: str) -> str:
    """Open, with the governor, law, or how its journey ended."""
    last = bill_last_step(bill_id)
    if last["result"] == "failed":
        return "rejected"
    ends = {
        **dict.fromkeys(("third_reading", "governor"), "governor"),
        **dict.fromkeys(("assent", "gazette", "commencement"), "law"),
        **dict.fromkeys(("withdrawn",), "withdrawn"),
        **dict.fromkeys(("lapsed",), "lapsed"),
    }
    return ends.get(last["stage_id"], "open")


def bill_times() -> Times:
    """Every bill that was read a first time, with its days to passage or to the last day of the quarter."""
    found = []
    for row in records.handed_in("bills"):
        first, passed = (bill_day(row["bill_id"], stage) for stage in ("first_reading", "third_reading"))
        if first:
            found.append((days_between(first, passed or last_day()), bool(passed)))
    return found


#: A run of a period set by law: its days, the day it started, whether it has ended, and how it went.
Run = tuple[int | None, str, bool, str]


def clock_runs(clock: Row) -> list[Run]:
    """Every run of a period set by law, of all bills."""
    return [run for bill in records.handed_in("bills") for run in runs_of_bill(clock, bill["bill_id"])]


def runs_of_bill(clock: Row, bill_id: str) -> list[Run]:
    """Every run of a period set by law for one bill: it may start again, as when a bill is referred back."""
    steps = [row for row in bill_steps(bill_id) if row["result"] in ONWARD]
    starts, ends = clock["starts_stage_id"], clock["ends_stage_ids"].split(";")
    if clock["kind"] == "before":
        first = next((row["date"] for row in steps if row["stage_id"] == starts), "")
        second = next((row["date"] for row in steps if row["stage_id"] in ends), "")
        if not second:
            return []
        days = days_between(first, second) if first else None
        return [(days, first, True, "met" if first and first <= second else "missed")]
    found: list[Run] = []
    started = ""
    for row in steps:
        if not started and row["stage_id"] == starts:
            started = row["date"]
        elif started and row["stage_id"] in ends:
            days = days_between(started, row["date"])
            found.append((days, started, True, _verdict(clock, days, ended=True)))
            started = ""
    if started:
        days = days_between(started, last_day())
        found.append((days, started, False, _verdict(clock, days, ended=False)))
    return found


def _verdict(clock: Row, days: int, *, ended: bool) -> str:
    if clock["verified"] != "true" or not clock["days"]:
        return "counted"
    allowed = int(clock["days"])
    if not ended:
        return "running" if days <= allowed else "missed"
    if clock["kind"] == "on_day":
        return "met" if days == allowed else "other_day"
    return "met" if days <= allowed else "missed"


def middle(numbers: list[int]) -> str:
    """The median; empty of nothing. Of an even count the mean of the middle two."""
    found = median(numbers) if numbers else ""
    return str(int(found)) if found != "" and found == int(found) else str(found)


def usual_stay(stage_id: str) -> int | None:
    """The middle value of the days that bills stayed at a stage, rounded half up; ``None`` of fewer than
    ten."""
    stays = []
    for row in records.handed_in("bills"):
        moved = [step for step in bill_steps(row["bill_id"]) if step["result"] != "deferred"]
        for came, left in pairwise(moved):
            if came["stage_id"] == stage_id:
                stays.append(days_between(came["date"], left["date"]))
    return int(median(stays) + 0.5) if len(stays) >= 10 else None
