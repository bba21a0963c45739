# ruff: noqa: E501  (messages stand as staff read them)
"""What a version says it changed must be what it changed."""

from __future__ import annotations

import shutil

import pytest

from tests.samples.tiny import Q2, Tiny

V2 = Q2.replace("/v1", "/v2")
CORRECTIONS, FIGURES = f"{V2}/corrections.csv", f"{V2}/observations.csv"
HEAD = "correction_id,kind,severity,metric_id,unit_id,column,old_value,new_value,found_by,found_on,reason_en,reason_sw,table"
LISTED = "cor_1,correction,minor,bills_passed,assembly,value,3,4,public,2026-02-20,One was missed.,,"


@pytest.fixture
def corrected(tiny: Tiny) -> Tiny:
    """A second version in which three bills became four."""
    shutil.copytree(tiny.path(Q2), tiny.path(V2))
    tiny.replace(FIGURES, "bills_passed,1,assembly,3", "bills_passed,1,assembly,4")
    tiny.replace(f"{V2}/release.toml", "published_on = 2026-01-30", "published_on = 2026-03-02")
    tiny.replace(f"{V2}/sign_offs.csv", "2026-01-30", "2026-03-02")
    tiny.write(CORRECTIONS, f"{HEAD}\n{LISTED}\n")
    return tiny


def test_a_correction_that_is_true(corrected: Tiny):
    assert corrected.said() == []


def test_a_change_that_is_not_listed(corrected: Tiny):
    corrected.replace(FIGURES, "4.5,,,provisional", "4.5,,,reported")
    assert corrected.said() == [
        f"{FIGURES}, line 5: days_to_answer of dept_acacia differs from the earlier version. "
        "Add a row to corrections.csv that says why."
    ]


def test_a_row_that_is_gone(corrected: Tiny):
    corrected.replace(FIGURES, "days_to_answer,2,dept_acacia,4.5,,,provisional,,\n", "")
    assert corrected.said() == [
        f"{FIGURES}: days_to_answer of dept_acacia was in the earlier version and is gone. "
        "Put the row back; a figure that no longer holds has the status not_reported."
    ]


def test_old_and_new_value_are_those_of_the_two_versions(corrected: Tiny):
    corrected.replace(CORRECTIONS, "value,3,4", "value,2,4.0")
    assert corrected.said() == [
        f'{CORRECTIONS}, line 2, column "old_value": It says 2; the value in the earlier version is 3. Write 3.'
    ]


def test_a_fault_is_found_before_it_is_corrected(corrected: Tiny):
    corrected.replace(CORRECTIONS, "2026-02-20", "2026-03-20")
    assert corrected.said() == [
        f'{CORRECTIONS}, line 2, column "found_on": 2026-03-20 is after this version was published on '
        "2026-03-02. Check the date."
    ]


def test_a_second_version_says_what_it_changed(corrected: Tiny):
    corrected.path(CORRECTIONS).unlink()
    assert corrected.said() == [
        f"{CORRECTIONS}: This file is missing. Add it: it says what version 2 changed and why."
    ]


def test_a_first_version_corrects_nothing(tiny: Tiny):
    tiny.write(f"{Q2}/corrections.csv", f"{HEAD}\n{LISTED}\n")
    assert tiny.said() == [
        f"{Q2}/corrections.csv: A first version corrects nothing. "
        "Remove the file, or make it a second version."
    ]


def test_a_later_version_is_published_later(corrected: Tiny):
    corrected.replace(f"{V2}/release.toml", "published_on = 2026-03-02", "published_on = 2026-01-29")
    assert (
        f'{V2}/release.toml, column "published_on": 2026-01-29 is before the earlier version, 2026-01-30. '
        "Correct one of the two." in corrected.said()
    )
