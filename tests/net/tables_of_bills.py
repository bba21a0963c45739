"""Bills: who took part, what was amended, how long passage took, periods set by law."""

from __future__ import annotations

from datetime import date

from tests.net import records, written
from tests.net.kinds import MARKS, Reader, Rows, Told, shows
from tests.net.records import Row
from tests.net.registers import (
    bill_day,
    bill_last_step,
    bill_outcome,
    bill_times,
    clock_runs,
    last_day,
    middle,
)
from tests.net.waiting import in_whole_per_cent, shares_done
from tests.net.written import days_between

_HALF_A_YEAR = 182


def _of_bill(table: str, reader: Reader) -> list[Row]:
    bill_id = f"bill_{reader.found['slug']}".replace("-", "_")
    return [row for row in records.handed_in(table) if row["bill_id"] == bill_id]


@shows("bills/index.html", table_id="pipeline-table")
def where_every_bill_stands(reader: Reader) -> Rows:
    """Each stage with its bills, rejected ones last; a square is a bill."""
    yield reader.t("bills.stage"), reader.t("nav.bills")
    rows = records.handed_in("bills")
    rejected = [row for row in rows if bill_outcome(row["bill_id"]) == "rejected"]
    for stage in records.reference("stages"):
        own = [
            row
            for row in rows
            if row not in rejected and bill_last_step(row["bill_id"])["stage_id"] == stage["stage_id"]
        ]
        if own:
            yield reader.text(stage, "name"), str(len(own))
    if rejected:
        yield reader.t("bills.rejected"), str(len(rejected))


@shows("bills/bill-{slug}.html", table_id="participation-table")
def who_took_part(reader: Reader) -> Rows:
    t, rows = reader.t, _of_bill("bill_participation", reader)
    parts = [part for part in ("women", "youth", "pwd") if any(row[f"attendees_{part}"] for row in rows)]
    yield (
        t("label.bill_participation.kind"),
        f"{t('label.bill_participation.notice_days')} {t('bill.days')}",
        t("label.bill_participation.attendees"),
        *(t(f"label.bill_participation.attendees_{part}") for part in parts),
        t("label.bill_participation.submissions"),
    )
    for row in rows:
        notice = days_between(row["notice_on"], row["held_on"]) if row["notice_on"] else None
        kind = t(f"bill.kind_{row['kind']}")
        yield (
            t("bill.event_on", kind=kind, day=reader.day(row["held_on"])),
            written.number(notice),
            _people(reader, row),
            *(written.number(row[f"attendees_{part}"]) for part in parts),
            written.number(row["submissions"]),
        )


def _people(reader: Reader, row: Row) -> Told:
    if row["attendees"]:
        return f"{written.number(row['attendees'])} {MARKS[row['status']]}".strip()
    return written.NOTHING if row["status"] == "not_applicable" else reader.missing(row["status"])


@shows("bills/bill-{slug}.html", table_id="amendments-table")
def what_was_amended(reader: Reader) -> Rows:
    t = reader.t
    yield (
        *(t(f"label.bill_amendments.{name}") for name in ("summary_en", "clause")),
        *(t(f"bill.{name}") for name in ("mover", "result")),
    )
    own = {"rejected": "amendment_rejected", "withdrawn": "amendment_withdrawn"}
    for row in _of_bill("bill_amendments", reader):
        yield (
            reader.text(row, "summary"),
            row["clause"],
            t("bill.by_committee") if row["mover"] == "committee" else row["mover"],
            t(f"bill.{own.get(row['result'], row['result'])}"),
        )


@shows("bills/how-long.html", table_id="time-to-passage-table")
def bills_passed_by_days(reader: Reader) -> Rows:
    yield reader.t("bill_times.axis"), f"{reader.t('bill_times.done_share')} %"
    for days, share in shares_done(bill_times()):
        yield str(days), in_whole_per_cent(share)


@shows("bills/how-long.html", table_id="years-table")
def bills_by_year_of_first_reading(reader: Reader) -> Rows:
    t = reader.t
    yield (
        t("bill_times.year"),
        t("bill_times.read"),
        t("bill_times.in_time", days=reader.days(_HALF_A_YEAR)),
        *(t(f"bill_times.{name}") for name in ("passed", "waiting", "ended")),
    )
    years: dict[str, list[str]] = {}
    for row in records.handed_in("bills"):
        first = bill_day(row["bill_id"], "first_reading")
        if first:
            years.setdefault(written.quarter_of(date.fromisoformat(first))[:7], []).append(row["bill_id"])
    for year, bills in sorted(years.items()):
        read = {bill: bill_day(bill, "first_reading") for bill in bills}
        took = {
            bill: days_between(read[bill], day) for bill in bills if (day := bill_day(bill, "third_reading"))
        }
        ended = [
            bill
            for bill in bills
            if bill not in took and bill_outcome(bill) in ("rejected", "withdrawn", "lapsed")
        ]
        in_time: Told = (t("bill_times.too_early"), "missing")
        if all(days_between(day, last_day()) >= _HALF_A_YEAR for day in read.values()):
            count = sum(days <= _HALF_A_YEAR for days in took.values())
            in_time = f"{count} ({written.percentage(count, len(bills), 0)}%)"
        waiting = len(bills) - len(took) - len(ended)
        yield year.replace("-", "/"), str(len(bills)), in_time, str(len(took)), str(waiting), str(len(ended))


@shows("bills/how-long.html", table_id="clocks-table")
def periods_set_by_law(reader: Reader) -> Rows:
    t = reader.t
    yield (
        t("bill_times.clock"),
        *(t(f"bill_times.{name}") for name in ("in_time_short", "late", "running", "other")),
        f"{t('bill_times.middle')} {t('bill.days')}",
    )
    for clock in records.reference("statutory_clocks"):
        runs = clock_runs(clock)
        judged = clock["verified"] == "true"
        basis = reader.cited(clock["basis"]) if judged else t("bill_times.not_checked")
        verdicts = [verdict for _, _, _, verdict in runs]
        yield (
            t("bill_times.clock_of", what=reader.text(clock, "what").rstrip("."), basis=basis),
            *(
                str(verdicts.count(name)) if judged else written.NOTHING
                for name in ("met", "missed", "running", "other_day")
            ),
            written.number(middle([days for days, _, ended, _ in runs if ended and days is not None])),
        )
