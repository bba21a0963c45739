# ruff: noqa: E501  (messages stand as staff read them)
"""The metric dictionary must not contradict itself."""

from __future__ import annotations

from tests.samples.tiny import Tiny

METRICS = "reference/metrics.csv"


def said(tiny: Tiny) -> list[str]:
    """What is said about the metric dictionary, not about the figures that it no longer fits."""
    return [each for each in tiny.said() if each.startswith(METRICS)]


def test_a_share_needs_a_denominator(tiny: Tiny):
    tiny.replace(METRICS, "Reports tabled,Reports due,", "Reports tabled,,")
    assert said(tiny)[0] == (
        f'{METRICS}, line 2, column "denominator": The unit is percent, the aggregation ratio_of_sums, '
        "but there is no denominator. Say what it is counted out of."
    )


def test_a_retired_version_says_when(tiny: Tiny):
    tiny.replace(METRICS, "2025-26-Q1,2025-26-Q1,,,retired", "2025-26-Q1,,,,retired")
    assert tiny.said() == [
        f'{METRICS}, line 4, column "retired": The status is retired, but no last quarter is given. '
        "Write the last quarter in which it applied.",
        f'{METRICS}, line 4, column "retired": Version 1 of days_to_answer is not retired before version 2 '
        "(line 5) begins in 2025-26-Q2. Write 2025-26-Q1.",
    ]


def test_a_version_is_not_retired_before_it_is_introduced(tiny: Tiny):
    tiny.replace(METRICS, "2025-26-Q1,2025-26-Q1,,,retired", "2025-26-Q1,2024-25-Q4,,,retired")
    assert said(tiny)[0] == (
        f'{METRICS}, line 4, column "retired": It is retired in 2024-25-Q4, before it is introduced in '
        "2025-26-Q1. Correct one of the two."
    )


def test_versions_have_no_gap_and_say_why_they_changed(tiny: Tiny):
    tiny.replace(METRICS, "days_to_answer,2", "days_to_answer,3")
    tiny.replace(METRICS, "Working days are counted.", "")
    assert said(tiny) == [
        f'{METRICS}, line 5, column "change_note_en": Version 3 does not say why it replaced the one before it. '
        "Say it in one sentence.",
        f'{METRICS}, line 5, column "metric_version": days_to_answer has version 3 but no version 2. '
        "Write 2 or add the missing row.",
    ]


def test_a_level_is_named_once(tiny: Tiny):
    tiny.replace(METRICS, "assembly;committee", "assembly;assembly;committee")
    assert tiny.said() == [f'{METRICS}, line 2, column "levels": A level is named twice. Name it once.']


def test_levels_are_joined_by_semicolons(tiny: Tiny):
    tiny.replace(METRICS, "assembly;committee", "assembly/committee")
    assert tiny.said() == [
        f'{METRICS}, line 2, column "levels": "assembly/committee" is not in the form used here. '
        "Write words joined by ; such as assembly;committee."
    ]


def test_a_quarter_must_exist(tiny: Tiny):
    tiny.replace(METRICS, "2.1(2),2025-26-Q1", "2.1(2),2025-27-Q1")
    assert tiny.said() == [
        f'{METRICS}, line 2, column "introduced": "2025-27-Q1" is not a quarter. Write it as 2025-26-Q1.'
    ]


def test_a_version_that_ended_may_be_taken_out(tiny: Tiny):
    """Quarters that are out have their own copy of it; here none is frozen, so its figure is missed."""
    lines = tiny.read(METRICS).splitlines()
    tiny.write(METRICS, "\n".join(line for line in lines if not line.startswith("days_to_answer,1")) + "\n")
    assert [each for each in tiny.said() if each.startswith(METRICS)] == []
