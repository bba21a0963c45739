"""Petitions and what people raised."""

from __future__ import annotations

from tests.net import records
from tests.net.kinds import MARKS, Reader
from tests.net.lists import Lines, listed, lists
from tests.net.records import Row
from tests.net.registers import petition_days, petition_promise, petition_stage
from tests.net.written import number, round_days

_PAGE = "services/petitions.html"
_DAYS = ("received_on", "reviewed_on", "presented_on", "report_tabled_on", "replied_on")


@lists(_PAGE, part="waiting")
def petitions_that_wait_the_oldest_first(reader: Reader) -> Lines:
    rows = [row for row in records.handed_in("petitions") if not row["replied_on"]]
    yield reader.t("petitions.waiting")
    yield _reading(reader)
    for row in sorted(rows, key=lambda row: row["received_on"]):
        yield from _petition(reader, row)


@lists(_PAGE, part="done")
def petitions_answered_the_newest_first(reader: Reader) -> Lines:
    rows = [row for row in records.handed_in("petitions") if row["replied_on"]]
    yield reader.t("petitions.done")
    answered = [row for row in rows if row["decision"] != "withdrawn"]
    longest = round_days(max(petition_days(row) for row in records.handed_in("petitions")))
    assert longest % 30 == 0  # a step of whole days
    yield reader.t(
        "petitions.done_reading",
        count=len(answered),
        days=reader.days(longest),
        step=reader.days(longest // 30),
    )
    for row in sorted(rows, key=lambda row: row["replied_on"], reverse=True):
        yield from _petition(reader, row)


def _reading(reader: Reader) -> str:
    """The scale of all petitions ends at a round number of days."""
    longest = max(petition_days(row) for row in records.handed_in("petitions"))
    return reader.t("petitions.reading", days=reader.days(round_days(longest)))


def _petition(reader: Reader, row: Row) -> Lines:
    t, stage, days = reader.t, petition_stage(row), petition_days(row)
    promise = petition_promise(row["received_on"])
    late = "_late" if promise is not None and days > promise else ""
    yield reader.text(row, "title")
    said = t(f"petitions.stage_{row['decision'] if row['replied_on'] else stage}")
    if not row["replied_on"]:
        yield t(f"petitions.waits{late}", stage=said, days=reader.days(days))
    elif stage == "withdrawn":
        yield t("petitions.ended", stage=said)
    else:
        yield t(f"petitions.took{late}", stage=said, days=reader.days(days))
    decision = t("petitions.decision") if row["address"] else ""
    yield f"{reader.text(row, 'prayer')} {reader.text(row, 'note')} {decision}"
    dated = []
    for name in _DAYS:
        if row[name]:
            key = "withdrawn_on" if name == "replied_on" and stage == "withdrawn" else name
            dated.append(t(f"petitions.{key}", day=reader.day(row[name])))
    committee = f"; {reader.unit(row['committee_id'])}" if row["committee_id"] else ""
    yield listed(dated, reader.language) + committee


@lists("services/feedback.html", part="fb-*")
def what_people_raised(reader: Reader) -> Lines:
    t = reader.t
    for row in records.handed_in("feedback"):
        channel = t(f"feedback.from_{row['channel']}")
        if row["people"]:
            raised = t("feedback.raised", people=number(row["people"]), channel=channel)
        else:
            raised = t("feedback.raised_hidden", marker=MARKS[row["status"]], channel=channel)
        yield reader.text(row, "theme")
        yield f"{t('feedback.said')}: {reader.text(row, 'said')} ({raised})"
        action = f" {t('feedback.action')}." if row["action_id"] else ""
        days = row["median_days"]
        replied = f" ({t('feedback.replied', days=reader.days(days))})" if days else ""
        yield f"{t('feedback.did_' + row['outcome'])}: {reader.text(row, 'response')}{action}{replied}"
