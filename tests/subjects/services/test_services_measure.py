"""Shares within the standard, worked by hand."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import pytest

from plugins.core.time.quarter import Quarter
from plugins.subjects.charter.record import standards_at
from plugins.subjects.services.measure import requests_result
from tests.samples.services import requests, standard


@pytest.mark.parametrize(
    ("service", "counts", "due", "share"),
    [
        # 22 in time of 36 answered and 8 still open late: 100 x 22 / 44 = 50.
        ("complaint", (46, 36, 22, 8), 44, Decimal("50.0")),
        # 2 of 3: 66.66... rounds half up to 66.7.
        ("inquiry", (3, 3, 2, 0), 3, Decimal("66.7")),
        # Nine complaints are too few for a share; nine inquiries point at nobody.
        ("complaint", (9, 9, 9, 0), 9, None),
        ("inquiry", (9, 9, 9, 0), 9, Decimal("100.0")),
        # Ten are just enough.
        ("complaint", (10, 10, 9, 0), 10, Decimal("90.0")),
        # Nothing fell due: no share, which is not zero.
        ("inquiry", (4, 0, 0, 0), 0, None),
        # Nothing answered, five late: zero.
        ("petition", (5, 0, 0, 5), 5, Decimal("0.0")),
    ],
)
def test_the_share_is_of_what_was_answered_or_is_late(
    service: str, counts: tuple[int, ...], due: int, share: Decimal | None
) -> None:
    result = requests_result(requests(*counts, service=service), standard(service))
    assert (result.due, result.within_pct) == (due, share)


def test_what_is_not_recorded_is_neither_in_time_nor_late() -> None:
    """22 in time of 36 answered, 8 still open late and 6 of which nobody knows: 22 to 28 of 50."""
    row = replace(requests(52, 36, 22, 8), unrecorded=6)
    result = requests_result(row, standard())
    assert (result.due, result.within_pct, result.most_pct) == (50, Decimal("44.0"), Decimal("56.0"))
    assert requests_result(requests(46, 36, 22, 8), standard()).most_pct is None


def test_a_suppressed_row_has_no_share() -> None:
    result = requests_result(requests(status="suppressed"), standard())
    assert (result.due, result.within_pct) == (None, None)


def test_a_new_standard_holds_from_its_quarter_on() -> None:
    old = standard("inquiry", standard_days=7, order=2)
    new = standard("inquiry", standard_days=5, order=2, first_quarter=Quarter.parse("2026-27-Q1"))
    both = (new, old, standard())
    in_june, in_july = (standards_at(both, Quarter.parse(q)) for q in ("2025-26-Q4", "2026-27-Q1"))
    assert list(in_june) == ["complaint", "inquiry"]
    assert (in_june["inquiry"].standard_days, in_july["inquiry"].standard_days) == (7, 5)
