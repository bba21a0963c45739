"""How numbers, money and dates read, by example."""

from datetime import date, time
from decimal import Decimal

import pytest

from plugins.core.statements import formats
from plugins.core.time.quarter import Quarter

Q1 = Quarter.parse("2026-27-Q1")
Q3 = Quarter.parse("2026-27-Q3")


def plain(text: str) -> str:
    """The text with ordinary spaces, which are easier to type in an expectation."""
    return text.replace("\u00a0", " ")


@pytest.mark.parametrize(
    ("value", "decimals", "text"),
    [
        (1234567, None, "1,234,567"),
        (Decimal("1234.50"), None, "1,234.50"),
        (Decimal("71.3"), None, "71.3"),
        (Decimal("71"), 1, "71.0"),
        (Decimal("2.45"), 1, "2.5"),  # half up, not half even
        (Decimal("-2.5"), None, "−2.5"),
        (Decimal("-0.04"), 1, "0.0"),  # nothing is "minus zero"
        (Decimal("1E+3"), None, "1,000"),
        (0, None, "0"),
    ],
)
def test_a_number_separates_thousands_and_keeps_its_published_decimals(value, decimals, text):
    assert formats.number(value, decimals) == text


@pytest.mark.parametrize(
    ("value", "text"), [("3.2", "+3.2"), ("-1.5", "−1.5"), ("0", "0.0"), ("0.04", "0.0"), ("-0.04", "0.0")]
)
def test_a_difference_carries_its_sign_unless_it_is_nothing(value, text):
    assert formats.difference(Decimal(value), 1) == text


def test_per_cent_comes_after_the_number_in_english_and_before_it_in_kiswahili():
    assert plain(formats.percent(Decimal("77.8"), "en")) == "77.8 %"
    assert plain(formats.percent(Decimal("77.8"), "sw")) == "asilimia 77.8"


@pytest.mark.parametrize(
    ("value", "english", "kiswahili"),
    [
        ("812000000", "KSh 812 million", "KSh milioni 812"),
        ("1249999", "KSh 1.2 million", "KSh milioni 1.2"),
        ("1250000", "KSh 1.3 million", "KSh milioni 1.3"),
        ("999949", "KSh 999,949", "KSh 999,949"),
        ("999999", "KSh 999,999", "KSh 999,999"),
        ("1000000", "KSh 1 million", "KSh milioni 1"),
        ("999949999", "KSh 999.9 million", "KSh milioni 999.9"),
        ("999950000", "KSh 1 billion", "KSh bilioni 1"),
        ("1000000000", "KSh 1 billion", "KSh bilioni 1"),
        ("38450", "KSh 38,450", "KSh 38,450"),
        ("-2600000", "−KSh 2.6 million", "−KSh milioni 2.6"),
        ("0", "KSh 0", "KSh 0"),
    ],
)
def test_money_is_named_in_millions_from_a_million(value, english, kiswahili):
    assert plain(formats.money(Decimal(value), "en")) == english
    assert plain(formats.money(Decimal(value), "sw")) == kiswahili


@pytest.mark.parametrize(
    ("value", "unit", "decimals", "english", "kiswahili"),
    [
        ("1", "days", 0, "1 day", "siku 1"),
        ("4.5", "days", 1, "4.5 days", "siku 4.5"),
        ("120", "hours", 0, "120 hours", "saa 120"),
        ("42000", "kwh", 0, "42,000 kWh", "42,000 kWh"),
        ("1200", "pages", 0, "1,200", "1,200"),
        ("12", "count", 0, "12", "12"),
        ("3.8", "score", 1, "3.8", "3.8"),
        ("64", "percent", 1, "64.0 %", "asilimia 64.0"),
        ("38450", "kes", 0, "KSh 38,450", "KSh 38,450"),
    ],
)
def test_each_unit_of_the_metric_dictionary_has_its_form(value, unit, decimals, english, kiswahili):
    assert plain(formats.in_unit(Decimal(value), unit, decimals, "en")) == english
    assert plain(formats.in_unit(Decimal(value), unit, decimals, "sw")) == kiswahili


def test_a_date_names_its_month():
    assert plain(formats.day(date(2026, 10, 30), "en")) == "30 October 2026"
    assert plain(formats.day(date(2026, 10, 30), "sw")) == "30 Oktoba 2026"


def test_a_quarter_is_named_by_its_months_and_the_calendar_year_they_lie_in():
    assert formats.months(Q1, "en") == "July to September 2026"
    assert formats.months(Q3, "en") == "January to March 2027"
    assert formats.months(Q1, "sw") == "Julai hadi Septemba 2026"
    assert formats.months_and_quarter(Q1, "en") == "July to September 2026 (Quarter 1, 2026/27)"
    assert formats.months_and_quarter(Q3, "sw") == "Januari hadi Machi 2027 (Robo ya 3, 2026/27)"
    assert formats.span(Q1, Q3, "en") == "July 2026 to March 2027"
    assert formats.span(Q1, Q1, "sw") == "Julai hadi Septemba 2026"
    assert formats.short_quarter(Q1, "sw") == "Jul–Sep 2026"


@pytest.mark.parametrize(
    ("size", "text"),
    [
        (12, "0.1 kB"),
        (412, "0.4 kB"),
        (9_949, "9.9 kB"),
        (12_400, "12 kB"),
        (999_499, "999 kB"),
        (1_300_000, "1.3 MB"),
    ],
)
def test_a_file_size_is_short_and_never_zero(size, text):
    assert plain(formats.file_size(size)) == text


def test_lists():
    assert formats.listed([], "en") == ""
    assert formats.listed(["a"], "en") == "a"
    assert formats.listed(["a", "b", "c"], "en") == "a, b and c"
    assert formats.listed(["a", "b"], "sw") == "a na b"


def test_a_weekday_stands_before_its_date():
    assert plain(formats.weekday(date(2027, 1, 29), "en")) == "Friday 29 January 2027"
    assert plain(formats.weekday(date(2027, 1, 29), "sw")) == "Ijumaa 29 Januari 2027"


@pytest.mark.parametrize(
    ("value", "spoken"),
    [
        (time(10, 0), "saa 4:00 asubuhi (10:00)"),  # the fourth hour since sunrise
        (time(6, 30), "saa 12:30 asubuhi (06:30)"),
        (time(12, 0), "saa 6:00 mchana (12:00)"),
        (time(16, 5), "saa 10:05 jioni (16:05)"),
        (time(23, 59), "saa 5:59 usiku (23:59)"),
        (time(0, 0), "saa 6:00 usiku (00:00)"),
        (time(4, 0), "saa 10:00 alfajiri (04:00)"),
    ],
)
def test_kiswahili_counts_hours_from_sunrise_and_night_fall(value, spoken):
    assert plain(formats.clock(value, "sw")) == spoken
    assert formats.clock(value, "en") == f"{value:%H:%M}"


@pytest.mark.parametrize(
    ("unit", "english", "kiswahili"),
    [("days", False, True), ("percent", False, True), ("kes", True, True), ("kwh", False, False)],
)
def test_a_unit_apart_from_its_number_stands_where_the_language_says_it(unit, english, kiswahili):
    # 88 days, siku 88; 61 %, asilimia 61; KSh 40,904 in both; 27,400 kWh in both
    assert (formats.goes_before(unit, "en"), formats.goes_before(unit, "sw")) == (english, kiswahili)
