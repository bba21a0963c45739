"""Comparisons that tempt to a verb: what is decided of each."""

from __future__ import annotations

from decimal import Decimal

import pytest

from plugins.core.claims.change import decide_simulated
from plugins.core.claims.prominence import screen
from plugins.core.claims.statement import Base, Statement
from plugins.core.claims.target import judge
from plugins.core.measures.rounding import half_up
from tests.core.claims.worked import count, measure, say, share, told, value


def index(now: str, before: str, up: int, down: int, **known: object) -> Statement:
    return decide_simulated(
        *("assembly", "previous"),
        value(now, **known),
        value(before, **known),
        draws=(Decimal(up), Decimal(down)),
        sure_pct=Decimal(90),
    )


def test_an_index_that_rose_in_68_of_100_draws_is_unclear() -> None:
    said = index("71.4", "69.2", 68, 31)
    assert told(said) == ("unclear", "E1", "change.index", "draws")
    assert said.difference == Decimal("2.2")
    assert not said.has_direction


def test_an_illustrative_index_has_no_easier_rule() -> None:
    said = index("71.4", "69.2", 68, 31, played="illustrative, reported")
    assert told(said) == ("unclear", "E1", "change.index", "draws")


def test_an_index_that_rose_in_92_of_100_draws_rose() -> None:
    said = index("71.4", "69.2", 92, 7)
    assert told(said) == ("higher", "E3", "change.index", "draws")
    assert said.interval == (92, 7)


def test_an_index_that_prints_alike_is_the_same_whatever_the_draws_say() -> None:
    # 71.44 and 71.36 both print 71.4
    said = index("71.44", "71.36", 95, 4)
    assert told(said) == ("same", "E2", "change.threshold", "")
    assert index("71.46", "71.36", 95, 4).verdict == "higher"  # 71.5 after 71.4


def test_a_survey_of_61_after_56_per_cent_is_unclear() -> None:
    said = say(measure("sample", 4, decimals=0), share(153, 252, decimals=0), share(128, 229, decimals=0))
    assert told(said) == ("unclear", "E1", "change.sample", "interval")
    assert [str(half_up(end, 1)) for end in said.interval or ()] == ["-4.0", "13.5"]


def test_a_survey_of_61_per_cent_keeps_a_target_of_60_too_close_to_call() -> None:
    judged = judge(share(153, 252), Decimal(60), kept=True, source="sample")
    assert (judged.kept, judged.firmness) == (True, "too_close")  # 54.6 to 66.5


def test_a_survey_asked_another_way_is_another_population() -> None:
    at_home, online = (frozenset({f"{mode}; adults; Are you satisfied?"}) for mode in ("telephone", "online"))
    said = say(measure("sample", 4), share(50, 100, population=online), share(60, 100, population=at_home))
    assert told(said) == ("not_compared", "E0", "change.population", "population")


def test_58_of_91_who_were_asked_stand_beside_60_of_91() -> None:
    said = say(measure("census", 4), share(40, 58), share(20, 60))
    assert told(said) == ("side_by_side", "E1", "change.answered", "answered")


def test_two_of_four_after_two_of_five_is_no_gain_of_ten_points() -> None:
    said = say(measure(threshold=5), share(2, 4), share(2, 5))
    assert told(said) == ("side_by_side", "E1", "change.few_cases", "few_cases")
    assert (said.difference, said.size) == (None, None)


def test_one_base_under_twenty_is_enough_to_stand_side_by_side() -> None:
    said = say(measure(), share(19, 24), share(14, 19))
    assert told(said) == ("side_by_side", "E1", "change.few_cases", "few_cases")


def test_41_after_31_of_the_same_47_members_is_ten_more() -> None:
    said = say(measure("fixed", 3), share(41, 47), share(31, 47))
    assert told(said) == ("higher", "E2", "change.complete", "")
    assert said.more_cases == 10


def test_of_46_members_after_47_a_larger_share_is_told_and_no_number_of_members() -> None:
    """41 of 46 after 40 of 47: 89.1 after 85.1 %, 4.02 points of 46 are 1.8 cases, under two. 44 of 46 are
    95.7 %, 10.55 points, 4.9 cases."""
    members = measure("fixed", 3)
    said = say(members, share(41, 46), share(40, 47))
    assert told(said) == ("side_by_side", "E1", "change.two_cases", "two_cases")
    said = say(members, share(44, 46), share(40, 47))
    assert (*told(said), said.source) == ("higher", "E2", "change.complete", "", "register")
    assert told(say(members, share(1, 1), share(31, 47))) == (
        *("side_by_side", "E1", "change.few_cases", "few_cases"),
    )


@pytest.mark.parametrize(("cases", "reason"), [(4, "few_cases"), (None, "cases_unknown")])
def test_the_middle_of_four_bills_is_no_trend_to_faster_bills(cases: int | None, reason: str) -> None:
    days = measure("median", 5, decimals=0, wanted="down")
    said = say(days, value(88, cases, decimals=0), value(106, cases and cases + 1, decimals=0))
    assert told(said) == ("side_by_side", "E1", f"change.{reason}", reason)


@pytest.mark.parametrize(("base", "before"), [("previous", 5), ("year", 2)])
def test_four_bills_stand_beside_five_and_beside_two(base: Base, before: int) -> None:
    said = say(measure("count", 1, decimals=0), count(4), count(before), base)
    assert told(said) == ("side_by_side", "E1", "change.few_cases", "few_cases")


def test_a_reported_figure_is_not_set_against_one_worked_out_later() -> None:
    later = share(24, 32, played="backcast")
    for now, before in ((share(60, 80), later), (later, share(60, 80))):
        assert told(say(measure(), now, before)) == ("not_compared", "E0", "change.provenance", "provenance")


def test_a_metric_without_a_wanted_direction_rises_and_is_not_named() -> None:
    items = measure("count", 50, decimals=0, wanted="none")
    said = say(items, count(2_999), count(2_783))  # 216, over four times the threshold
    assert (said.verdict, said.wanted) == ("higher", "")
    assert screen([said]).all == ()


def test_the_first_quarter_of_a_new_definition_is_not_compared() -> None:
    now, before = share(23, 44, definition="questions/2"), share(42, 51, definition="questions/1")
    assert told(say(measure(), now, before))[2:] == ("change.definition", "definition_changed")


def test_spending_restarts_in_july_and_is_never_set_against_june() -> None:
    # 17.1 % of this year's budget after 86.2 % of the last
    spent = measure("money", cumulative=True, seasonal=True)
    now, june = share(174_921_870, 1_025_327_000), share(855_615_918, 992_172_000)
    assert told(say(spent, now, june)) == ("not_compared", "E0", "change.cumulative", "cumulative")
    said = say(spent, now, share(190_654_786, 976_500_000), "year")
    assert told(said) == ("lower", "E2", "change.complete", "")
    assert said.difference == Decimal("-2.5")  # 17.060... - 19.524... = -2.464...


def test_a_figure_of_four_departments_is_not_set_against_one_of_five() -> None:
    four = frozenset({"acacia", "baobab", "cedar", "ebony"})
    said = say(measure(), share(35, 55, population=four), share(35, 61))
    assert told(said) == ("not_compared", "E0", "change.population", "population")
    said = say(measure("fixed"), share(35, 55, population=four), share(33, 55, population=four), matched=four)
    assert (said.verdict, said.more_cases, said.matched) == ("higher", 2, four)


def test_a_provisional_figure_keeps_its_verdict_and_loses_its_prominence() -> None:
    energy = measure("amount", 500, decimals=0, wanted="down")
    for status, named in (("provisional", 0), ("reported", 1)):
        said = say(energy, value(27_400, status=status), value(28_960))  # 1,560: 3.12 times 500
        assert (said.verdict, said.wanted) == ("lower", "toward")
        assert len(screen([said]).toward) == named


def test_from_nothing_counts_are_told_and_no_share_of_nothing() -> None:
    said = say(measure("count", 1, decimals=0), count(25), count(0))
    assert (said.verdict, said.difference, said.size) == ("higher", 25, 25)
    assert told(say(measure(), share(3, 25), value(None))) == (
        *("not_compared", "E0", "change.both_ends", "no_figure"),
    )


def test_a_difference_of_four_hundredths_is_the_same_without_a_sign() -> None:
    said = say(measure("amount", 0), value("71.40"), value("71.44"))
    assert (said.verdict, str(said.difference)) == ("same", "0.0")


def test_115_to_121_of_189_are_set_beside_and_no_share_is_larger() -> None:
    # 143 of 207 are 69.1 %; 115 to 121 of 189 are 60.8 to 64.0 %: lower at both ends, and yet not told
    said = say(measure(threshold=3), share(115, 189, unrecorded=Decimal(6)), share(143, 207))
    assert told(said) == ("side_by_side", "E1", "change.unrecorded", "unrecorded")
    said = say(measure(threshold=3), share(143, 189), share(115, 207, unrecorded=Decimal(1)))
    assert told(said) == ("side_by_side", "E1", "change.unrecorded", "unrecorded")


@pytest.mark.parametrize(
    ("goal", "firmness"), [(60, "firm"), (61, "unrecorded"), (64, "unrecorded"), (65, "firm")]
)
def test_a_target_between_115_and_121_of_189_cannot_be_decided(goal: int, firmness: str) -> None:
    """115 of 189 are 60.85 %, 121 are 64.02 %: 60 is met and 65 missed at both ends, 61 and 64 at one."""
    now = share(115, 189, unrecorded=Decimal(6))
    judged = judge(now, Decimal(goal), kept=goal <= 60, source="register")
    assert (judged.rule, judged.kept) == (f"target.{firmness}", goal == 60)
    assert [str(half_up(end, 2)) for end in judged.bounds or ()] == ["60.85", "64.02"]


def test_a_design_effect_widens_what_a_survey_can_tell() -> None:
    """180 of 300 after 150 of 300, 60 after 50 %: drawn one by one the difference lies between +2.0 and +17.8
    points. With a design effect of 2 there are as good as 90 of 150 and 75 of 150: between -1.2 and +20.9."""
    alone = say(measure("sample", 4), share(180, 300), share(150, 300))
    assert told(alone) == ("higher", "E3", "change.sample", "interval")
    drawn = {"design_effect": Decimal(2)}
    said = say(measure("sample", 4), share(180, 300, **drawn), share(150, 300, **drawn))
    assert told(said) == ("unclear", "E1", "change.sample", "interval")
    assert said.now.share == (90, 150)
    assert [str(half_up(end, 1)) for end in said.interval or ()] == ["-1.2", "20.9"]


def test_a_design_effect_widens_the_range_beside_a_target() -> None:
    # 165 of 252 are 65.5 %: between 59.4 and 71.1 drawn one by one; of 82.5 of 126 between 56.8 and 73.2
    goal = Decimal(59)
    one_by_one, in_groups = share(165, 252), share(165, 252, design_effect=Decimal(2))
    assert judge(one_by_one, goal, kept=True, source="sample").firmness == "firm"
    assert judge(in_groups, goal, kept=True, source="sample").firmness == "too_close"
