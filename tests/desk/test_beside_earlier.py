"""Figures odd beside the unit's earlier ones, or contradicted by the same draft, are asked about."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from decimal import Decimal

import pytest

from checked_tables.problems import Problem
from plugins.core.facts.assembly import Assembly
from plugins.core.time.quarter import Quarter
from plugins.desk.compare.figures import compared
from plugins.desk.compare.reasons import asked
from plugins.desk.intake.beside_earlier import check_beside_earlier
from plugins.desk.new_quarter import far_off
from plugins.subjects.figures.model import Figures, Result
from tests.samples.own import own_assembly

NEWEST = Quarter(2026, 1)
Change = Callable[[Result, Result], Result]


def changed(change: Change, *units: str, metric: str = "") -> Assembly:
    """The shipped quarters; in the newest the figures of a metric (of all, without one) of these units (of
    all, without any) as ``change`` makes them of themselves and last quarter's."""
    assembly = own_assembly()
    newest, last = assembly.reports[-1], assembly.reports[-2]

    def made(now: Result) -> Result:
        before = last[Figures].of(now.metric.metric_id, now.unit.unit_id)
        is_meant = metric in ("", now.metric.metric_id) and (not units or now.unit.unit_id in units)
        return change(now, before) if is_meant and before is not None else now

    figures = replace(newest[Figures], results=tuple(map(made, newest[Figures].results)))
    mine = replace(newest, facts=newest.facts.with_facts(figures))
    return replace(assembly, reports=(*assembly.reports[:-1], mine))


def kinds(assembly: Assembly) -> list[str]:
    return [each.kind for each in check_beside_earlier(assembly, NEWEST)]


def numbers_of(now: Result, other: Result) -> Result:
    return replace(now, value=other.value, numerator=other.numerator, denominator=other.denominator)


def test_a_quarter_as_it_was_published_is_asked_about_once_at_most() -> None:
    assert len(kinds(own_assembly())) <= 1


def test_a_whole_quarter_that_is_last_quarters_is_asked_about_in_one_sentence() -> None:
    """All that have a figure in both quarters are equal: 100 of 100, over 80."""
    (found,) = check_beside_earlier(changed(numbers_of), NEWEST)
    assert (found.kind, found.line, found.severity) == ("last-quarter-again", 0, "warning")
    assert "figures are exactly those of April to June 2026." in found.found


def test_one_figure_kept_is_named_and_a_note_settles_it() -> None:
    kept = changed(numbers_of, "assembly", metric="qua_legal_compliance")
    assert "last-quarter-again" in kinds(kept)

    def noted(now: Result, before: Result) -> Result:
        return replace(numbers_of(now, before), note=replace(now.note, en="The same again.", sw="Vilevile."))

    assert "last-quarter-again" not in kinds(changed(noted, "assembly", metric="qua_legal_compliance"))


@pytest.mark.parametrize(
    ("factor", "is_asked"), [("2.5", False), ("2.6", True), ("0.4", False), ("0.3", True)]
)
def test_a_whole_is_asked_about_outside_four_tenths_to_two_and_a_half_times_the_middle(
    factor: str, is_asked: bool
) -> None:
    """Energy of the last four quarters: 29,850, 30,410, 28,960 and none; the middle one is 29,850 kWh, and
    29,850 x 2.5 = 74,625 is still within, 29,850 x 2.6 = 77,610 is not."""
    middle = Decimal(29850)

    def times(now: Result, _: Result) -> Result:
        return replace(now, value=middle * Decimal(factor), note=replace(now.note, en="", sw=""))

    assert ("own-history" in kinds(changed(times, metric="adm_energy_kwh"))) == is_asked


def test_two_units_that_changed_places_are_asked_about_at_the_first() -> None:
    metric, first, second = "adm_deliverables_on_time", "dept_acacia", "dept_cedar"
    last = own_assembly().reports[-2][Figures]
    one, two = last.of(metric, first), last.of(metric, second)
    assert one is not None
    assert two is not None
    assert one.denominator != two.denominator
    other = {first: two, second: one}
    assembly = changed(lambda now, _: numbers_of(now, other[now.unit.unit_id]), first, second, metric=metric)
    assert "changed-places" in kinds(assembly)


def test_a_contradiction_wants_a_reason_until_a_note_says_why() -> None:
    """Its units say otherwise: one question, whichever numbers of the figure it is about."""
    assembly = own_assembly()
    result = next(each for each in assembly.reports[-1][Figures].results if each.has_value and not each.note)
    assert result.source is not None
    warnings = tuple(
        Problem(
            file=result.source.file,
            line=result.source.line,
            column=column,
            kind="sum-of-units",
            found=f"Its {column} is another.",
            write="",
            severity="warning",
        )
        for column in ("numerator", "value")
    )
    found = compared(replace(assembly, warnings=warnings), NEWEST)
    (row,) = [each for each in asked(found) if each.stands_out == "contradiction"]
    assert (row.metric_id, row.compared_with) == (result.metric.metric_id, str(NEWEST))
    (flag,) = [flag for each in found for flag in each.flags if flag.kind == "contradiction"]
    assert flag.says == "Its numerator is another. Its value is another."


@pytest.mark.parametrize(
    ("quarter", "is_asked"),
    [("2026-27-Q2", False), ("2025-26-Q4", False), ("2026-27-Q3", True), ("2025-26-Q1", True)],
)
def test_a_quarter_that_is_neither_next_nor_skipped_is_asked_about(quarter: str, is_asked: bool) -> None:
    """2025-26-Q3 and 2026-27-Q1 are there: Q4 between them was skipped, 2026-27-Q2 is next."""
    known = [Quarter.parse("2026-27-Q1"), Quarter.parse("2025-26-Q3")]
    assert bool(far_off(Quarter.parse(quarter), known)) == is_asked
    assert not far_off(Quarter.parse(quarter), [])
