"""How a number, a date or a quarter is written on a page, said again in a few plain lines.

The portal has its own functions for this. They are not used here, so that a fault in them is seen.
"""

from __future__ import annotations

from datetime import date
from decimal import ROUND_HALF_UP, Decimal

MONTHS = {
    "en": [
        "January",
        "February",
        "March",
        "April",
        "May",
        "June",
        "July",
        "August",
        "September",
        "October",
        "November",
        "December",
    ],
    "sw": [
        "Januari",
        "Februari",
        "Machi",
        "Aprili",
        "Mei",
        "Juni",
        "Julai",
        "Agosti",
        "Septemba",
        "Oktoba",
        "Novemba",
        "Desemba",
    ],
}
DAYS = {
    "en": ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"],
    "sw": ["Jumatatu", "Jumanne", "Jumatano", "Alhamisi", "Ijumaa", "Jumamosi", "Jumapili"],
}
NOTHING = "–"


def rounded(value: Decimal, decimals: int = 0) -> Decimal:
    """Half up, away from zero: 2.5 is 3, and −2.5 is −3."""
    return value.quantize(Decimal(1).scaleb(-decimals), ROUND_HALF_UP)


def percentage(part: Decimal | str | int, whole: Decimal | str | int, decimals: int = 1) -> Decimal:
    """100 × part ÷ whole, rounded half up."""
    return rounded(100 * Decimal(part) / Decimal(whole), decimals)


def number(value: str | int | Decimal | None, decimals: int | None = None) -> str:
    """``1,234.5``; a dash where there is no value."""
    if value is None or value == "":
        return NOTHING
    exact = Decimal(value)
    if decimals is not None:
        exact = rounded(exact, decimals)
    return f"{exact:,f}".replace("-", "−") if exact else f"{abs(exact):,f}"


def signed(value: str | Decimal | None, decimals: int | None = None) -> str:
    """``+3.2``, ``−1.5``, ``0.0``; a dash where there is no value."""
    text = number(value, decimals)
    return f"+{text}" if text[0].isdigit() and text.strip("0.,") else text


def day(iso: str | date, language: str) -> str:
    """``30 October 2026``."""
    found = date.fromisoformat(iso) if isinstance(iso, str) else iso
    return f"{found.day} {MONTHS[language][found.month - 1]} {found.year}"


def weekday(iso: str | date, language: str) -> str:
    """``Friday 30 October 2026``."""
    found = date.fromisoformat(iso) if isinstance(iso, str) else iso
    return f"{DAYS[language][found.weekday()]} {day(found, language)}"


def quarter_days(quarter: str) -> tuple[date, date]:
    """The first and last day of ``2026-27-Q1``: 1 July and 30 September 2026."""
    year, number_ = int(quarter[:4]), int(quarter[-1])
    month = (6 + 3 * (number_ - 1)) % 12 + 1
    year += month < 7
    first = date(year, month, 1)
    after = date(year + (month == 10), (month + 2) % 12 + 1, 1)
    return first, date.fromordinal(after.toordinal() - 1)


def months(quarter: str, language: str) -> str:
    """``July to September 2026``."""
    first, last = quarter_days(quarter)
    names = MONTHS[language]
    to = {"en": "to", "sw": "hadi"}[language]
    return f"{names[first.month - 1]} {to} {names[last.month - 1]} {last.year}"


def short(quarter: str, language: str) -> str:
    """``Jul–Sep 2026``."""
    first, last = quarter_days(quarter)
    names = MONTHS[language]
    return f"{names[first.month - 1][:3]}–{names[last.month - 1][:3]} {last.year}"


def quarter_of(day_: date) -> str:
    """The quarter that a day lies in: 1 July 2026 is in ``2026-27-Q1``."""
    start = day_.year if day_.month >= 7 else day_.year - 1
    return f"{start}-{(start + 1) % 100:02}-Q{(day_.month - 7) % 12 // 3 + 1}"


def days_between(first: str, last: str | date) -> int:
    """Days from the one day to the other."""
    end = date.fromisoformat(last) if isinstance(last, str) else last
    return (end - date.fromisoformat(first)).days


def round_days(longest: int) -> int:
    """The round number at which a scale of days ends: 1 to 10 but 7 and 9, then noughts."""
    ends = [digit * power for power in (10, 100, 1000) for digit in (1, 2, 3, 4, 5, 6, 8, 10)]
    return min(end for end in ends if end >= longest)


def days(count: int | Decimal | str, language: str, decimals: int | None = None) -> str:
    """``4 days``, ``1 day``; ``siku 4``."""
    if language == "sw":
        return f"siku {number(count, decimals)}"
    return f"{number(count, decimals)} {'day' if Decimal(count) == 1 else 'days'}"


def money(amount: Decimal | int, language: str) -> str:
    """``KSh 999,999``, ``KSh 1 million``, ``KSh 1.5 billion``: above a million one decimal or none."""
    value = Decimal(amount)
    for least, scale, english, kiswahili in (
        (999_950_000, 10**9, "billion", "bilioni"),
        (10**6, 10**6, "million", "milioni"),
    ):
        if value >= least:
            figure = number(value / scale, 1).removesuffix(".0")
            return f"KSh {figure} {english}" if language == "en" else f"KSh {kiswahili} {figure}"
    return f"KSh {number(value, 0)}"


def in_unit(value: str | Decimal, unit: str, decimals: int | None, language: str) -> str:
    """A figure in a cell that mixes units: ``36.2%`` in both languages, ``4.2 days``, ``27,400 kWh``."""
    figure = number(value, decimals)
    if unit == "percent":
        return f"{figure}%"
    if unit == "kes":
        return money(Decimal(value), language)
    if unit == "days":
        return days(Decimal(value), language, decimals)
    if unit == "hours":
        return (
            f"saa {figure}" if language == "sw" else f"{figure} {'hour' if Decimal(value) == 1 else 'hours'}"
        )
    if unit == "kwh":
        return f"{figure} kWh"
    return figure


def percent(value: str | Decimal | int, language: str, decimals: int | None = None) -> str:
    """A share in a sentence: ``78 %``, ``asilimia 78``."""
    return f"asilimia {number(value, decimals)}" if language == "sw" else f"{number(value, decimals)} %"


def said_in_unit(value: str | Decimal, unit: str, decimals: int | None, language: str) -> str:
    """A figure as a sentence says it."""
    return (
        percent(value, language, decimals) if unit == "percent" else in_unit(value, unit, decimals, language)
    )
