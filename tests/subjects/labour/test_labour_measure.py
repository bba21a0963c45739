from __future__ import annotations

from decimal import Decimal

from plugins.subjects.labour.measure import labour_result
from tests.samples.rows import ACACIA, Q1, labour


def factors(**inputs: int | None) -> tuple[Decimal | None, ...]:
    found = labour_result(labour(**inputs), ACACIA, Q1)
    return found.availability_pct, found.performance_pct, found.quality_pct, found.effectiveness_pct


DEPARTMENT = {
    "scheduled_hours": 9240,
    "productive_hours": 8316,
    "standard_output": 420,
    "actual_output": 399,
    "conforming_output": 380,
}


def test_the_three_factors_and_their_product() -> None:
    # 8316/9240 = 0.9; 399/420 = 0.95; 380/399 = 0.95238...; the product 0.9 x 380/420 = 0.814285...
    assert factors(**DEPARTMENT) == tuple(map(Decimal, ("90.0", "95.0", "95.2", "81.4")))


def test_the_product_is_taken_of_unrounded_factors() -> None:
    # 2/3 x 2/3 x 2/3 = 0.296296... -> 29.6; of rounded factors 0.667^3 = 0.29674 -> 29.7
    inputs = dict(zip(DEPARTMENT, (3, 2, 9, 6, 4), strict=True))
    assert factors(**inputs) == tuple(map(Decimal, ("66.7", "66.7", "66.7", "29.6")))


def test_more_than_the_standard_counts_as_the_standard() -> None:
    # performance 520/420 is capped at 1, so 0.9 x 1 x 380/520 = 0.65769...
    assert factors(**{**DEPARTMENT, "actual_output": 520}) == tuple(
        map(Decimal, ("90.0", "100.0", "73.1", "65.8"))
    )


def test_nothing_delivered_is_zero_without_a_quality() -> None:
    assert factors(**{**DEPARTMENT, "actual_output": 0, "conforming_output": 0}) == (
        Decimal("90.0"),
        Decimal("0.0"),
        None,
        Decimal("0.0"),
    )


def test_what_is_missing_is_missing() -> None:
    assert factors(**{**DEPARTMENT, "conforming_output": None})[2:] == (None, None)
    assert factors(**{**DEPARTMENT, "scheduled_hours": 0})[::3] == (None, None)
    hidden = labour_result(labour(status="suppressed", **DEPARTMENT), ACACIA, Q1)
    assert (hidden.status, hidden.effectiveness_pct) == ("suppressed", None)
