# ruff: noqa: E501  (messages stand as staff read them)
"""Who saw a report early, and why figures changed."""

from __future__ import annotations

import pytest

from tests.samples.tiny import Q2, Tiny

ACCESS = f"{Q2}/prerelease_access.csv"
HEADER = "role_en,role_sw,organisation,reason_en,reason_sw,from_at,until_at,longer_en,longer_sw\n"
#: The tiny folder's second quarter was published on 30 January 2026.
DAY_BEFORE, RELEASE = "2026-01-29T10:00:00+03:00", "2026-01-30T10:00:00+03:00"


@pytest.mark.parametrize(
    ("row", "message"),
    [
        (
            f"Hon. Somebody,,Assembly,Signs.,,{DAY_BEFORE},{RELEASE},,",
            'column "role_en": This looks like a person\'s name. Write the role, such as Communications officer on duty; names are never published.',
        ),
        (
            f"Clerk on duty,,Assembly,Signs.,,{RELEASE},{DAY_BEFORE},,",
            'column "from_at": Access begins when it has already ended. Correct one of the two.',
        ),
        (
            f"Clerk on duty,,Assembly,Signs.,,2026-01-28T10:00:00+03:00,{RELEASE},,",  # two days
            'column "longer_en": Access lasted 48 hours, more than 24, and nothing says why. Say why, in English.',
        ),
        (
            f"Clerk on duty,,Assembly,Signs.,,{DAY_BEFORE},2026-01-29T18:00:00+03:00,,",
            'column "until_at": Access ends at 2026-01-29T18:00:00+03:00, not at the release, 2026-01-30. Write the time of the release.',
        ),
    ],
)
def test_access_that_cannot_be(tiny: Tiny, row, message):
    tiny.write(ACCESS, f"{HEADER}{row}\n")
    assert f"{ACCESS}, line 2, {message}" in tiny.said(None)


def test_a_day_is_in_order_and_longer_with_a_reason_too(tiny: Tiny):
    before = tiny.said(None)
    day = f"Clerk on duty,,Assembly,Signs.,,{DAY_BEFORE},{RELEASE},,\n"
    longer = (
        f"Speaker's office,,Assembly,Reads.,,2026-01-27T10:00:00+03:00,{RELEASE},Tabled on 27 January.,\n"
    )
    tiny.write(ACCESS, HEADER + day + longer)
    assert tiny.said(None) == before


def test_access_ends_at_the_announced_hour_where_there_is_one(tiny: Tiny):
    tiny.write(
        "reference/calendar.csv",
        "kind,quarter,announced_at,announced_on,illustrative,reason_en,reason_sw\n"
        "quarterly_release,2025-26-Q2,2026-01-30T09:00:00+03:00,2025-07-30,true,,\n",
    )
    tiny.write(ACCESS, f"{HEADER}Clerk on duty,,Assembly,Signs.,,{DAY_BEFORE},{RELEASE},,\n")
    assert (
        f'{ACCESS}, line 2, column "until_at": Access ends at 2026-01-30T10:00:00+03:00, not at the release, '
        "2026-01-30T09:00:00+03:00. Write the time of the release."
    ) in tiny.said("warning")


def test_a_reason_for_a_figure_that_is_not_there_is_asked_about(tiny: Tiny):
    reasons = f"{Q2}/reasons.csv"
    header = "metric_id,unit_id,against,reason_en,reason_sw\n"
    tiny.write(reasons, f"{header}bills_passed,assembly,previous,Two were urgent.,\n")
    assert not any(reasons in said for said in tiny.said(None))
    tiny.write(reasons, f"{header}bills_passed,comm_ibis,previous,Two were urgent.,\n")
    assert (
        f'{reasons}, line 2, column "metric_id": bills_passed of comm_ibis is not among this quarter\'s figures. '
        "Remove the row, or correct it."
    ) in tiny.said("warning")
