"""A figure far from the quarter before is asked about."""

from __future__ import annotations

from tests.samples.tiny import FIGURES, Q1, Tiny

JUMP = (
    f'{FIGURES}, line 4, column "value": bills_passed of assembly is 7; a quarter earlier it was 2, '
    "a change of 250 per cent (over 200). Check the figure; if it is right, say why in note_en."
)


def test_a_jump_is_a_warning(tiny: Tiny):
    tiny.replace(FIGURES, "assembly,3,,,reported,,", "assembly,7,,,reported,,")  # (7 - 2) / 2 = 250 %
    assert tiny.said() == []
    assert JUMP in tiny.said("warning")


def test_a_note_confirms_it(tiny: Tiny):
    tiny.replace(FIGURES, "assembly,3,,,reported,,", "assembly,7,,,reported,Four came over from June.,")
    assert JUMP not in tiny.said("warning")


def test_a_change_at_the_threshold_is_no_jump(tiny: Tiny):
    tiny.replace(FIGURES, "assembly,3,,,reported,,", "assembly,6,,,reported,,")  # (6 - 2) / 2 = 200 %
    assert not any("bills_passed" in each for each in tiny.said("warning"))


def test_from_zero_there_is_no_percentage(tiny: Tiny):
    tiny.replace(f"{Q1}/observations.csv", "assembly,2", "assembly,0")
    assert not any("bills_passed" in each for each in tiny.said("warning"))


def test_what_adds_up_from_july_on_is_not_held_against_the_quarter_before(tiny: Tiny):
    """Spent of the budget: 20.0 per cent, then 47.5, a rise by 138 per cent over a threshold of 90."""
    tiny.add(f"{Q1}/observations.csv", "budget_spent,1,assembly,20.0,160000000,800000000,reported,,")
    assert any("budget_spent" in each for each in tiny.said("warning"))
    row = next(line for line in tiny.read("reference/metrics.csv").splitlines() if "budget_spent" in line)
    tiny.replace("reference/metrics.csv", row, f"{row}true")
    assert not any("budget_spent" in each for each in tiny.said("warning"))


def test_another_definition_is_not_compared(tiny: Tiny):
    tiny.replace(
        FIGURES, "dept_acacia,4.5", "dept_acacia,45"
    )  # version 2; a quarter earlier version 1 gave 5.5
    assert not any("days_to_answer" in each for each in tiny.said("warning"))
