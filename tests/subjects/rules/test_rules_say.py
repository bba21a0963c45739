"""A rule in words: what a reader filters and adds up, in both languages."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from plugins.core.counting.count import Counted
from plugins.core.counting.read_rules import read_rules
from plugins.core.counting.rule import Rule
from plugins.core.statements.wording import Wording, read_wording
from plugins.subjects.rules.say import say_rule, say_sum
from tools.illustrative.place import EXAMPLE

MARKS = {
    "first_day": date(2026, 7, 1),
    "last_day": date(2026, 9, 30),
    "as_at": date(2026, 10, 5),
    "quarter_number": 1,
}


@pytest.fixture(scope="module")
def wording() -> Wording:
    return read_wording(Path(__file__).parents[3] / "content" / "wording")


@pytest.fixture(scope="module")
def rules() -> dict[str, Rule]:
    return {rule.metric_id: rule for rule in read_rules(EXAMPLE.reference / "rules", "rules")[0]}


def test_a_share_is_told_step_by_step_with_its_numbers(wording: Wording, rules: dict[str, Rule]) -> None:
    counted = Counted(
        state="counted",
        numerator=21,  # type: ignore[arg-type]
        denominator=27,  # type: ignore[arg-type]
        population=tuple(range(27)),
        counting=tuple(range(21)),
    )
    rule = rules["ovs_report_completion"]
    assert plain(say_rule(rule, wording.of("en"), MARKS, counted)) == [
        "The rows that are kept: due_on is from 1 July 2026 to 30 September 2026. Number: 27.",
        "Of these, the rows that count: tabled_on is 30 September 2026 or earlier. Number: 21.",
        "For a unit, only the rows with its name under committee_id.",
    ]
    assert plain(say_rule(rule, wording.of("sw"), MARKS, counted)) == [
        "Safu mlalo zinazobaki: due_on ni kuanzia 1 Julai 2026 hadi 30 Septemba 2026. Idadi: 27.",
        "Kati ya hizi, zinazohesabiwa: tabled_on ni 30 Septemba 2026 au mapema zaidi. Idadi: 21.",
        "Kwa kitengo, safu mlalo zenye jina lake chini ya committee_id pekee.",
    ]
    assert say_sum(rule, counted) == "100 × 21 ÷ 27"


def test_without_a_quarter_its_days_are_called_by_their_place_and_nothing_is_numbered(
    wording: Wording, rules: dict[str, Rule]
) -> None:
    assert next(say_rule(rules["ovs_report_completion"], wording.of("en"))) == (
        "The rows that are kept: due_on is from the quarter's first day to the quarter's last day."
    )


def plain(sentences: Iterator[str]) -> list[str]:
    """With common blanks: those within a day do not break."""
    return [sentence.replace("\N{NO-BREAK SPACE}", " ") for sentence in sentences]


@pytest.mark.parametrize(
    ("metric", "step", "said"),
    [
        (
            "leg_bills_drafted",
            0,
            "Of the rows with the same bill_id, only the first in which stage_id is scrutiny, and result is "
            "empty, passed or amended is looked at.",
        ),
        (
            "ovs_recommendations_implemented",
            1,
            "And at least one of these: implemented_on is empty, implemented_on is 1 July 2026 or later or "
            "due_on is 1 July 2026 or later.",
        ),
        (
            "ovs_query_resolution",
            1,
            "Of these, the rows that count: answered_on is the day under answer_due or earlier.",
        ),
        ("ovs_workplan_delivery", 0, "The rows that are kept: planned_quarter is 1."),
        ("adm_budget_execution", 0, "The rows that are kept: unit_id is assembly."),
        ("adm_labour_effectiveness", 2, "The sum of actual_output over that of standard_output, at most 1."),
        ("stk_satisfaction", 1, "Of these, the rows that count: satisfied is true."),
    ],
)
def test_every_kind_of_step_has_its_sentence(
    wording: Wording, rules: dict[str, Rule], metric: str, step: int, said: str
) -> None:
    assert plain(say_rule(rules[metric], wording.of("en"), MARKS))[step] == said


def test_every_rule_is_told_in_both_languages(wording: Wording, rules: dict[str, Rule]) -> None:
    counting = [rule for rule in rules.values() if rule.table]
    assert len(counting) == 22
    for rule in counting:
        told = [list(say_rule(rule, wording.of(language), MARKS)) for language in ("en", "sw")]
        assert len(told[0]) == len(told[1]) > 0
        assert not any("{" in sentence for sentences in told for sentence in sentences)
