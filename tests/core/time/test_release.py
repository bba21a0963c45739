# ruff: noqa: E501  (messages stand as staff read them)
"""``release.toml``: every slip has its line and its remedy."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from checked_tables.texts import Bilingual
from plugins.core.time.folders import VersionFolder
from plugins.core.time.quarter import Quarter
from plugins.core.time.release_file import read_release
from plugins.subjects.releases.record import SignOff
from tests.samples.tiny import Q2, Tiny, text_of

RELEASE = f"{Q2}/release.toml"  # the quarter is October to December 2025


def test_a_sound_release(tiny: Tiny):
    version = tiny.dataset().quarters[1]
    release = version.release
    assert (str(release.quarter), release.version, release.folder) == ("2025-26-Q2", 1, Q2)
    assert (release.stage, release.provenance, release.illustrates) == (
        "published",
        "illustrative",
        "reported",
    )
    assert release.published_on == date(2026, 1, 30)
    assert release.next_expected_on == date(2026, 4, 30)
    assert release.no_index_reason == Bilingual("The metrics were agreed in this quarter.")
    assert [sign_off.stage for sign_off in version.rows(SignOff)] == ["submitted", "validated", "published"]


@pytest.mark.parametrize(
    "line",
    [
        'published_on = "2026-01-30"',
        "'published_on' = 2026-01-30",
        "published_on=2026-01-30 # in the afternoon",
    ],
)
def test_other_ways_to_write_a_line(tiny: Tiny, line):
    tiny.replace(RELEASE, "published_on = 2026-01-30", line)
    assert tiny.said() == []


def test_quarter_and_version_may_be_repeated(tiny: Tiny):
    tiny.write(RELEASE, f'quarter = "2025-26-Q2"\nversion = 1\n{tiny.read(RELEASE)}')
    assert tiny.said() == []


@pytest.mark.parametrize(
    ("old", "new", "messages"),
    [
        (
            'stage = "published"',
            'quarter = "2025-26-Q1"\nversion = 2\nstage = "published"',
            [
                'line 1, column "quarter": "2025-26-Q1" is not the folder\'s quarter. Write 2025-26-Q2, or move the file to its folder.',
                'line 2, column "version": 2 is not the folder\'s version. Write 1, or move the file to its folder.',
            ],
        ),
        (
            "published_on",
            "publised_on",
            [
                'line 6, column "publised_on": "publised_on" is not a word of this file. Did you mean published_on?'
            ],
        ),
        (
            "has_index = false",
            "has_index = false\ncolour = 3",
            ['line 9, column "colour": "colour" is not a word of this file. Remove it.'],
        ),
        (
            "as_at = 2026-01-15\n",
            "",
            ['column "as_at": This key is missing. Add as_at = 2025-10-20.'],
        ),
        (
            'stage = "published"',
            'stage = "publish"',
            [
                'line 1, column "stage": "publish" is not a stage. Write draft, submitted, validated, disclosure_checked, leadership_reviewed, tabled, cleared or published. Did you mean published?'
            ],
        ),
        (
            "has_index = false",
            'has_index = "no"',
            ['line 8, column "has_index": "no" is not what belongs here. Write has_index = false.'],
        ),
        (
            "as_at = 2026-01-15",
            "as_at = 2025-12-30",
            [
                'line 4, column "as_at": 2025-12-30 is before the quarter\'s last day. Write 2025-12-31 or later.'
            ],
        ),
        (
            "as_at = 2026-01-15",
            "as_at = 2026-01-31",
            [
                'line 6, column "published_on": 2026-01-30 is before as_at, 2026-01-31. Correct one of the two.'
            ],
        ),
        (
            "as_at = 2026-01-15",
            'as_at = "15/01/2026"',
            [
                'line 4, column "as_at": "15/01/2026" is not in the form used here. Write 2026-01-15 if you mean 15 January 2026.'
            ],
        ),
        (
            "as_at = 2026-01-15",
            "as_at = 2026-01-15T08:00:00",
            ['line 4, column "as_at": "2026-01-15 08:00:00" has a time of day. Write 2026-01-15.'],
        ),
        (
            "scheduled_on = 2026-01-30",
            "scheduled_on = 2025-01-30",
            [
                'line 5, column "scheduled_on": 2025-01-30 is before the quarter\'s last day. Write a day after 2025-12-31.'
            ],
        ),
        (
            "next_expected_on = 2026-04-30",
            "next_expected_on = 2026-01-30",
            [
                'line 7, column "next_expected_on": 2026-01-30 is not after this publication, 2026-01-30. Write a later day.'
            ],
        ),
        (
            'illustrates = "reported"\n',
            "",
            [
                'column "illustrates": The figures are illustrative, but nothing says what they play at. Write illustrates = back-cast or reported.'
            ],
        ),
        (
            'provenance = "illustrative"',
            'provenance = "back-cast"',
            ['line 3, column "illustrates": The figures are not illustrative. Remove this line.'],
        ),
        (
            "has_index = false",
            "has_index = true",
            [
                'line 9, column "no_index_reason_en": There is an index, so there is no reason for none. Remove it.'
            ],
        ),
        (
            'no_index_reason_en = "The metrics were agreed in this quarter."',
            "",
            ['column "no_index_reason_en": There is no index, and nothing says why. Say why, in English.'],
        ),
        (
            "The metrics were agreed in this quarter.",
            "<b>Nobody</b>",
            ['line 9, column "no_index_reason_en": "<b>Nobody</b>" holds HTML or script. Write plain text.'],
        ),
        (
            'stage = "published"',
            "stage = published",
            [
                'line 1: This line cannot be read: "stage = published". Write each line as key = value: texts in "quotation marks", days as 2025-10-31, true or false bare.'
            ],
        ),
        (
            "has_index = false",
            "has_index = false\nhas_index = true",
            [
                'line 9: This line cannot be read: "has_index = true". Write each line as key = value: texts in "quotation marks", days as 2025-10-31, true or false bare.'
            ],
        ),
        (
            "as_at = 2026-01-15",
            "as_at = 2026-02-31",
            [
                'line 4: This line cannot be read: "as_at = 2026-02-31". Write each line as key = value: texts in "quotation marks", days as 2025-10-31, true or false bare.'
            ],
        ),
    ],
)
def test_slips(tiny: Tiny, old, new, messages):
    tiny.replace(RELEASE, old, new)
    here = [each for each in tiny.said() if each.startswith(RELEASE)]
    assert [each.removeprefix(RELEASE).lstrip(", ") for each in here] == messages


def test_a_release_that_is_missing(tiny: Tiny):
    tiny.path(RELEASE).unlink()
    assert tiny.said() == [f"{RELEASE}: This file is missing. Add it to the folder."]


def test_a_number_without_end(tiny: Tiny):
    tiny.replace(RELEASE, "has_index = false", f"version = {'1' * 5000}\nhas_index = false")
    assert {problem.kind for problem in tiny.problems()} == {"toml"}


LINES = st.sampled_from(
    [
        *text_of(RELEASE).splitlines(),
        "[quarter]",
        "stage = ",
        "'a\\u202e' = 1",
        '"b\\n" = 2',
        "as_at = 08:00:00",
    ]
)


@given(
    st.one_of(
        st.binary(max_size=200), st.lists(LINES, max_size=14).map(lambda those: "\n".join(those).encode())
    )
)
@settings(max_examples=200, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_no_bytes_are_a_surprise(tmp_path, content):
    """Either there is a release, or there are problems that say why not."""
    (tmp_path / "release.toml").write_bytes(content)
    release, problems = read_release(VersionFolder(Quarter(2025, 2), 1, tmp_path, Q2))
    assert (release is None) == bool(problems)
    assert all(str(problem).isprintable() for problem in problems)


def test_brackets_without_end_are_one_line_that_cannot_be_read(tiny: Tiny):
    tiny.write(RELEASE, "stage = " + "[" * 100_000)
    (problem,) = tiny.problems()
    assert (problem.line, problem.kind) == (1, "toml")
