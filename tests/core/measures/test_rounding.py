from __future__ import annotations

from decimal import Decimal

import pytest

from plugins.core.measures.rounding import half_up, percentage, quotient


@pytest.mark.parametrize(
    ("written", "places", "expected"),
    [
        ("2.25", 1, "2.3"),  # half-even would give 2.2
        ("2.249999", 1, "2.2"),
        ("-2.25", 1, "-2.3"),  # away from zero
        ("0.5", 0, "1"),
        ("1200", 1, "1200.0"),
        ("-0.04", 1, "0.0"),  # no minus zero
    ],
)
def test_halves_go_up_once(written: str, places: int, expected: str) -> None:
    assert str(half_up(Decimal(written), places)) == expected


def test_a_quotient_just_below_a_half_stays_below_it() -> None:
    # 449999999999999999 / 10^19 = 0.0449999999999999999: a double would already say 0.045
    assert half_up(quotient(Decimal(449999999999999999), Decimal(10) ** 19), 2) == Decimal("0.04")


def test_a_percentage_is_taken_before_rounding() -> None:
    assert half_up(percentage(Decimal(14), Decimal(18)), 1) == Decimal("77.8")  # 77.777...
    assert half_up(percentage(Decimal(1), Decimal(8)), 1) == Decimal("12.5")
