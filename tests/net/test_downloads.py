"""The tables offered for download are those that were handed in, with columns that follow from them."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.net import records
from tests.net.derived import DERIVED
from tests.net.downloads import (
    copied,
    faults_of_a_copy,
    faults_of_code_lists,
    faults_of_derived,
    faults_of_reference,
    faults_of_the_series,
    offered,
    releases,
)
from tests.net.logs import faults_of_changes, faults_of_revisions

#: Downloads that copy no table that was handed in: they follow from several, and pages show them.
_COMPUTED = {
    "bill_clocks",
    "consequences",
    "counted",
    "index_changes",
    "labour_changes",
    "ledger",
    "scheme",
    "scheme_bands",
    "scheme_parts",
    "scheme_rules",
    "statements",
}


@pytest.mark.parametrize(("quarter", "version"), list(releases()))
def test_a_download_has_the_rows_and_columns_that_were_handed_in(
    quarter: str, version: int, site: Path
) -> None:
    found = [
        fault
        for table, path, rows in copied(site, quarter, version)
        for fault in faults_of_a_copy(table, path, rows, quarter, version)
    ]

    assert found == []


@pytest.mark.parametrize(("quarter", "version"), list(releases()))
def test_every_download_with_rows_copies_a_table_or_is_known_to_be_computed(
    quarter: str, version: int, site: Path
) -> None:
    known = {table for table, _, _ in copied(site, quarter, version)} | _COMPUTED

    with_rows = {table for table, path in offered(site, quarter, version).items() if records.read_table(path)}

    assert with_rows <= known


@pytest.mark.parametrize("table", sorted(DERIVED))
def test_columns_that_follow_from_a_row_are_what_the_row_gives(table: str, site: Path) -> None:
    quarter, version = records.newest(), records.versions(records.newest())[-1]
    found = {name: (path, rows) for name, path, rows in copied(site, quarter, version)}

    assert list(faults_of_derived(table, *found[table])) == []


def test_the_series_of_all_quarters_holds_the_newest_version_of_each(site: Path) -> None:
    assert list(faults_of_the_series(site)) == []


def test_the_log_of_revisions_has_every_version_of_each_figure_that_was_changed(site: Path) -> None:
    assert list(faults_of_revisions(site)) == []


def test_the_log_of_changes_has_each_release_correction_and_new_date_once(site: Path) -> None:
    assert list(faults_of_changes(site)) == []


def test_a_code_list_beside_a_release_is_the_one_that_was_in_force(site: Path) -> None:
    assert list(faults_of_code_lists(site)) == []


def test_lists_of_reference_are_offered_as_they_are(site: Path) -> None:
    assert list(faults_of_reference(site)) == []
