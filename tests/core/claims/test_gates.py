"""The gates of a change, each with both sides of its border."""

from __future__ import annotations

from decimal import Decimal
from itertools import product

import pytest

from plugins.core.claims.rules import CHANGE
from plugins.core.claims.statement import End
from tests.core.claims.worked import count, measure, say, share, told, value

#: 60 of 100 after 50 of 100: ten points, ten cases. Nothing stands against it.
MORE, LESS = share(60, 100), share(50, 100)


def test_a_share_of_a_register_that_passes_every_gate_is_told() -> None:
    said = say(measure(), MORE, LESS)
    assert told(said) == ("higher", "E2", "change.complete", "")
    assert (said.difference, said.size, said.wanted) == (Decimal("10.0"), Decimal(5), "toward")
    assert said.more_cases == 10
    assert told(say(measure(), LESS, MORE))[:2] == ("lower", "E2")


def test_without_one_of_the_figures_nothing_is_compared() -> None:
    missing = value(None)
    assert told(say(measure(), missing, LESS)) == ("not_compared", "E0", "change.both_ends", "no_figure")
    said = say(measure(), MORE, missing, absent="no_earlier_quarter")
    assert told(said) == ("not_compared", "E0", "change.both_ends", "no_earlier_quarter")
    assert (said.before, said.difference, said.size) == (None, None, None)
    said = say(measure(), missing, LESS, absent="no_earlier_quarter")
    assert said.reason == "no_figure"  # the earlier one is there


@pytest.mark.parametrize(
    ("changed", "rule", "reason"),
    [
        ({"definition": "reports/2"}, "change.definition", "definition_changed"),
        ({"played": "illustrative, backcast"}, "change.provenance", "provenance"),
        ({"population": frozenset({"dept_acacia"})}, "change.population", "population"),
    ],
)
def test_two_figures_of_different_things_are_not_compared_either_way(
    changed: dict[str, object], rule: str, reason: str
) -> None:
    other = share(50, 100, **changed)
    assert told(say(measure(), MORE, other)) == ("not_compared", "E0", rule, reason)
    assert told(say(measure(), other, MORE)) == ("not_compared", "E0", rule, reason)
    alike = share(60, 100, **changed)
    assert say(measure(), alike, other).verdict == "higher"  # both changed alike: nothing in between


def test_a_unit_that_began_in_between_is_not_compared() -> None:
    said = say(measure(), MORE, LESS, broken=True)
    assert told(said) == ("not_compared", "E0", "change.unit", "unit_changed")


def test_what_adds_up_through_the_year_is_compared_with_a_year_earlier_only() -> None:
    spent = measure("money", cumulative=True)
    said = say(spent, MORE, LESS, "previous")
    assert told(said) == ("not_compared", "E0", "change.cumulative", "cumulative")
    assert say(spent, MORE, LESS, "year").verdict == "higher"
    assert spent.leading == ("year",)


def test_what_follows_the_season_stands_beside_the_quarter_before() -> None:
    seasonal = measure(seasonal=True)
    assert told(say(seasonal, MORE, LESS)) == ("side_by_side", "E1", "change.season", "season")
    assert say(seasonal, MORE, LESS, "year").verdict == "higher"
    assert (seasonal.leading, measure().leading) == (("year", "previous"), ("previous", "year"))


@pytest.mark.parametrize("source", ["register", "sample", "median", "mean"])
def test_nineteen_cases_are_few_and_twenty_are_not(source: str) -> None:
    # 19 of 20 after 1 of 20: 90 points, 18 cases. 18 of 19 after 1 of 20: 89.7 points.
    of = measure(source)
    few = ("side_by_side", "E1", "change.few_cases", "few_cases")
    twenty, nineteen, before = share(19, 20), share(18, 19), share(1, 20)
    assert say(of, twenty, before).verdict == "higher"
    assert told(say(of, nineteen, before)) == few
    assert told(say(of, before, nineteen)) == few
    assert say(of, nineteen, before).difference is None  # nothing that could be printed as a change


def test_a_count_is_few_only_if_it_is_few_both_times() -> None:
    counted = measure("count", 1, decimals=0)
    assert told(say(counted, count(19), count(3))) == ("side_by_side", "E1", "change.few_cases", "few_cases")
    assert say(counted, count(20), count(3)).verdict == "higher"
    assert say(counted, count(3), count(20)).verdict == "lower"


@pytest.mark.parametrize("source", ["median", "mean", "register", "sample"])
def test_without_the_number_of_cases_two_values_stand_side_by_side(source: str) -> None:
    of = measure(source)
    unknown = ("side_by_side", "E1", "change.cases_unknown", "cases_unknown")
    assert told(say(of, value(88), value(106, 40))) == unknown
    assert told(say(of, value(88, 40), value(106))) == unknown


def test_what_is_computed_from_other_figures_has_no_cases_of_its_own() -> None:
    said = say(measure("composite"), value("70.0", 500), value("50.0", 500))
    assert told(said) == ("side_by_side", "E1", "change.cases_unknown", "cases_unknown")


@pytest.mark.parametrize(
    ("now", "before", "verdict"),
    [
        (share(52, 100), share(50, 100), "higher"),  # 2.0 points: at the threshold of 2
        (share(519, 1000), share(50, 100), "same"),  # 1.9 points
        (share(31, 300), share(25, 300), "higher"),  # 10.33... - 8.33... = 2 exactly
        (share(25, 300), share(31, 300), "lower"),
        (share(50, 100), share(50, 100), "same"),
    ],
)
def test_a_difference_is_of_note_from_exactly_the_threshold_on(now: End, before: End, verdict: str) -> None:
    said = say(measure(), now, before)
    assert (said.verdict, said.grade) == (verdict, "E2")
    assert said.rule == ("change.threshold" if verdict == "same" else "change.complete")


def test_the_threshold_is_held_against_exact_values_not_printed_ones() -> None:
    # 51.96 - 50.04 = 1.92, under 2, though 52.0 - 50.0 is printed as 2.0
    said = say(measure("amount"), value("51.96"), value("50.04"))
    assert told(said) == ("same", "E2", "change.threshold", "")
    # 52.04 - 49.96 = 2.08, and 52.0 - 50.0
    assert say(measure("amount"), value("52.04"), value("49.96")).verdict == "higher"


def test_two_values_that_print_alike_are_the_same_whatever_the_threshold() -> None:
    said = say(measure("amount", 0), value("71.44"), value("71.36"))  # both 71.4
    assert told(said) == ("same", "E2", "change.threshold", "")
    said = say(measure("amount", 0), value("71.56"), value("71.36"))  # 71.6 and 71.4
    assert (said.verdict, said.size) == ("higher", 2)  # so many of the smallest step that is printed


def test_a_difference_that_rounds_to_nothing_has_no_sign() -> None:
    # 71.40 - 71.44 = -0.04, printed as 0.0
    said = say(measure("amount", 0), value("71.40"), value("71.44"))
    assert (said.verdict, str(said.difference), said.wanted) == ("same", "0.0", "")


@pytest.mark.parametrize(
    ("now", "before", "cases"),
    [
        ((22, 25), (20, 25), True),  # 8 points x 25 = 2 cases
        ((17, 21), (15, 21), True),  # 9.52... points x 21 = 2 cases
        ((5, 28), (3, 28), True),  # 7.14... points x 28 = 2 cases
        ((21, 25), (20, 25), False),  # 1 case
        ((21, 27), (26, 32), False),  # 81.25 - 77.77... = 3.47... points x 27 = 0.9 cases
        ((26, 28), (28, 31), False),  # 92.85... - 90.32... = 2.53... points x 28 = 0.7 cases
        ((14, 25), (13, 25), False),  # 1 case
        ((12, 20), (54, 100), False),  # 6 points x 20, the smaller base = 1.2 cases
    ],
)
def test_two_cases_stand_behind_a_change_of_a_register(
    now: tuple[int, int], before: tuple[int, int], cases: bool
) -> None:
    for one, other in ((now, before), (before, now)):
        said = say(measure(), share(*one), share(*other))
        assert said.has_direction == cases
        if not cases:
            assert told(said) == ("side_by_side", "E1", "change.two_cases", "two_cases")


def test_exactly_two_cases_are_two_whatever_the_base() -> None:
    missed = [
        (part, base)
        for base, more in product(range(20, 90), (0, 2))
        for part in range(base - 1)
        if not say(measure(threshold=1), share(part + more, base), share(part + 2 - more, base)).has_direction
    ]
    assert missed == []


def test_a_provisional_figure_is_compared_and_says_so() -> None:
    said = say(measure(), share(60, 100, status="provisional"), share(50, 100, status="estimated"))
    assert said.verdict == "higher"
    assert said.caveats == ("provisional", "base_estimated")
    turned = say(measure(), share(60, 100, status="estimated"), share(50, 100, status="provisional"))
    assert turned.caveats == ("estimated", "base_provisional")
    assert say(measure(), MORE, LESS).caveats == ()


def test_where_nothing_is_wanted_a_direction_is_neither_toward_nor_against() -> None:
    assert say(measure(wanted="none"), MORE, LESS).wanted == ""
    assert say(measure(wanted="down"), MORE, LESS).wanted == "against"
    assert say(measure(wanted="down"), LESS, MORE).wanted == "toward"


def test_the_first_gate_that_fails_gives_the_reason() -> None:
    """A figure with everything against it loses one fault after the other, in the order of the rules."""
    seasonal = measure(seasonal=True, cumulative=True)
    apart = {"definition": "reports/2", "played": "backcast", "population": frozenset({"dept_acacia"})}
    steps = [
        (say(seasonal, share(1, 4), value(None, **apart)), "change.both_ends"),
        (say(seasonal, share(1, 4), share(1, 5, **apart), broken=True), "change.unit"),
        (say(seasonal, share(1, 4), share(1, 5, **apart)), "change.definition"),
        (say(seasonal, share(1, 4), share(1, 5, **(apart | {"definition": ""}))), "change.provenance"),
        (say(seasonal, share(1, 4), share(1, 5, population=apart["population"])), "change.population"),
        (say(seasonal, share(1, 4), share(1, 5)), "change.cumulative"),
        (say(measure("census", seasonal=True), share(1, 4), share(1, 5)), "change.season"),
        (say(measure("census"), share(1, 4), share(1, 5)), "change.answered"),
        (say(measure("median"), value(1, 4), value(1, unrecorded=Decimal(1))), "change.unrecorded"),
        (say(measure("median"), value(1, 4), value(1)), "change.cases_unknown"),
        (say(measure(), share(1, 4), share(1, 4)), "change.few_cases"),
        (say(measure("sample"), share(50, 100), share(50, 100)), "change.sample"),
        (say(measure(), share(50, 100), share(50, 100)), "change.threshold"),
        (say(measure(), share(11, 20), share(10, 20)), "change.two_cases"),
        (say(measure(), MORE, LESS), "change.complete"),
    ]
    assert [said.rule for said, _ in steps] == [rule for _, rule in steps]
    assert [*(rule for _, rule in steps), "change.index"] == [rule.id for rule in CHANGE]
