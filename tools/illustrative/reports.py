"""The illustrative reports of the committees: as many due and tabled in each quarter as its figures say."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from functools import cache

from plugins.core.time.quarter import Quarter

from . import figures
from .committees_words import about
from .story import COMMITTEES, QUARTERS, Text
from .tables import Row, dice

#: The register begins with the reports due in this quarter.
BEGINS = Quarter.parse("2025-26-Q1")
_AHEAD = 60


def workday(day: date) -> date:
    """The day itself, or the Friday before a weekend."""
    return day - timedelta(days=max(0, day.weekday() - 4))


def day_in(quarter: Quarter, place: int, count: int, *names: object) -> date:
    """A working day of the quarter, the days of ``count`` places spread over it."""
    span = (quarter.last_day - quarter.first_day).days - 8
    slack = dice(*names, quarter, place).random() * 4
    day = workday(quarter.first_day + timedelta(days=int(4 + span * (place + 0.5) / count + slack)))
    return max(day, quarter.first_day + timedelta(days=4))


def pair(name: str, text: Text) -> Row:
    """The two columns of a text."""
    return {f"{name}_en": text.en, f"{name}_sw": text.sw}


@cache
def all_reports() -> tuple[Row, ...]:
    """Every report with everything that ever happened to it."""
    found: list[Row] = []
    for step in range(6):
        quarter = BEGINS.shifted(step)
        told = str(quarter) in QUARTERS
        for unit in COMMITTEES:
            count = figures.reports(unit, str(quarter)) if told else figures.Count(1, 4)
            due = count.denominator or 0
            for place in range(due):
                found.append(_report(unit, quarter, place, due, count.numerator, len(found)))
    _inquiries(found)
    found.sort(key=lambda row: (str(row["due_on"]), str(row["committee_id"])))
    return tuple({"report_id": f"rep_{number:04d}", **row} for number, row in enumerate(found, start=1))


def reports_until(end: date) -> Iterator[Row]:
    """The register on ``end``: what was due or nearly so, with the days that had come."""
    for row in all_reports():
        due = row["due_on"]
        assert isinstance(due, date)
        if due - timedelta(days=_AHEAD) > end:
            continue
        days = {name: row[name] for name in ("inquiry_ended_on", "tabled_on", "debated_on")}
        known = {name: day if isinstance(day, date) and day <= end else None for name, day in days.items()}
        yield {**row, **known, "decision": row["decision"] if known["debated_on"] else ""}


def _report(unit: str, quarter: Quarter, place: int, due: int, tabled: int, number: int) -> Row:
    chance = dice("report", unit, quarter, place)
    due_on = day_in(quarter, place, due, "report", unit)
    tabled_on: date | None = None
    if (place * 3 + COMMITTEES.index(unit)) % due < tabled if due % 3 else place < tabled:
        latest = min(quarter.last_day, due_on + timedelta(days=9))
        tabled_on = max(
            quarter.first_day + timedelta(days=1), due_on - timedelta(days=int(chance.random() * 12))
        )
        tabled_on = tabled_on if chance.random() < 0.8 else workday(latest)
        tabled_on = workday(tabled_on) if workday(tabled_on) >= quarter.first_day else due_on
    elif chance.random() < 0.75:
        later = quarter.next
        tabled_on = workday(later.first_day + timedelta(days=5 + int(chance.random() * 70)))
    debated = workday(tabled_on + timedelta(days=12 + int(chance.random() * 20))) if tabled_on else None
    told = about(number)
    return {
        "committee_id": unit,
        "title_en": f"Report on {told.en} (example)",
        "title_sw": f"Ripoti kuhusu {told.sw} (mfano)",
        "inquiry_ended_on": None,
        "due_on": due_on,
        "tabled_on": tabled_on,
        "debated_on": debated if chance.random() < 0.85 else None,
        "decision": "amended" if chance.random() < 0.2 else "adopted",
    }


def _inquiries(rows: list[Row]) -> None:
    """The end of each inquiry: in the middle so many days before tabling as the quarter's figure says.

    The n reports tabled in a quarter get its median plus the offsets -(n-1), -(n-3) ... n-1, which are
    balanced around it.
    """
    by_quarter: dict[Quarter, list[Row]] = {}
    for row in rows:
        tabled, due = row["tabled_on"], row["due_on"]
        assert isinstance(due, date)
        if isinstance(tabled, date):
            by_quarter.setdefault(Quarter.containing(tabled), []).append(row)
        else:
            row["inquiry_ended_on"] = workday(due - timedelta(days=18))
    for quarter, own in by_quarter.items():
        known = str(quarter) in QUARTERS
        middle = figures.assembly_only("ovs_report_turnaround", str(quarter)) if known else None
        days = middle.numerator if middle else 40
        keys = {place: dice("inquiry", quarter, place).random() for place in range(len(own))}
        for rank, place in enumerate(sorted(keys, key=keys.__getitem__)):
            tabled = own[place]["tabled_on"]
            assert isinstance(tabled, date)
            own[place]["inquiry_ended_on"] = tabled - timedelta(days=days + 2 * rank - (len(own) - 1))
