"""What each kind of source allows, after the gates."""

from __future__ import annotations

from decimal import Decimal

import pytest

from plugins.core.claims import change
from plugins.core.claims.change import decide_simulated, leading, nothing_yet
from plugins.core.claims.statement import Source, Statement
from plugins.core.measures.rounding import half_up
from plugins.core.time.quarter import Quarter
from tests.core.claims.worked import NOW, count, measure, say, share, told, value


def interval(said: Statement) -> tuple[str, str]:
    assert said.interval is not None
    low, high = (half_up(end, 1) for end in said.interval)
    return str(low), str(high)


def test_a_fixed_population_is_told_from_the_first_case_that_passes_the_threshold() -> None:
    # 47 Members, threshold 2 points: one Member is 2.13 points, which would be one case of a register
    said = say(measure("fixed"), share(32, 47), share(31, 47))
    assert told(said) == ("higher", "E2", "change.complete", "")
    assert (said.more_cases, said.difference) == (1, Decimal("2.1"))
    assert say(measure("fixed", 3), share(32, 47), share(31, 47)).verdict == "same"
    assert say(measure(), share(32, 47), share(31, 47)).reason == "two_cases"


def test_a_fixed_population_may_be_small() -> None:
    assert say(measure("fixed"), share(9, 12), share(7, 12)).verdict == "higher"


@pytest.mark.parametrize("source", ["money", "amount"])
def test_money_and_amounts_rest_on_no_cases(source: Source) -> None:
    said = say(measure(source, 100_000, decimals=0, wanted="down"), value(3_884_200), value(4_211_900))
    assert told(said) == ("lower", "E2", "change.complete", "")
    assert (said.difference, said.wanted) == (Decimal(-327_700), "toward")
    assert half_up(said.size or Decimal(0), 2) == Decimal("3.28")


def test_a_median_of_enough_cases_is_told() -> None:
    days = measure("median", 2, decimals=0, wanted="down")
    said = say(days, value(38, 25, decimals=0), value(41, 30, decimals=0))
    assert (said.verdict, said.grade, said.wanted) == ("lower", "E2", "toward")


def test_a_sample_is_told_apart_only_by_the_interval_of_the_difference() -> None:
    """56 of 70 after 48 of 80: 80 after 60 %, 20 points, between 5.2 and 33.4."""
    said = say(measure("sample", 4), share(56, 70), share(48, 80))
    assert told(said) == ("higher", "E3", "change.sample", "interval")
    assert (interval(said), said.wanted) == (("5.2", "33.4"), "toward")
    said = say(measure("sample", 4), share(48, 80), share(56, 70))
    assert told(said) == ("lower", "E3", "change.sample", "interval")
    assert interval(said) == ("-33.4", "-5.2")


def test_a_sample_whose_interval_holds_zero_is_unclear_however_large_the_difference() -> None:
    """12 of 20 after 9 of 20: 15 points, nearly four times the threshold, between -14.8 and 41.4."""
    said = say(measure("sample", 4), share(12, 20), share(9, 20))
    assert told(said) == ("unclear", "E1", "change.sample", "interval")
    assert (interval(said), said.wanted) == (("-14.8", "41.4"), "")


def test_a_sample_under_the_threshold_is_not_therefore_the_same() -> None:
    """128 of 229 after 108 of 201: 2.2 points, under the threshold of 4, between -7.2 and 11.5."""
    said = say(measure("sample", 4), share(128, 229), share(108, 201))
    assert told(said) == ("unclear", "E1", "change.sample", "interval")
    assert interval(said) == ("-7.2", "11.5")


@pytest.mark.parametrize(
    ("ends", "verdict"),
    [
        (("-3.9", "3.9"), "same"),  # all of it inside the threshold of 4
        (("-3.9", "4.0"), "unclear"),  # reaches the threshold
        (("-4.0", "3.9"), "unclear"),
        (("0.1", "3.9"), "same"),  # surely more than nothing, and surely too little to tell
        (("0.1", "4.0"), "higher"),
        (("0.0", "9.0"), "unclear"),  # ends exactly at zero: zero is possible
        (("-9.0", "0.0"), "unclear"),
        (("-9.0", "-0.1"), "lower"),
    ],
)
def test_where_the_interval_ends_decides(
    monkeypatch: pytest.MonkeyPatch, ends: tuple[str, str], verdict: str
) -> None:
    low, high = map(Decimal, ends)
    monkeypatch.setattr(change, "newcombe", lambda *_: (low, high))
    assert say(measure("sample", 4), share(60, 100), share(55, 100)).verdict == verdict


def test_two_shares_of_a_sample_that_print_alike_are_not_told_apart() -> None:
    """Of 100,000 each 61.4 and 60.6 %: the interval, 0.37 to 1.23, excludes zero, and both print 61."""
    of = measure("sample", 1, decimals=0)
    said = say(of, share(61_400, 100_000, decimals=0), share(60_600, 100_000, decimals=0))
    assert told(said) == ("unclear", "E1", "change.sample", "interval")


@pytest.mark.parametrize("source", ["census", "self_selected"])
def test_those_who_chose_to_answer_speak_for_themselves_and_have_no_interval(source: Source) -> None:
    said = say(measure(source, 4), share(900, 1000), share(100, 1000))
    assert told(said) == ("side_by_side", "E1", "change.answered", "answered")
    assert (said.interval, said.difference) == (None, None)


def index(
    now: str | None, before: str | None, draws: tuple[int, int] | None, *, sure: int = 90, **known: object
) -> Statement:
    shares = (Decimal(draws[0]), Decimal(draws[1])) if draws else None
    ends = value(now), value(before, **known)
    return decide_simulated("assembly", "previous", *ends, draws=shares, sure_pct=Decimal(sure))


@pytest.mark.parametrize(
    ("now", "before", "draws", "verdict"),
    [
        ("71.4", "69.2", (90, 9), "higher"),  # exactly as sure as asked
        ("71.4", "69.2", (89, 10), "unclear"),
        ("69.2", "71.4", (9, 90), "lower"),
        ("69.2", "71.4", (10, 89), "unclear"),
        ("71.4", "69.2", (5, 95), "unclear"),  # the draws go the other way than what is printed
        ("69.2", "71.4", (95, 5), "unclear"),
    ],
)
def test_an_index_is_told_apart_by_what_other_choices_would_have_said(
    now: str, before: str, draws: tuple[int, int], verdict: str
) -> None:
    said = index(now, before, draws)
    grade = "E1" if verdict == "unclear" else "E3"
    assert told(said) == (verdict, grade, "change.index", "draws")
    assert said.interval == draws


def test_an_index_without_a_simulation_stands_beside_the_one_before() -> None:
    assert told(index("71.4", "69.2", None)) == ("side_by_side", "E1", "change.index", "not_simulated")


def test_an_index_passes_the_gates_of_figures_that_concern_it() -> None:
    assert told(index("71.4", None, (100, 0)))[2:] == ("change.both_ends", "no_figure")
    assert told(index("71.4", "69.2", (100, 0), definition="scheme/2"))[2:] == (
        "change.definition",
        "definition_changed",
    )
    assert told(index("71.4", "69.2", (100, 0), played="backcast"))[2:] == ("change.provenance", "provenance")
    said = decide_simulated(
        *("assembly", "year", value(70), value(60)), draws=None, sure_pct=Decimal(90), broken=True
    )
    assert told(said) == ("not_compared", "E0", "change.unit", "unit_changed")


def test_before_the_first_quarter_there_is_nothing_to_compare_with() -> None:
    said = nothing_yet("assembly", NOW, "year")
    assert told(said) == ("not_compared", "E0", "change.both_ends", "no_earlier_quarter")
    assert said.base_quarter == Quarter.parse("2025-26-Q1")
    assert said.id == "2026-27-Q1//change/index/assembly/year"


def test_the_first_base_that_compares_leads_and_side_by_side_is_a_comparison() -> None:
    none = say(measure(), share(60, 100), value(None))
    beside = say(measure(), share(3, 4), share(2, 4))
    higher = say(measure(), share(60, 100), share(50, 100), "year")
    assert leading([beside, higher]) is beside
    assert leading([none, higher]) is higher
    assert leading([none, none]) is none


def test_a_statement_has_the_same_name_in_both_languages_for_ever() -> None:
    said = say(measure(), share(60, 100), share(50, 100))
    assert said.id == "2026-27-Q1/v1/change/reports/assembly/previous"


def test_counts_of_enough_are_told_as_counts() -> None:
    said = say(measure("count", 50, decimals=0, wanted="none"), count(2_799), count(2_783))
    assert (told(said)[0], said.difference) == ("same", 16)  # 16 under the threshold of 50
    assert say(measure("count", 50, decimals=0), count(2_833), count(2_783)).verdict == "higher"
