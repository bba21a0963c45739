"""How figures come to what decides about them: who is behind them, how people were asked, what is whole."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from plugins.core.claims.statement import Statement
from tests.samples.rows import ACACIA, BAOBAB, Q, metric, observation, target, unit
from tests.subjects.figures.claimed import (
    ACACIA_ID,
    BAOBAB_ID,
    PARTED,
    SURVEY,
    WHOLE,
    happened,
    of_assembly,
    parts,
    results,
    survey,
    surveyed,
    version,
)

SPRING, SUMMER, NEXT_SPRING = Q("2025-26-Q4"), Q("2026-27-Q1"), Q("2026-27-Q4")
LEVELS = ("assembly", "department")
CEDAR, FIG = "dept_cedar", "dept_fig"


def told(said: Statement) -> tuple[str, str, str, str]:
    return said.verdict, said.grade, said.rule, said.reason


def test_a_department_that_sent_nothing_is_left_out_of_both_quarters() -> None:
    """70 of 100 after 110 of 200, of which Acacia 70 of 100 after 60 of 100: Acacia's ten more are told, not
    that the whole rose by 15 points."""
    before = version(SPRING, *parts((110, 200), (60, 100), (50, 100)), metrics=(PARTED,))
    now = version(SUMMER, *parts((70, 100), (70, 100), None), metrics=(PARTED,))
    found = {one.unit.unit_id: one.change_previous for one in results(before, now)}
    assert told(found["assembly"]) == ("higher", "E2", "change.complete", "")
    assert found["assembly"].difference == Decimal("10.0")
    assert (found["assembly"].matched, found["assembly"].caveats) == ({ACACIA_ID}, ("matched",))
    assert told(found[BAOBAB_ID]) == ("not_compared", "E0", "change.both_ends", "no_figure")
    assert told(found[ACACIA_ID])[0] == "higher"


def test_a_department_that_was_silent_before_is_left_out_as_well() -> None:
    before = version(SPRING, *parts((60, 100), (60, 100), None), metrics=(PARTED,))
    now = version(SUMMER, *parts((170, 200), (70, 100), (100, 100)), metrics=(PARTED,))
    said = of_assembly(before, now).change_previous
    assert (said.now.part, said.now.cases, said.difference) == (70, 100, Decimal("10.0"))


def test_the_same_silence_twice_is_the_same_population() -> None:
    before = version(SPRING, *parts((60, 100), (60, 100), None), metrics=(PARTED,))
    now = version(SUMMER, *parts((70, 100), (70, 100), None), metrics=(PARTED,))
    said = of_assembly(before, now).change_previous
    assert (said.verdict, said.matched, said.caveats) == ("higher", frozenset(), ())
    assert said.now.population == {ACACIA_ID}


def test_a_total_that_is_more_than_the_parts_sent_is_whole() -> None:
    """Accounts of the whole Assembly hold the department that sent nothing: 170 of 200 is not Acacia's."""
    before = version(SPRING, *parts((110, 200), (60, 100), (50, 100)), metrics=(PARTED,))
    now = version(SUMMER, *parts((170, 200), (70, 100), None), metrics=(PARTED,))
    said = of_assembly(before, now).change_previous
    assert (said.difference, said.matched, said.now.population) == (Decimal("30.0"), frozenset(), frozenset())


def test_a_sum_that_is_more_than_the_parts_sent_is_whole() -> None:
    """300, of which Acacia sent 100 and Baobab nothing: 200 come from elsewhere. 100 would be Acacia's."""
    amount = metric(levels=LEVELS, unit="kwh", aggregation="sum")
    silent = observation(unit_id=BAOBAB_ID, status="not_reported")
    for whole, behind in ((300, set()), (100, {ACACIA_ID})):
        rows = (observation(value=whole), observation(value=100, unit_id=ACACIA_ID), silent)
        said = of_assembly(version(SUMMER, *rows, metrics=(amount,))).change_previous
        assert said.now.population == behind


def test_a_department_to_which_a_metric_does_not_apply_is_not_silent() -> None:
    rows = (*parts((70, 100), (70, 100), None)[:2], observation(unit_id=BAOBAB_ID, status="not_applicable"))
    assert of_assembly(version(SUMMER, *rows, metrics=(PARTED,))).change_previous.now.population == set()


def test_a_median_of_other_departments_cannot_be_matched() -> None:
    """Then the year before leads: there the same department was behind it."""
    days = metric(levels=LEVELS, unit="days", aggregation="median", direction="down")
    silent = observation(unit_id=BAOBAB_ID, status="not_reported")
    acacia, baobab = observation(value=5, unit_id=ACACIA_ID), observation(value=5, unit_id=BAOBAB_ID)
    found = of_assembly(
        version(SUMMER.year_earlier, observation(value=7), acacia, silent, metrics=(days,)),
        version(SPRING, observation(value=6), acacia, baobab, metrics=(days,)),
        version(SUMMER, observation(value=5), acacia, silent, metrics=(days,)),
    )
    assert told(found.change_previous) == ("not_compared", "E0", "change.population", "population")
    assert told(found.change_year) == ("side_by_side", "E1", "change.cases_unknown", "cases_unknown")
    assert found.leading is found.change_year


def test_a_department_created_in_between_is_left_out_of_the_whole() -> None:
    """130 of 200 after 50 of 100, of which 60 of 100 are Acacia's, who was there before."""
    born = replace(BAOBAB, first_quarter=SUMMER)
    before = version(
        SPRING, observation(of=(50, 100)), observation(of=(50, 100), unit_id=ACACIA_ID), metrics=(PARTED,)
    )
    now = version(SUMMER, *parts((130, 200), (60, 100), (70, 100)), metrics=(PARTED,))
    created = (happened("created", date(2026, 7, 1), None, BAOBAB_ID),)
    found = {one.unit.unit_id: one for one in results(before, now, told=created, units=(ACACIA, born))}
    said = found["assembly"].change_previous
    assert (said.verdict, said.difference, said.matched) == ("higher", Decimal("10.0"), {ACACIA_ID})
    own = found[BAOBAB_ID].change_previous
    assert told(own) == ("not_compared", "E0", "change.both_ends", "unit_changed")


def test_after_its_last_quarter_a_department_owes_no_figure_and_the_rest_is_compared() -> None:
    closed = replace(BAOBAB, last_quarter=SPRING)
    before = version(SPRING, *parts((110, 200), (60, 100), (50, 100)), metrics=(PARTED,))
    now = version(
        SUMMER, observation(of=(70, 100)), observation(of=(70, 100), unit_id=ACACIA_ID), metrics=(PARTED,)
    )
    ended = (happened("closed", date(2026, 7, 1), BAOBAB_ID),)
    found = results(before, now, told=ended, units=(ACACIA, closed))
    assert [one.unit.unit_id for one in found] == ["assembly", ACACIA_ID]
    assert (found[0].change_previous.difference, found[0].change_previous.matched) == (10, {ACACIA_ID})


def test_a_department_whose_work_was_divided_is_not_compared_with_itself() -> None:
    before = version(SPRING, *parts((110, 200), (60, 100), (50, 100)), metrics=(PARTED,))
    now = version(SUMMER, *parts((130, 200), (70, 100), (60, 100)), metrics=(PARTED,))
    split = (happened("transferred", date(2026, 7, 1), ACACIA_ID, BAOBAB_ID),)
    found = {one.unit.unit_id: one.change_previous for one in results(before, now, told=split)}
    assert told(found[ACACIA_ID]) == ("not_compared", "E0", "change.unit", "unit_changed")
    assert found["assembly"].difference == Decimal("10.0")  # the same work in other rooms: whole with whole


def test_matched_parts_leave_out_whoever_s_work_changed_in_between() -> None:
    """Cedar sends nothing now; Acacia gave work to Baobab, so only Fig is the same in both quarters."""
    split = (happened("transferred", date(2026, 7, 1), ACACIA_ID, BAOBAB_ID),)
    sent = {
        SPRING: {"assembly": (220, 400), ACACIA_ID: (50, 100), BAOBAB_ID: (50, 100), FIG: (60, 100)},
        SUMMER: {"assembly": (210, 300), ACACIA_ID: (70, 100), BAOBAB_ID: (70, 100), FIG: (70, 100)},
    }
    sent[SPRING][CEDAR] = (60, 100)
    before, now = (
        version(quarter, *(observation(of=of, unit_id=name) for name, of in rows.items()), metrics=(PARTED,))
        for quarter, rows in sent.items()
    )
    units = (ACACIA, BAOBAB, unit(CEDAR), unit(FIG))
    said = of_assembly(before, now, told=split, units=units).change_previous
    assert (said.difference, said.matched) == (Decimal("10.0"), {FIG})


def test_a_new_definition_is_not_compared_and_needs_its_own_target() -> None:
    first = replace(WHOLE, retired=SPRING)
    second = replace(WHOLE, metric_version=2, introduced=SUMMER)
    goal = target(value=50, first=SPRING, last=NEXT_SPRING)
    found = of_assembly(
        version(SPRING, observation(of=(60, 100)), metrics=(first, second), targets=(goal,)),
        version(SUMMER, observation(of=(70, 100), version=2), metrics=(first, second), targets=(goal,)),
    )
    assert told(found.change_previous)[2:] == ("change.definition", "definition_changed")
    assert (found.verdict, found.judged) == ("no_target", None)


def test_a_later_quarter_is_set_against_the_correction() -> None:
    """26 of 32, not the 28 that were first published; what was said of the first version stays with it."""
    quarters = [(SPRING.previous, 1, 21, 29), (SPRING, 1, 28, 32), (SPRING, 2, 26, 32), (SUMMER, 1, 21, 27)]
    versions = [
        version(quarter, observation(of=(part, base)), metrics=(WHOLE,), version=number)
        for quarter, number, part, base in quarters
    ]
    said = of_assembly(*versions).change_previous
    assert (said.before.part, said.before.release) == (26, versions[2].release.name)


@pytest.mark.parametrize(
    ("before", "now", "rule", "reason"),
    [
        ({}, {}, "change.sample", "interval"),
        ({}, {"mode": "online", "sampling": "open"}, "change.population", "population"),
        ({"sampling": "everyone"}, {"sampling": "everyone"}, "change.answered", "answered"),
        ({"sampling": "open"}, {"sampling": "open"}, "change.answered", "answered"),
        ({"sampling": "quota"}, {"sampling": "quota"}, "change.answered", "answered"),
        ({"sampling": "random"}, {"sampling": "everyone"}, "change.answered", "answered"),
        ({"sampling": "everyone"}, {"sampling": "random"}, "change.answered", "answered"),
    ],
)
def test_how_people_were_asked_decides_what_may_be_said(
    before: dict[str, str], now: dict[str, str], rule: str, reason: str
) -> None:
    """61 after 56 per cent, 153 of 252 after 128 of 229."""
    said = of_assembly(survey(SPRING, 128, 229, **before), survey(SUMMER, 153, 252, **now)).change_previous
    assert (said.rule, said.reason) == (rule, reason)
    assert not said.has_direction


def test_where_two_surveys_give_the_same_figure_nobody_knows_whose_it_is() -> None:
    before, now = survey(SPRING, 48, 80), survey(SUMMER, 56, 70)
    assert of_assembly(before, now).change_previous.verdict == "higher"
    twice = surveyed(now, 56, 70, survey_id="other", mode="online")
    assert told(of_assembly(before, twice).change_previous)[2:] == ("change.population", "population")


@pytest.mark.parametrize(("invited", "low"), [(504, False), (505, True), (None, False)])
def test_that_fewer_than_half_answered_is_said_with_the_figure(invited: int | None, low: bool) -> None:
    # 252 of 504 is half
    said = of_assembly(survey(SPRING, 128, 229), survey(SUMMER, 153, 252, n_invited=invited)).change_previous
    assert ("low_response" in said.caveats) == low


def test_a_figure_of_a_survey_whose_answers_are_not_there_speaks_for_nobody_else() -> None:
    before, now = (
        version(quarter, observation(of=of), metrics=(SURVEY,))
        for quarter, of in ((SPRING, (128, 229)), (SUMMER, (200, 252)))
    )
    said = of_assembly(before, now).change_previous
    assert told(said) == ("side_by_side", "E1", "change.answered", "answered")
