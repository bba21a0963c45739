"""How numbers, money, dates and quarters are written, in English and Kiswahili.

Pure and without a locale: the same text on every machine. Values arrive as published (rounded half up
once, by the measure that made them); nothing is rounded here except amounts named in millions and
file sizes. Month names and forms follow the Unicode CLDR for ``en-KE`` and ``sw-KE``.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, time
from decimal import ROUND_HALF_UP, Decimal
from typing import Final, Protocol

from checked_tables.texts import Language
from plugins.core.time.quarter import Quarter

MINUS: Final = "−"
_SPACE: Final = "\u00a0"  # no line break between a figure and its unit

MONTHS: Final[dict[Language, tuple[str, ...]]] = {
    "en": (
        *("January", "February", "March", "April", "May", "June"),
        *("July", "August", "September", "October", "November", "December"),
    ),
    "sw": (
        *("Januari", "Februari", "Machi", "Aprili", "Mei", "Juni"),
        *("Julai", "Agosti", "Septemba", "Oktoba", "Novemba", "Desemba"),
    ),
}
WEEKDAYS: Final[dict[Language, tuple[str, ...]]] = {
    "en": ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"),
    "sw": ("Jumatatu", "Jumanne", "Jumatano", "Alhamisi", "Ijumaa", "Jumamosi", "Jumapili"),
}
#: The hour from which each part of the day is spoken of in Kiswahili, whose hours begin at sunrise.
_PARTS_OF_DAY: Final = ((19, "usiku"), (16, "jioni"), (12, "mchana"), (6, "asubuhi"), (4, "alfajiri"))
_TO: Final[dict[Language, str]] = {"en": "to", "sw": "hadi"}
_AND: Final[dict[Language, str]] = {"en": "and", "sw": "na"}
_QUARTER: Final[dict[Language, str]] = {"en": "Quarter", "sw": "Robo ya"}
#: From which amount, in which unit, called what; KSh 999,950,000 would round to 1,000.0 million.
_SCALES: Final[tuple[tuple[int, int, dict[Language, str]], ...]] = (
    (999_950_000, 10**9, {"en": "billion", "sw": "bilioni"}),
    (1_000_000, 10**6, {"en": "million", "sw": "milioni"}),
)


def number(value: Decimal | int, decimals: int | None = None) -> str:
    """``1,234.5``: thousands separated, a true minus sign, as many decimals as published.

    With ``decimals`` the value is padded (or, for a value with more, rounded half up) to so many.
    """
    if decimals is not None:
        value = Decimal(value).quantize(Decimal(1).scaleb(-decimals), ROUND_HALF_UP)
    text = f"{value:,f}" if isinstance(value, Decimal) else f"{value:,}"
    return MINUS + text[1:] if text.startswith("-") and value != 0 else text.lstrip("-")


def difference(value: Decimal | int, decimals: int | None = None) -> str:
    """``+3.2``, ``−1.5`` or ``0.0``: a difference always carries its sign."""
    text = number(value, decimals)
    return f"+{text}" if value > 0 and any(digit in text for digit in "123456789") else text


def percent(value: Decimal | int, language: Language, decimals: int | None = None) -> str:
    """As prose writes it: ``78 %``, or ``asilimia 78`` in Kiswahili, where the word comes before the number.
    Cells, axes and marks on a drawing write ``78%`` in both languages."""
    text = number(value, decimals)
    return f"{text}{_SPACE}%" if language == "en" else f"asilimia{_SPACE}{text}"


def money(value: Decimal | int, language: Language, decimals: int = 0) -> str:
    """``KSh 1.2 million`` or ``KSh milioni 1.2``; amounts below a million are written in full.

    Millions and billions carry one decimal, rounded half up, and none if it would be zero.
    """
    value = Decimal(value)
    for least, scale, names in _SCALES:
        if abs(value) >= least:
            scaled = (abs(value) / scale).quantize(Decimal("0.1"), ROUND_HALF_UP)
            figure = number(scaled, 0 if scaled == scaled.to_integral_value() else 1)
            words = (figure, names["en"]) if language == "en" else (names["sw"], figure)
            return f"{MINUS if value < 0 else ''}KSh{_SPACE}{words[0]}{_SPACE}{words[1]}"
    sign = MINUS if value < 0 else ""
    return f"{sign}KSh{_SPACE}{number(abs(value), decimals)}"


def counted(value: Decimal | int, noun_one: str, noun_other: str, decimals: int | None = None) -> str:
    """``1 day``, ``4 days``: an English noun after its number."""
    return f"{number(value, decimals)}{_SPACE}{noun_one if value == 1 else noun_other}"


def days(value: Decimal | int, language: Language, decimals: int | None = None) -> str:
    """``1 day``, ``4.5 days``; ``siku 4.5``."""
    if language == "sw":
        return f"siku{_SPACE}{number(value, decimals)}"
    return counted(value, "day", "days", decimals)


class Measure(Protocol):
    """What is measured: its unit, and how many decimals it has."""

    @property
    def unit(self) -> str:
        """What its values are written in."""

    @property
    def decimals(self) -> int:
        """How many decimals its values have."""


def measure(value: Decimal, metric: Measure, language: Language) -> str:
    """A metric's value with its unit, as a sentence needs it, with the metric's own decimals."""
    return in_unit(value, metric.unit, metric.decimals, language)


def in_unit(value: Decimal, unit: str, decimals: int | None, language: Language) -> str:
    """A value with its unit; ``unit`` is one of the units in which figures are declared.

    Counts, pages and scores have no unit word: the title says what is counted.
    """
    if unit == "percent":
        return percent(value, language, decimals)
    if unit == "kes":
        return money(value, language, decimals or 0)
    if unit == "days":
        return days(value, language, decimals)
    if unit == "hours":
        if language == "sw":
            return f"saa{_SPACE}{number(value, decimals)}"
        return counted(value, "hour", "hours", decimals)
    if unit == "kwh":
        return f"{number(value, decimals)}{_SPACE}kWh"
    return number(value, decimals)


def goes_before(unit: str, language: Language) -> bool:
    """Whether a unit is said before its number where the two stand apart: money always, in Kiswahili every
    unit that is a word of the language (``siku 88``, ``asilimia 61``), but no symbol (``27,400 kWh``)."""
    return unit == "kes" or (language == "sw" and unit != "kwh")


def day(value: date, language: Language) -> str:
    """``30 October 2026``, ``30 Oktoba 2026``."""
    return f"{value.day}{_SPACE}{MONTHS[language][value.month - 1]} {value.year}"


def weekday(value: date, language: Language) -> str:
    """``Friday 29 January 2027``, ``Ijumaa 29 Januari 2027``."""
    return f"{WEEKDAYS[language][value.weekday()]} {day(value, language)}"


def clock(value: time, language: Language) -> str:
    """``10:00``; in Kiswahili ``saa 4:00 asubuhi (10:00)``, for ``saa 10:00`` alone means the afternoon."""
    written = f"{value:%H:%M}"
    if language == "en":
        return written
    part = next((name for hour, name in _PARTS_OF_DAY if value.hour >= hour), "usiku")
    spoken = f"{(value.hour - 6) % 12 or 12}:{value:%M}"
    return f"saa{_SPACE}{spoken} {part} ({written})"


def months(quarter: Quarter, language: Language) -> str:
    """``July to September 2026``, ``Julai hadi Septemba 2026``."""
    return f"{months_only(quarter, language)} {quarter.calendar_year}"


def months_only(quarter: Quarter, language: Language) -> str:
    """``July to September``, without the year."""
    names = MONTHS[language]
    first = quarter.first_month - 1
    return f"{names[first]} {_TO[language]} {names[first + 2]}"


def quarter_name(quarter: Quarter, language: Language) -> str:
    """``Quarter 1, 2026/27``, ``Robo ya 1, 2026/27``."""
    return f"{_QUARTER[language]} {quarter.number}, {financial_year(quarter)}"


def months_and_quarter(quarter: Quarter, language: Language) -> str:
    """``July to September 2026 (Quarter 1, 2026/27)``: the form for titles."""
    return f"{months(quarter, language)} ({quarter_name(quarter, language)})"


def span(first: Quarter, last: Quarter, language: Language) -> str:
    """``July 2024 to September 2026``: from the first month of one quarter to the last of another."""
    if first == last:
        return months(first, language)
    end = MONTHS[language][last.first_month + 1]
    return f"{span_start(first, language)} {_TO[language]} {end} {last.calendar_year}"


def span_start(quarter: Quarter, language: Language) -> str:
    """``July 2024``: the month in which a span begins."""
    return f"{MONTHS[language][quarter.first_month - 1]} {quarter.calendar_year}"


def short_quarter(quarter: Quarter, language: Language) -> str:
    """``Jul–Sep 2026``: for table columns and axis labels."""
    names = MONTHS[language]
    first = quarter.first_month - 1
    return f"{names[first][:3]}–{names[first + 2][:3]} {quarter.calendar_year}"


def financial_year(quarter: Quarter) -> str:
    """``2026/27``, as the government writes it."""
    return quarter.financial_year.replace("-", "/")


def file_size(size: int) -> str:
    """``0.4 kB``, ``12 kB``, ``1.3 MB``: decimal units, one decimal below ten, never 0."""
    unit, scale = ("kB", Decimal(1000)) if size < 999_500 else ("MB", Decimal(1_000_000))
    scaled = Decimal(size) / scale
    if scaled < 10:
        return f"{number(max(scaled, Decimal('0.1')), 1)}{_SPACE}{unit}"
    return f"{number(scaled, 0)}{_SPACE}{unit}"


def listed(items: Sequence[str], language: Language) -> str:
    """``a, b and c``; ``a, b na c``."""
    if len(items) < 2:
        return "".join(items)
    return f"{', '.join(items[:-1])} {_AND[language]} {items[-1]}"


def in_groups(digits: str) -> str:
    """A checksum in groups of eight digits, as it can be read aloud and breaks on a phone.

    >>> in_groups("0123456789abcdef")
    '01234567 89abcdef'
    """
    return " ".join(digits[place : place + 8] for place in range(0, len(digits), 8))
