"""Targets met, how firmly, the same set of them in two quarters, and the yardstick of a tenth."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from plugins.core.time.quarter import Quarter
from plugins.subjects.figures.measure_ten_percent import ten_percent
from plugins.subjects.figures.model import SameSet
from tests.core.claims import worked
from tests.samples.rows import Q, metric, observation, target
from tests.subjects.figures.claimed import PARTED, figures, of_assembly, parts, survey, version

SPRING, SUMMER, NEXT_SPRING = Q("2025-26-Q4"), Q("2026-27-Q1"), Q("2026-27-Q4")


@pytest.mark.parametrize(
    ("satisfied", "verdict", "firmness"),
    [
        (153, "met", "too_close"),  # 60.7 %, 54.6 to 66.5
        (200, "met", "firm"),  # 79.4 %, 73.9 to 83.9
        (100, "not_met", "firm"),  # 39.7 %, 33.8 to 45.8
        (150, "not_met", "too_close"),  # 59.5 %
    ],
)
def test_a_survey_keeps_a_target_of_60_firmly_where_its_interval_lies_on_one_side(
    satisfied: int, verdict: str, firmness: str
) -> None:
    found = of_assembly(survey(SUMMER, satisfied, 252, goal=60))
    assert found.judged is not None
    assert (found.verdict, found.judged.firmness) == (verdict, firmness)


def test_a_figure_just_under_its_target_has_not_met_it() -> None:
    amount = metric(decimals=0)
    goal = target(value=85, first=SPRING, last=NEXT_SPRING)
    found = of_assembly(version(SUMMER, observation(value="84.96"), metrics=(amount,), targets=(goal,)))
    assert (found.value, found.verdict) == (85, "not_met")  # prints 85


def test_how_firm_a_target_is_of_what_is_known_of_its_figure() -> None:
    goal = target(value=60, first=SPRING, last=NEXT_SPRING)
    last_day, after = (replace(goal, approved_on=day) for day in (date(2026, 9, 30), date(2026, 10, 8)))
    rows = {
        "firm": (parts((70, 100), (40, 50), (30, 50)), goal),
        "partial": (parts((40, 50), (40, 50), None), goal),
        "late": (parts((70, 100), (40, 50), (30, 50)), after),
        "provisional": ((observation(of=(70, 100), status="provisional"),), goal),
    }
    for firmness, (observations, aim) in rows.items():
        found = of_assembly(version(SUMMER, *observations, metrics=(PARTED,), targets=(aim,)))
        assert found.judged is not None
        assert (found.verdict, found.judged.firmness) == ("met", firmness)
    found = of_assembly(
        version(SUMMER, *parts((70, 100), (40, 50), (30, 50)), metrics=(PARTED,), targets=(last_day,))
    )
    assert found.judged is not None
    assert found.judged.firmness == "firm"  # approved on the last day of the quarter, not after it


NAMES = ("first", "second", "third", "fourth", "fifth")


def five(quarter: Quarter, met: str, goals: tuple[int, ...], missing: str = "", **said: object) -> object:
    """Five amounts with these targets: 10 above it where ``met`` has a 1, else 10 below."""
    return version(
        quarter,
        *(
            observation(name, status="not_reported")
            if name == missing
            else observation(name, goal + (10 if kept == "1" else -10))
            for name, goal, kept in zip(NAMES, goals, met, strict=True)
        ),
        metrics=tuple(metric(name) for name in NAMES),
        targets=tuple(target(name, goal, quarter, quarter) for name, goal in zip(NAMES, goals, strict=True)),
        **said,
    )


def test_the_same_set_leaves_out_changed_targets_and_missing_figures() -> None:
    """Of five the second has a harder target and the third no figure now. Of the three that are left the
    first is met now, the fourth was met before, and the fifth was missed both times."""
    before = five(SPRING, "01110", (50, 50, 50, 50, 50))
    tally = figures(before, five(SUMMER, "11100", (50, 60, 50, 50, 50), missing="third")).tally
    assert (tally.met, tally.judged) == (2, 4)
    assert tally.same == SameSet(base=SPRING, targets=3, met=1, met_before=1, missed_both=1)


@pytest.mark.parametrize(
    "changed", [{"provenance": "reported", "illustrates": None}, {"illustrates": "backcast"}]
)
def test_there_is_no_same_set_across_provenances(changed: dict[str, object]) -> None:
    goals = (50, 50, 50, 50, 50)
    assert figures(five(SPRING, "11111", goals, **changed), five(SUMMER, "11111", goals)).tally.same is None
    assert figures(five(SUMMER, "11111", goals)).tally.same is None  # no quarter before


def test_the_next_step_of_a_plan_is_no_harder_target() -> None:
    """Spending: 86 of 90 planned by June, then 17 of 20 by September: one plan, the same both times."""
    spent = metric(cumulative=True)
    before, now = (
        version(quarter, observation(value=value), metrics=(spent,), targets=(aim,))
        for quarter, value, aim in (
            (SPRING, 86, target(value=90, first=SPRING, last=SPRING)),
            (SUMMER, 17, target(value=20, first=SUMMER, last=SUMMER)),
        )
    )
    same = figures(before, now).tally.same
    assert same == SameSet(base=SPRING, targets=1, met=0, met_before=0, missed_both=1)


def gained(now: tuple[int, int], then: tuple[int, int], wanted: str = "up", **said: object) -> str:
    change = worked.say(worked.measure(threshold=1), worked.share(*now), worked.share(*then), "year", **said)
    return ten_percent(change, wanted)


@pytest.mark.parametrize(
    ("now", "then", "wanted", "expected"),
    [
        ((55, 100), (50, 100), "up", "met"),  # 5 more of 50: a tenth
        ((22, 28), (20, 28), "up", "met"),  # 2 more of 20: a tenth, though neither share ends
        ((18, 28), (20, 28), "down", "met"),
        ((219, 280), (200, 280), "up", "not_met"),  # 19 more of 200
        ((45, 100), (50, 100), "up", "not_met"),
        ((60, 100), (50, 100), "none", "not_assessable"),
        ((60, 100), (0, 100), "up", "not_assessable"),  # nothing can be divided by zero
        ((3, 4), (1, 4), "up", "not_assessable"),  # a yardstick on four cases measures nothing
    ],
)
def test_a_tenth_is_gained_from_exactly_a_tenth_on(
    now: tuple[int, int], then: tuple[int, int], wanted: str, expected: str
) -> None:
    assert gained(now, then, wanted) == expected


def test_a_tenth_over_matched_parts_is_not_the_whole_assembly_s() -> None:
    assert gained((60, 100), (50, 100), matched=frozenset({"dept_acacia"})) == "not_assessable"
