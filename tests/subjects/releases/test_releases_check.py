# ruff: noqa: E501  (messages stand as staff read them)
"""The sign-off trail."""

from __future__ import annotations

from tests.samples.tiny import Q2, Tiny

SIGN_OFFS, RELEASE = f"{Q2}/sign_offs.csv", f"{Q2}/release.toml"


def test_stages_go_forward_in_time(tiny: Tiny):
    tiny.replace(SIGN_OFFS, "validated,Planning Unit,2026-01-14", "validated,Planning Unit,2026-01-08")
    assert tiny.said() == [
        f'{SIGN_OFFS}, line 3, column "on_date": validated on 2026-01-08 is before submitted on 2026-01-09. '
        "Correct one of the two."
    ]


def test_no_stage_beyond_the_release(tiny: Tiny):
    tiny.replace(RELEASE, 'stage = "published"', 'stage = "cleared"')
    assert tiny.said() == [
        f'{SIGN_OFFS}, line 4, column "stage": It is signed off as published, but release.toml says cleared. '
        "Correct one of the two."
    ]


def test_published_on_the_day_of_publication(tiny: Tiny):
    tiny.replace(SIGN_OFFS, "2026-01-30", "2026-01-29")
    assert tiny.said() == [
        f'{SIGN_OFFS}, line 4, column "on_date": It says published on 2026-01-29; release.toml says 2026-01-30. '
        "Correct one of the two."
    ]


def test_nothing_is_signed_before_the_quarter_ends(tiny: Tiny):
    tiny.replace(SIGN_OFFS, "2026-01-09", "2025-12-30")
    assert tiny.said() == [
        f'{SIGN_OFFS}, line 2, column "on_date": 2025-12-30 is before the quarter\'s last day, 2025-12-31. '
        "Check the date."
    ]


def test_a_reported_release_holds_every_stage(tiny: Tiny):
    tiny.replace(RELEASE, 'provenance = "illustrative"\nillustrates = "reported"', 'provenance = "reported"')
    assert [each for each in tiny.said() if each.startswith(SIGN_OFFS)] == [
        f'{SIGN_OFFS}, column "stage": The release is published, but nobody signed it off as {stage}. Add the row.'
        for stage in ("disclosure_checked", "leadership_reviewed", "tabled", "cleared")
    ]
