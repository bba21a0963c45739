from __future__ import annotations

from decimal import Decimal

import pytest

from plugins.core.measures.rounding import EXACT, half_up, percentage, quotient, settled


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


def test_a_border_that_is_reached_exactly_is_not_missed_by_the_last_digit_of_a_quotient() -> None:
    # 22 of 28 is a tenth more than 20 of 28; of forty digits each the last of the difference is lost
    then, now = (percentage(Decimal(part), Decimal(28)) for part in (20, 22))
    tenth = percentage(EXACT.subtract(now, then), then)
    assert tenth < 10
    assert settled(tenth) == 10
    # and what is truly below it stays there: 2 x 10^17 less 1 of 2 x 10^18 is 9.99999999999999995 %
    assert settled(percentage(Decimal(2 * 10**17 - 1), Decimal(2 * 10**18))) < 10
