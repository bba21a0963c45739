"""Quarters of the Kenyan government's financial year, 1 July to 30 June.

A quarter has one written form, ``2025-26-Q1`` (July to September 2025). Folders carry it, rows do
not; pages always name the months, because few readers know which months a quarter covers.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, timedelta

_WRITTEN = re.compile(r"(?P<start>\d{4})-(?P<end>\d{2})-Q(?P<number>[1-4])")


@dataclass(frozen=True, slots=True, order=True)
class Quarter:
    """One quarter of a financial year; ordered in time.

    >>> q = Quarter.parse("2025-26-Q3")
    >>> q.first_day.isoformat(), q.last_day.isoformat()
    ('2026-01-01', '2026-03-31')
    >>> str(q.previous), str(q.year_earlier), q.financial_year
    ('2025-26-Q2', '2024-25-Q3', '2025-26')
    """

    start_year: int
    number: int

    def __post_init__(self) -> None:
        if not (1 <= self.number <= 4 and 1900 <= self.start_year <= 2198):
            raise ValueError(f"not a quarter: {self.start_year}, {self.number}")

    @classmethod
    def parse(cls, text: str) -> Quarter:
        """The quarter written as ``text``; ``ValueError`` says which form is expected."""
        match = _WRITTEN.fullmatch(text)
        if match is None or (int(match["start"]) + 1) % 100 != int(match["end"]):
            raise ValueError(f"{text!r} is not a quarter such as 2025-26-Q1")
        return cls(int(match["start"]), int(match["number"]))

    @classmethod
    def containing(cls, day: date) -> Quarter:
        """The quarter in which ``day`` falls."""
        start_year = day.year if day.month >= 7 else day.year - 1
        return cls(start_year, (day.month - 7) % 12 // 3 + 1)

    def __str__(self) -> str:
        return f"{self.financial_year}-Q{self.number}"

    @property
    def slug(self) -> str:
        """The form used in addresses: ``2025-26-q1``."""
        return str(self).lower()

    @property
    def financial_year(self) -> str:
        """``2025-26`` for July 2025 to June 2026."""
        return f"{self.start_year}-{(self.start_year + 1) % 100:02d}"

    @property
    def first_month(self) -> int:
        """1 to 12: the calendar month in which the quarter begins."""
        return (7, 10, 1, 4)[self.number - 1]

    @property
    def calendar_year(self) -> int:
        """The calendar year in which the quarter lies; no quarter crosses a year's end."""
        return self.start_year + (self.number >= 3)

    @property
    def first_day(self) -> date:
        """The first day of the quarter."""
        return date(self.calendar_year, self.first_month, 1)

    @property
    def last_day(self) -> date:
        """The last day of the quarter."""
        return self.next.first_day - timedelta(days=1)

    def shifted(self, quarters: int) -> Quarter:
        """The quarter so many quarters later (negative: earlier)."""
        count = self.start_year * 4 + self.number - 1 + quarters
        return Quarter(count // 4, count % 4 + 1)

    @property
    def next(self) -> Quarter:
        """The quarter after this one."""
        return self.shifted(1)

    @property
    def previous(self) -> Quarter:
        """The quarter before this one."""
        return self.shifted(-1)

    @property
    def year_earlier(self) -> Quarter:
        """The same quarter of the year before."""
        return self.shifted(-4)
