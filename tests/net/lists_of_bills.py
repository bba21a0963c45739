"""Bills: the register's lists and every bill's own page."""

from __future__ import annotations

from datetime import date, timedelta

from tests.net import records
from tests.net.kinds import Reader
from tests.net.lists import Lines, lists
from tests.net.records import Row
from tests.net.registers import (
    bill_day,
    bill_last_step,
    bill_outcome,
    bill_steps,
    last_day,
    runs_of_bill,
    usual_stay,
)
from tests.net.written import days_between, round_days

_BILL = "bills/bill-{slug}.html"


def _bills() -> tuple[Row, ...]:
    return records.handed_in("bills")


def _stage(stage_id: str) -> Row:
    return next(row for row in records.reference("stages") if row["stage_id"] == stage_id)


def _is_open(row: Row) -> bool:
    return bill_outcome(row["bill_id"]) in ("open", "governor")


def stands(reader: Reader, row: Row) -> str:
    """Where a bill stands."""
    stage = _stage(bill_last_step(row["bill_id"])["stage_id"])
    if bill_outcome(row["bill_id"]) == "rejected":
        return reader.t("bills.rejected_at", stage=reader.text(stage, "name"))
    return reader.text(stage, "standing")


def stands_since(reader: Reader, row: Row) -> str:
    """Where it stands and since when."""
    last = bill_last_step(row["bill_id"])
    goes_on = _stage(last["stage_id"])["next_en"] and bill_outcome(row["bill_id"]) != "rejected"
    key = "bills.since" if goes_on else "bills.done_on"
    return reader.t(key, standing=stands(reader, row), day=reader.day(last["date"]))


def _row(reader: Reader, row: Row) -> Lines:
    yield reader.text(row, "title")
    committee = reader.unit(row["committee_id"]) if row["committee_id"] else ""
    yield f"{stands_since(reader, row)} {committee}"


@lists("bills/index.html", part="open")
def open_bills_by_stage_the_longest_wait_first(reader: Reader) -> Lines:
    t = reader.t
    yield t("bills.open")
    still = [row for row in _bills() if _is_open(row)]
    longest = max(map(_waits, still))
    yield t("bills.open_reading", days=reader.days(round_days(longest)))
    for stage in records.reference("stages"):
        own = [row for row in still if _place(row) == stage["stage_id"]]
        if own:
            yield reader.text(stage, "name")
            usual = usual_stay(stage["stage_id"])
            said = t("bills.usual", days=reader.days(usual)) if usual else ""
            yield f"{reader.text(stage, 'next')} {said}"
        for row in sorted(own, key=lambda row: -_waits(row)):
            day = reader.day(bill_last_step(row["bill_id"])["date"])
            yield reader.text(row, "title")
            committee = reader.unit(row["committee_id"]) if row["committee_id"] else ""
            yield f"{t('bills.there', count=_waits(row), day=day)} {committee}"


def _waits(row: Row) -> int:
    """How many days a bill has stood where it stands."""
    return days_between(bill_last_step(row["bill_id"])["date"], last_day())


def _place(row: Row) -> str:
    rejected = bill_outcome(row["bill_id"]) == "rejected"
    return "rejected" if rejected else bill_last_step(row["bill_id"])["stage_id"]


def _list(reader: Reader, own: list[Row]) -> Lines:
    for row in sorted(own, key=lambda row: (not _is_open(row), reader.text(row, "title").casefold())):
        yield from _row(reader, row)


@lists("bills/ended.html", part="*", tag="div")
def bills_that_ended_by_how_they_did(reader: Reader) -> Lines:
    """A part for each way, rejected ones last."""
    names = {row["stage_id"]: reader.text(row, "name") for row in records.reference("stages")}
    for place, name in {**names, "rejected": reader.t("bills.rejected")}.items():
        own = [row for row in _bills() if not _is_open(row) and _place(row) == place]
        if own:
            yield name
            yield from _list(reader, own)


@lists("bills/session-{slug}.html", part="list", tag="div")
def bills_of_a_session(reader: Reader) -> Lines:
    return _list(reader, [row for row in _bills() if row["session"] == reader.found["slug"]])


def _own(reader: Reader) -> Row:
    bill_id = f"bill_{reader.found['slug']}".replace("-", "_")
    return next(row for row in _bills() if row["bill_id"] == bill_id)


@lists(_BILL, part="what")
def what_a_bill_would_do(reader: Reader) -> Lines:
    yield reader.t("bill.what")
    yield reader.text(_own(reader), "summary")
    yield reader.text(_own(reader), "note")


@lists(_BILL, part="journey")
def the_journey_of_a_bill(reader: Reader) -> Lines:
    t, bill = reader.t, _own(reader)["bill_id"]
    yield t("bill.journey")
    yield t("bill.journey_reading")
    before = ""
    for step in bill_steps(bill):
        gap = ""
        if before:
            days = days_between(before, step["date"])
            gap = f" ({t('bill.after', count=days) if days else t('bill.same_day')})"
        # That scrutiny was passed says nothing: only what it let go on is in the register.
        quiet = not step["result"] or (step["stage_id"], step["result"]) == ("scrutiny", "passed")
        result = "" if quiet else t(f"bill.result_{step['result']}")
        committee = f"{reader.unit(step['unit_id'])}." if step["unit_id"] else ""
        name = reader.text(_stage(step["stage_id"]), "name")
        yield f"{name}, {reader.day(step['date'])}{gap}. {result} {committee} {reader.text(step, 'note')}"
        before = step["date"]
    yield from _ahead(reader, bill)
    yield _pace(reader, bill)


def _ahead(reader: Reader, bill: str) -> Lines:
    """The stages of the road after that where an open bill stands, while the usual days of each are known."""
    road = [row for row in records.reference("stages") if row["kind"] == "road"]
    road = [row for row in road if row["stage_id"] != "carried_over"]
    now = bill_last_step(bill)["stage_id"]
    if bill_outcome(bill) not in ("open", "governor") or now not in {row["stage_id"] for row in road}:
        return
    road.sort(key=lambda row: int(row["order"]))
    while road[0]["stage_id"] != now:
        road.pop(0)
    for stage in road:
        usual = usual_stay(stage["stage_id"])
        if usual is None:
            return
        if stage["stage_id"] != now:
            days = reader.days(usual)
            said = reader.t("bill.usually", days=days) if usual else reader.t("bill.usually_same_day")
            yield f"{reader.text(stage, 'name')} ({said})."


def _pace(reader: Reader, bill: str) -> str:
    t = reader.t
    first, second, third = (bill_day(bill, f"{name}_reading") for name in ("first", "second", "third"))
    if third and first == second == third:
        return f"{t('bill.one_day')} {t('bill.one_day_text')}"
    if third and first:
        return t("bill.took", days=reader.days(days_between(first, third)))
    if first and bill_outcome(bill) == "open":
        return t("bill.waiting", days=reader.days(days_between(first, last_day())))
    return ""


@lists(_BILL, part="next")
def what_happens_next_to_a_bill(reader: Reader) -> Lines:
    t, bill = reader.t, _own(reader)["bill_id"]
    yield t("bill.next")
    stage = _stage(bill_last_step(bill)["stage_id"])
    goes_on = bill_outcome(bill) in ("open", "governor", "law") and stage["next_en"]
    yield reader.text(stage, "next") if goes_on else t("bill.next_nothing")
    for event in records.handed_in("bill_participation"):
        if event["bill_id"] == bill and event["held_on"] > last_day().isoformat():
            key = "bill.next_meeting_at" if event["place"] else "bill.next_meeting"
            place = {"place": event["place"]} if event["place"] else {}
            yield t(key, kind=t(f"bill.kind_{event['kind']}"), day=reader.day(event["held_on"]), **place)
    for clock in records.reference("statutory_clocks"):
        for days, started, ended, verdict in runs_of_bill(clock, bill):
            if not ended and verdict in ("running", "missed"):
                yield _clock(reader, clock, days, started, ended, verdict)


@lists(_BILL, part="clocks")
def what_the_law_asks_of_a_bill(reader: Reader) -> Lines:
    bill = _own(reader)["bill_id"]
    yield reader.t("bill.clocks")
    runs = [
        (clock, *run) for clock in records.reference("statutory_clocks") for run in runs_of_bill(clock, bill)
    ]
    for run in runs:
        yield _clock(reader, *run)
    if not runs:
        yield reader.t("bill.clocks_none")


def _clock(reader: Reader, clock: Row, days: int | None, started: str, ended: bool, verdict: str) -> str:
    judged, kind = clock["verified"] == "true", clock["kind"]
    values = {"what": reader.text(clock, "what"), "days": reader.days(days or 0)}
    if judged:
        values["basis"] = reader.cited(clock["basis"])
    if not judged:
        return reader.t(f"bill_clock.counted{'' if ended else '_running'}", **values)
    if kind == "before":
        return reader.t(f"bill_clock.order_{verdict}", **values)
    if verdict == "running":
        due = date.fromisoformat(started) + timedelta(days=int(clock["days"]))
        values["due"] = reader.day(due.isoformat())
        return reader.t(f"bill_clock.running{'_on_day' if kind == 'on_day' else ''}", **values)
    return reader.t(f"bill_clock.{verdict}{'' if ended else '_running'}", **values)


@lists(_BILL, part="documents")
def the_papers_of_a_bill(reader: Reader) -> Lines:
    t = reader.t
    yield t("bill.documents")
    rows = [row for row in records.handed_in("bill_documents") if row["bill_id"] == _own(reader)["bill_id"]]
    for row in rows:
        where = "" if row["address"] else f" ({t('bill.not_online')})"
        yield f"{reader.text(row, 'title')}, {reader.day(row['dated_on'])}{where}"
    if not rows:
        yield t("bill.documents_none")
