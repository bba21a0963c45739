"""Dates as people and Excel write them, and what to write instead.

A date is ``2026-03-31``, a quarter of a financial year ``2025-26-Q1``. A date that can be read in two ways
is never guessed.
"""

from __future__ import annotations

import re
from datetime import date, timedelta

from .fault import Fault
from .nearest import shown

_ISO = re.compile(r"(\d{4})-(\d{2})-(\d{2})", re.ASCII)
_ISO_LOOSE = re.compile(r"(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})(?:[T ][0-9:.]+Z?)?", re.ASCII)
_DAY_MONTH = re.compile(r"(\d{1,2})[-/. ](\d{1,2})[-/. ](\d{4}|\d{2})(?: [0-9:.]+)?", re.ASCII)
_NAMED = re.compile(r"(\d{1,2})(?:st|nd|rd|th)?[-/. ]+([A-Za-z]{3,9})[-/., ]+(\d{4}|\d{2})", re.ASCII)
_MOMENT = re.compile(r"(\d{4}-\d{2}-\d{2})T(\d{2}):(\d{2}):(\d{2})\+03:00", re.ASCII)
_QUARTER = re.compile(r"(\d{4})-(\d{2})-Q[1-4]")
_SERIAL = re.compile(r"[34]\d{4}", re.ASCII)
_MONTHS = (
    *("January", "February", "March", "April", "May", "June"),
    *("July", "August", "September", "October", "November", "December"),
)
#: No record here is older, and none can be later.
EARLIEST, LATEST = date(2010, 7, 1), date(2099, 12, 31)


def date_fault(text: str) -> Fault | None:
    """Why ``text`` is not a date in the form 2026-03-31; ``None`` if it is one."""
    iso = _ISO.fullmatch(text)
    if iso:
        day = _day(int(iso[1]), int(iso[2]), int(iso[3]))
        if day is None:
            return _impossible(text)
        if not EARLIEST <= day <= LATEST:
            return Fault("date-range", f"{shown(text)} is too long ago or too far ahead.", "Check the year.")
        return None
    bare = text.strip()
    if loose := _ISO_LOOSE.fullmatch(bare):
        return _one_way(text, _day(int(loose[1]), int(loose[2]), int(loose[3])))
    if numbers := _DAY_MONTH.fullmatch(bare):
        return _two_ways(text, int(numbers[1]), int(numbers[2]), _year(numbers[3]))
    if (named := _NAMED.fullmatch(bare)) and (month := _month(named[2])):
        return _one_way(text, _day(_year(named[3]), month, int(named[1])))
    if _SERIAL.fullmatch(bare):
        meant = date(1899, 12, 30) + timedelta(days=int(bare))
        return Fault(
            "date-serial",
            f"{shown(text)} is Excel's number for a day, not a date.",
            f"Format the column as a date; write {meant} if you mean {_said(meant)}.",
        )
    return Fault("not-a-date", f"{shown(text)} is not a date.", "Write it as 2026-03-31.")


def moment_fault(text: str) -> Fault | None:
    """Why ``text`` is not a day and time in East Africa Time, 2026-10-30T10:00:00+03:00."""
    said = _MOMENT.fullmatch(text)
    if said is None:
        example = "Write day, T, time and +03:00 (East Africa Time), such as 2026-10-30T10:00:00+03:00."
        return Fault("not-a-moment", f"{shown(text)} is not a day and time in the form used here.", example)
    if int(said[2]) > 23 or int(said[3]) > 59 or int(said[4]) > 59:
        return Fault("not-a-moment", f"{shown(text)} has a time that does not exist.", "Check the time.")
    return date_fault(said[1])


def quarter_fault(text: str) -> Fault | None:
    """Why ``text`` is not a quarter of a financial year in the form 2025-26-Q1; ``None`` if it is one."""
    said = _QUARTER.fullmatch(text)
    if said is not None and 1900 <= int(said[1]) <= 2198 and (int(said[1]) + 1) % 100 == int(said[2]):
        return None
    return Fault("not-a-quarter", f"{shown(text)} is not a quarter.", "Write it as 2025-26-Q1.")


def _one_way(text: str, day: date | None) -> Fault:
    if day is None:
        return _impossible(text)
    return Fault(
        "date-form",
        f"{shown(text)} is not in the form used here.",
        f"Write {day} if you mean {_said(day)}.",
    )


def _two_ways(text: str, first: int, second: int, year: int) -> Fault:
    days = [_day(year, second, first), _day(year, first, second)]
    found = list(dict.fromkeys(day for day in days if day is not None))
    if len(found) != 2:
        return _one_way(text, found[0] if found else None)
    kenyan, american = found
    return Fault(
        "date-ambiguous",
        f"{shown(text)} can be read in two ways.",
        f"Write {kenyan} if you mean {_said(kenyan)}, {american} if you mean {_said(american)}.",
    )


def _impossible(text: str) -> Fault:
    return Fault(
        "date-impossible", f"{shown(text)} is a day that does not exist.", "Check the day and the month."
    )


def _day(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _year(text: str) -> int:
    return int(text) + 2000 if len(text) == 2 else int(text)


def _month(word: str) -> int | None:
    for number, name in enumerate(_MONTHS, start=1):
        if name.casefold().startswith(word.casefold()):
            return number
    return None


def _said(day: date) -> str:
    return f"{day.day} {_MONTHS[day.month - 1]} {day.year}"
