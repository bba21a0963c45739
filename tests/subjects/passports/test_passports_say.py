"""What a passport says of formula, rows and the end of the trail."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from pathlib import Path

import pytest

from plugins.core.facts.assembly import Report
from plugins.core.statements.wording import Words, read_wording
from plugins.subjects.figures.model import Figures, Result
from plugins.subjects.passports.measure import Place
from plugins.subjects.passports.say import Trail, exactly, say_end, say_formula, say_rows, say_target
from tests.samples.own import own_assembly


@pytest.fixture(scope="module")
def t() -> Words:
    return read_wording(Path(__file__).parents[3] / "content" / "wording").of("en")


@pytest.fixture(scope="module")
def report() -> Report:
    latest = own_assembly().latest
    assert latest is not None
    return latest


def figure(report: Report, metric_id: str) -> Result:
    result = report[Figures].of(metric_id)
    assert result is not None
    return result


def trail(*rows: tuple[str, str, str], how: str = "counted") -> Trail:
    cells = [{"table": table, "row_key": key, "part": part} for table, key, part in rows]
    places = [Place(line, each) for line, each in enumerate(cells, start=2)]
    return Trail(result=Place(5, {"how": how}), observation=None, definition=None, rows=places)


def test_a_share_shows_what_was_divided_and_what_was_rounded(report: Report, t: Words) -> None:
    """100 × 21 ÷ 27 = 77.777..., published as 77.8."""
    result = figure(report, "ovs_report_completion")
    assert say_formula(result, t) == "100 × 21 ÷ 27 = 77.777…, published as 77.8\N{NO-BREAK SPACE}%"
    assert say_formula(figure(report, "leg_bills_passed"), t) == ""
    nothing = replace(result, denominator=Decimal(0))
    assert say_formula(nothing, t) == ""


def test_money_is_told_to_the_shilling(report: Report) -> None:
    assert exactly(figure(report, "adm_travel_kes"), "sw") == "KSh\N{NO-BREAK SPACE}3,884,200"
    assert exactly(figure(report, "leg_days_to_passage"), "en") == "88\N{NO-BREAK SPACE}days"


def test_rows_that_count_stand_before_the_others(t: Words) -> None:
    two_of_three = trail(("r", "a", "n"), ("r", "a", "d"), ("r", "b", "d"), ("r", "c", "n"), ("r", "c", "d"))
    assert say_rows(two_of_three, t) == "r.csv, 2 of 3: a, c. The others: b."
    assert say_rows(trail(("r", "a", "row"), ("r", "b", "row")), t) == "r.csv, 2: a, b."
    assert say_rows(trail(("r", "a", "d")), t) == "r.csv, 0 of 1: none. The others: a."


def test_many_rows_are_told_by_their_lines_and_unlisted_ones_not_at_all(t: Words) -> None:
    many = trail(*(("r", f"k{number}", "row") for number in range(41)))
    assert say_rows(many, t) == "r.csv, 41: they stand in counted.csv, lines 2 to 42."
    assert "not listed" in say_rows(trail(), t)
    assert say_rows(trail(how="typed"), t) == ""


def test_the_trail_ends_by_what_the_data_say(report: Report, t: Words) -> None:
    result = figure(report, "ovs_report_completion")
    assert say_end(report, result, "counted", "X", t).startswith("The rows are published here.")
    assert "with: X." in say_end(report, result, "typed", "X", t)
    typed = figure(report, "qua_legal_compliance")
    assert say_end(report, typed, "typed", "X", t).endswith("that the Legal Compliance Unit signed.")
    survey = figure(report, "stk_satisfaction")
    assert say_end(report, survey, "counted", "X", t).startswith("The answers of people")
    gone = replace(result, value=None, status="not_reported")
    assert say_end(report, gone, "", "X", t) == "There is no figure. It is asked of: X."


def test_of_a_withheld_figure_nothing_more_is_said(report: Report, t: Words) -> None:
    hidden = replace(figure(report, "ovs_report_completion"), value=None, status="suppressed")
    assert say_end(report, hidden, "", "X", t).endswith("Nothing more is said of it.")
    assert say_formula(hidden, t) == ""


def test_a_target_is_a_least_or_a_most(report: Report, t: Words) -> None:
    least = say_target(figure(report, "ovs_report_completion"), t)
    assert least == "At least 85\N{NO-BREAK SPACE}%, approved 18\N{NO-BREAK SPACE}June 2026"
    assert say_target(figure(report, "leg_days_to_passage"), t).startswith("At most 90")
    assert say_target(figure(report, "leg_bills_drafted"), t) == "None was set."
