"""The size of revisions, worked by hand."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from plugins.core.time.quarter import Quarter
from plugins.subjects.corrections.model import RevisedPeriod, RevisionHistory, Vintage

Q1 = Quarter.parse("2025-26-Q1")


def period(place: int, *values: str) -> RevisedPeriod:
    return RevisedPeriod(
        quarter=Q1.shifted(place),
        vintages=tuple(
            Vintage(
                version=version,
                published_on=date(2026, version, 1),
                value=Decimal(value) if value else None,
                status="reported" if value else "not_reported",
            )
            for version, value in enumerate(values, start=1)
        ),
    )


def history(*periods: RevisedPeriod) -> RevisionHistory:
    return RevisionHistory(metric_id="energy", unit_id="assembly", periods=periods)


def test_a_revision_is_the_newest_value_minus_the_first():
    assert period(0, "100", "90", "104").revision == Decimal(4)
    assert period(0, "100").revision == 0
    assert period(0, "", "90").revision is None
    assert period(0, "", "90").was_revised
    assert not period(0, "100", "100").was_revised


def test_means_count_the_periods_that_were_never_revised():
    """R = 4, -1, 0, 0: mean 3/4 = 0.75, mean of sizes 5/4 = 1.25; half up with one decimal."""
    one = history(period(0, "100", "104"), period(1, "60", "59"), period(2, "70"), period(3, "80"))
    assert one.counted == 4
    assert one.mean_revision(2) == Decimal("0.75")
    assert one.mean_absolute_revision(1) == Decimal("1.3")
    assert [each.quarter for each in one.revised] == [Q1, Q1.next]


def test_fewer_than_four_periods_make_no_mean():
    one = history(period(0, "100", "104"), period(1, "60"), period(2, "70"), period(3, "", "80"))
    assert one.counted == 3  # the fourth has no first value
    assert one.mean_revision(1) is None
    assert one.mean_absolute_revision(1) is None
