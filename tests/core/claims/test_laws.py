"""Laws of every change, whatever the figures."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from typing import Any, get_args

from hypothesis import given, settings
from hypothesis import strategies as st

from plugins.core.claims.change import Measure
from plugins.core.claims.rules import CHANGE
from plugins.core.claims.statement import Base, End, Source, Statement, Verdict
from tests.core.claims.worked import count, measure, say, share, value

ORDER = ("E0", "E1", "E2", "E3", "E4")
OTHER_WAY: dict[Verdict, Verdict] = {"higher": "lower", "lower": "higher"}
SOURCES = tuple(each for each in get_args(Source) if each != "index")

settle = settings(max_examples=150, deadline=None, derandomize=True)
bases = st.sampled_from(get_args(Base))
populations = st.sampled_from([frozenset[str](), frozenset({"acacia"}), frozenset({"acacia", "baobab"})])


@st.composite
def ends(draw: st.DrawFn, source: Source) -> End:
    """A figure of such a source, now and then without one, or with something that stands against it."""
    said = {
        "definition": draw(st.sampled_from(["reports/1"] * 9 + ["reports/2"])),
        "population": draw(st.sampled_from([frozenset[str]()] * 9 + [frozenset({"acacia"})])),
        "status": draw(st.sampled_from(["reported"] * 4 + ["provisional"])),
        "played": draw(st.sampled_from(["reported"] * 9 + ["backcast"])),
    }
    if draw(st.integers(0, 19)) == 0:
        return value(None, **said)
    if source in ("money", "amount", "median", "mean", "composite"):
        cases = draw(st.none() | st.integers(1, 60))
        return value(str(draw(st.decimals(0, 200, places=2))), cases, **said)
    if source == "count":
        return count(draw(st.integers(0, 60)), **said)
    base = draw(st.integers(1, 400))
    return share(draw(st.integers(0, base)), base, **said)


@st.composite
def pairs(draw: st.DrawFn) -> tuple[Measure, End, End, Base]:
    source = draw(st.sampled_from(SOURCES))
    of = measure(
        source,
        draw(st.sampled_from(["0", "0.5", "2", "4"])),
        wanted=draw(st.sampled_from(["up", "down", "none"])),
        seasonal=draw(st.sampled_from([False, False, True])),
        cumulative=draw(st.sampled_from([False, False, True])),
    )
    return of, draw(ends(source)), draw(ends(source)), draw(bases)


def strength(said: Statement) -> int:
    return ORDER.index(said.grade)


@given(pairs())
@settle
def test_no_verdict_is_above_what_its_rule_allows(pair: tuple[Measure, End, End, Base]) -> None:
    said = say(*pair)
    allowed = {rule.id: rule.leads_to for rule in CHANGE}[said.rule]
    assert strength(said) <= ORDER.index(allowed)
    assert said.has_direction <= (said.grade in ("E2", "E3"))
    assert (said.difference is None) == (said.verdict in ("side_by_side", "not_compared"))
    assert (said.wanted != "") <= said.has_direction
    assert (said.reason != "") or said.verdict in ("higher", "lower", "same")


@given(pairs())
@settle
def test_the_other_way_round_higher_is_lower_and_nothing_else_changes(
    pair: tuple[Measure, End, End, Base],
) -> None:
    of, now, before, base = pair
    said, mirrored = say(of, now, before, base), say(of, before, now, base)
    assert mirrored.verdict == OTHER_WAY.get(said.verdict, said.verdict)
    assert (mirrored.rule, mirrored.reason, mirrored.grade) == (said.rule, said.reason, said.grade)
    assert mirrored.size == said.size
    if said.difference is not None:
        assert mirrored.difference == -said.difference
    if said.interval is not None:
        low, high = said.interval
        assert mirrored.interval == (high.copy_negate(), low.copy_negate())


#: What can be lost of a figure: the figure itself, its counts, a day, how people were drawn.
LOST: dict[str, dict[str, Any]] = {
    "figure": {"value": None, "exact": None},
    "cases": {"cases": None},
    "part": {"part": None},
    "one day": {"unrecorded": Decimal(1)},
    "drawn in groups": {"design_effect": Decimal(2)},
}


@given(pairs(), st.booleans(), st.sampled_from(sorted(LOST)))
@settle
def test_knowing_less_never_says_more(
    pair: tuple[Measure, End, End, Base], first: bool, unknown: str
) -> None:
    of, now, before, base = pair
    known = say(of, now, before, base)
    less = replace(now if first else before, **LOST[unknown])
    said = say(of, *((less, before) if first else (now, less)), base)
    assert strength(said) <= strength(known)
    assert said.has_direction <= known.has_direction


@given(pairs())
@settle
def test_a_provisional_figure_says_the_same_with_its_caveat(pair: tuple[Measure, End, End, Base]) -> None:
    of, now, before, base = pair
    sure = say(of, replace(now, status="reported"), replace(before, status="reported"), base)
    said = say(of, replace(now, status="provisional"), replace(before, status="reported"), base)
    assert (said.verdict, said.grade, said.rule) == (sure.verdict, sure.grade, sure.rule)
    assert "provisional" in said.caveats
    assert "provisional" not in sure.caveats


@given(pairs())
@settle
def test_two_figures_that_print_alike_are_never_told_apart(pair: tuple[Measure, End, End, Base]) -> None:
    of, now, before, base = pair
    said = say(of, now, replace(before, value=now.value), base)
    assert not said.has_direction


@given(pairs(), st.sampled_from(["illustrative, backcast", "backcast", "reported"]))
@settle
def test_what_both_figures_are_makes_no_difference(pair: tuple[Measure, End, End, Base], played: str) -> None:
    of, now, before, base = pair
    plain = say(of, replace(now, played=""), replace(before, played=""), base)
    said = say(of, replace(now, played=played), replace(before, played=played), base)
    assert (said.verdict, said.grade, said.rule) == (plain.verdict, plain.grade, plain.rule)


@given(st.integers(1, 200), st.integers(1, 200), st.data(), st.sampled_from(["register", "fixed", "sample"]))
@settle
def test_ten_times_the_cases_of_the_same_shares_never_say_less(
    base: int, other: int, data: st.DataObject, source: Source
) -> None:
    part, before = data.draw(st.integers(0, base)), data.draw(st.integers(0, other))
    of = measure(source, "0.5")
    few = say(of, share(part, base), share(before, other))
    many = say(of, share(10 * part, 10 * base), share(10 * before, 10 * other))
    assert strength(many) >= strength(few) or few.verdict == "same"
    if few.has_direction:
        assert many.verdict == few.verdict


@given(st.decimals(0, 200, places=2), st.decimals(0, 200, places=2), st.decimals(0, 200, places=2))
@settle
def test_more_of_an_amount_is_never_less_high(low: Decimal, middle: Decimal, high: Decimal) -> None:
    low, middle, high = sorted((low, middle, high))
    of = measure("amount", 2)
    if say(of, value(str(middle)), value(str(low))).verdict == "higher":
        assert say(of, value(str(high)), value(str(low))).verdict == "higher"
    assert say(of, value(str(high)), value(str(low))).verdict in ("higher", "same")
