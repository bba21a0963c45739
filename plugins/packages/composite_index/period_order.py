"""Whether periods can be put in order as text in which runs of digits count as numbers.

They can if the year comes first. ``Apr-2016`` would come before ``Feb-2016``, ``Q1-2026`` before ``Q2-2025``
and ``01-03-2025`` before ``28-02-2025``, and every change would be explained against the wrong period.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from checked_tables.fault import problem
from checked_tables.nearest import listed, shown
from checked_tables.problems import Problem

_MONTHS = 12
_RUN = re.compile(r"\d+")
_YEAR = re.compile(r"(19|20)\d\d")
#: Names of months in English and Kiswahili, long and short.
_MONTH = re.compile(
    r"(?<![a-z])(jan(uar[yi])?|feb(ruar[yi])?|mar(ch)?|machi|apr(ili?)?|may|mei|jun[ei]?|jul(y|ai)?|"
    r"aug(ust)?|agosti|sept?(ember|emba)?|oct(ober)?|oktoba|nov(ember|emba)?|dec(ember)?|desemba)(?![a-z])",
    re.IGNORECASE,
)
#: The one rule, in the words of the manual.
ORDER = "periods are ordered as text in which runs of digits count as numbers"
YEAR_FIRST = (
    "Write the year first and months as numbers, such as 2016, 2016-Q1, 2016-02, 2016-W07 or 2016-02-17."
)


def in_order(period: str) -> tuple[tuple[int, int, str], ...]:
    """A sorting key that reads digits as numbers: week 9 comes before week 10, 2025-26-Q4 before
    2026-27-Q1."""
    parts = re.findall(r"\d+|\D+", period)
    return tuple((0, int(part), "") if part.isdigit() else (1, 0, part) for part in parts)


def check_periods(file: str, lines: Mapping[str, int]) -> Iterator[Problem]:
    """Periods that would be put in a wrong order; a warning where kinds of periods are mixed.

    ``lines`` has each period's first line. One period alone has no order.
    """
    if len(lines) < 2:
        return
    wrong = False
    for period, line in lines.items():
        if not is_in_order(period):
            wrong = True
            found = f"{shown(period)} would not come at its place: {ORDER}."
            yield problem(file, line, "period", "period-order", found, YEAR_FIRST)
    kinds: dict[str, tuple[str, int]] = {}
    for period, line in lines.items():
        kinds.setdefault(_RUN.sub("#", period), (period, line))
    if len(kinds) > 1 and not wrong:
        found = f"Periods of different kinds stand in one file: {listed([p for p, _ in kinds.values()])}."
        write = (
            "Give each kind a file of its own, or every change is on the period before it, of whatever kind."
        )
        yield problem(
            file,
            list(kinds.values())[1][1],
            "period",
            "period-kinds",
            found.replace(" or ", " and "),
            write,
            "warning",
        )


def check_years(file: str, lines: Mapping[str, int], per_year: int) -> Iterator[Problem]:
    """A warning where the period so many places back has another number within its year: one is left out,
    and from there on a year earlier is not a year earlier. Years of up to twelve periods; days and weeks are
    not the same number in all years."""
    if not 1 < per_year <= _MONTHS:
        return
    periods = sorted(lines, key=in_order)
    for base, period in zip(periods, periods[per_year:], strict=False):
        numbers = [_RUN.findall(each) for each in (base, period)]
        if min(map(len, numbers)) > 1 and numbers[0][-1] != numbers[1][-1]:
            found = f"{per_year} periods before {period} stands {base}; a period is left out between them."
            write = "Write every period, with empty values where there are none; else seasons are mixed."
            yield problem(file, lines[period], "period", "period-left-out", found, write, "warning")
            return


def is_in_order(period: str) -> bool:
    """Whether nothing that matters stands before the year, and no month is a word.

    >>> [is_in_order(each) for each in ("2025-26-Q4", "FY2024", "12", "17-02-2016", "Q1-2026", "Feb-2016")]
    [True, True, True, False, False, False]
    """
    if _MONTH.search(period):
        return False
    runs = _RUN.findall(period)
    return bool(runs) and (
        bool(_YEAR.fullmatch(runs[0])) or not any(_YEAR.fullmatch(run) for run in runs[1:])
    )
