"""A released figure is mended in the next version, which says what was wrong, why, and who found it."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime
from pathlib import Path

import pytest

from plugins.desk.clock import EAST_AFRICA, Clock
from plugins.desk.correcting.change import rows_of
from plugins.desk.correcting.command import Said, correct
from plugins.desk.draft import read_draft, version_of
from plugins.desk.releasing import stage
from plugins.desk.releasing.command import NotReady
from plugins.desk.trouble import DeskTrouble
from plugins.portal.read import read_assembly
from plugins.subjects.corrections.record import corrections_of
from tests.samples.released import Repository, copy_of, quick, repository
from tests.samples.signed import sign

Q3 = "2025-26-Q3"
#: Three weeks after the release.
LATER = Clock(datetime(2026, 5, 21, 9, tzinfo=EAST_AFRICA))
BILLS = Said(
    on="bills_passed",
    to={"value": "4"},
    why="One bill was left out.",
    sababu="Mswada mmoja uliachwa.",
    found_by="public",
)


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Made once, copied for each test."""
    folder = tmp_path_factory.mktemp("released")
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(stage, "run_pelican", quick())
        repository(folder).release()
    return folder


@pytest.fixture
def released(made: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Repository:
    """The third quarter is released; three bills were passed in it."""
    monkeypatch.setattr(stage, "run_pelican", quick())
    return copy_of(made, tmp_path / "copy")


def mend(released: Repository, said: Said = BILLS, quarter: str = Q3, clock: Clock = LATER) -> str:
    return correct(released.path / "data", released.quarter.desk, clock, lambda _: None, quarter, said)


def draft(released: Repository) -> dict[str, bytes]:
    return read_draft(released.quarter.place)


def signed(released: Repository) -> None:
    for step in ("submitted", "validated", "disclosure_checked", "leadership_reviewed", "tabled", "cleared"):
        sign(released.quarter, step, LATER)


def test_opening_brings_all_that_was_released(released: Repository) -> None:
    said = mend(released, Said())
    assert "Opened version 2 of 2025-26-Q3 (January to March 2026)" in said
    assert "Say each change with its reason" in said
    assert version_of(draft(released)) == 2
    old = rows_of((released.version / "observations.csv").read_bytes())
    assert rows_of(draft(released)["observations.csv"]) == old
    with released.quarter.edited() as book:
        assert [row[0].value for row in book["observations"].iter_rows(min_row=2, max_row=3)] == [
            "reports_done",
            "reports_done",
        ]
        assert book["observations"]["D4"].value == 3
    assert "Opened" not in mend(released, Said())  # it is open already


def test_a_change_is_in_the_draft_in_the_workbook_and_on_the_list(released: Repository) -> None:
    said = mend(released)
    assert (
        "correction, substantial: bills_passed/assembly, value: 3 becomes 4 (One bill was left out.)" in said
    )
    assert "The new version is in order. Next: compare, preview, the sign-offs, release." in said
    (row,) = rows_of(draft(released)["corrections.csv"])
    assert row == {
        "correction_id": "cor_2025_26_q3_v2_01",
        "kind": "correction",
        "severity": "substantial",
        "metric_id": "bills_passed",
        "unit_id": "assembly",
        "column": "value",
        "old_value": "3",
        "new_value": "4",
        "found_by": "public",
        "found_on": "2026-05-21",
        "reason_en": "One bill was left out.",
        "reason_sw": "Mswada mmoja uliachwa.",
        "table": "",
    }
    assert b"bills_passed,1,assembly,4" in draft(released)["observations.csv"]
    assert "Nothing has changed since the last intake" in released.quarter.intake()


def test_saying_it_otherwise_replaces_what_was_said_and_taking_it_back_removes_it(
    released: Repository,
) -> None:
    mend(released)
    mend(released, replace(BILLS, to={"value": "5"}))
    (row,) = rows_of(draft(released)["corrections.csv"])
    assert (row["old_value"], row["new_value"]) == ("3", "5")
    mend(released, replace(BILLS, to={"value": "3"}))
    assert "corrections.csv" not in draft(released)


def test_a_change_after_it_was_signed_says_what_it_costs(released: Repository) -> None:
    mend(released)
    sign(released.quarter, "submitted", LATER)
    assert "Sign-offs given for version 2 so far no longer count." in mend(
        released, replace(BILLS, to={"value": "5"})
    )


def test_a_share_is_mended_with_its_numerator(released: Repository) -> None:
    """16 of 20 were 80 per cent; 15 of 20 are 75."""
    said = mend(released, replace(BILLS, on="reports_done", to={"numerator": "15"}))
    assert "The new version is not in order yet:" in said
    said = mend(released, replace(BILLS, on="reports_done", to={"numerator": "15", "value": "75.0"}))
    assert "The new version is in order." in said
    assert [row["column"] for row in rows_of(draft(released)["corrections.csv"])] == ["value", "numerator"]


def test_a_change_that_was_said_already_is_not_said_again(released: Repository) -> None:
    mend(released)
    before = draft(released)
    with pytest.raises(DeskTrouble, match="bills_passed/assembly says that already; nothing was changed"):
        mend(released)
    assert draft(released) == before


def test_a_workbook_that_staff_have_changed_stays(released: Repository) -> None:
    mend(released, Said())
    with released.quarter.edited() as book:
        book["observations"]["J4"] = "A bill was counted late."
    kept = released.quarter.workbook.read_bytes()
    assert "2025-26-Q3.xlsx was changed since, so it stays as it is." in mend(released)
    assert released.quarter.workbook.read_bytes() == kept


def test_the_correction_goes_out_when_it_is_signed_and_the_old_version_stays(released: Repository) -> None:
    before = {path: path.read_bytes() for path in released.version.rglob("*") if path.is_file()}
    mend(released)
    with pytest.raises(NotReady, match="It is not signed off: next comes submitted"):
        released.release(clock=LATER)
    signed(released)
    assert "Released 2025-26-Q3, version 2 (January to March 2026)." in released.release(clock=LATER)
    assert {path: path.read_bytes() for path in released.version.rglob("*") if path.is_file()} == before
    assembly = read_assembly(released.path / "data")
    report = assembly.reports[-1]
    newest = report.release
    assert (newest.version, str(newest.published_on), str(newest.scheduled_on)) == (
        2,
        "2026-05-21",
        "2026-05-21",
    )
    assert [row.new_value for row in corrections_of(report)] == ["4"]
    assert [old.release.version for old in assembly.superseded] == [1]


def test_a_revision_waits_for_its_announced_time(released: Repository) -> None:
    mend(released, replace(BILLS, revision=True))
    signed(released)
    with pytest.raises(NotReady, match="No scheduled revision of January to March 2026 is announced"):
        released.release(clock=LATER)
    calendar = released.path / "data" / "reference" / "calendar.csv"
    row = f"scheduled_revision,{Q3},2026-05-21T10:00:00+03:00,2026-05-01,true,,\n"
    calendar.write_text(calendar.read_text() + row)
    with pytest.raises(NotReady, match="The scheduled revision is announced for 21 May 2026, 10:00"):
        released.release(clock=LATER)
    ten = Clock(datetime(2026, 5, 21, 10, tzinfo=EAST_AFRICA))
    assert "version 2" in released.release(clock=ten)


@pytest.mark.parametrize(
    ("said", "words"),
    [
        (replace(BILLS, on="bills_pased"), "No figure bills_pased/assembly was released. Did you mean"),
        (replace(BILLS, to={}), "Say what it should have been"),
        (replace(BILLS, to={"value": "3"}), "says that already"),
        (replace(BILLS, found_by="a clerk"), "by role and never by name"),
        (replace(BILLS, why=" "), "Say why it was wrong"),
        (replace(BILLS, why="Call 0722 123 456."), "phone"),
        (replace(BILLS, found_on="yesterday"), "day"),
        (replace(BILLS, found_on="2026-05-22"), "is in the future; today is 2026-05-21"),
    ],
)
def test_what_is_not_said_rightly_opens_nothing(released: Repository, said: Said, words: str) -> None:
    before = draft(released)
    with pytest.raises(DeskTrouble, match=words):
        mend(released, said)
    assert draft(released) == before


def test_only_what_is_published_is_corrected(released: Repository) -> None:
    with pytest.raises(DeskTrouble, match=r"2025-26-Q4 .* is not published"):
        mend(released, quarter="2025-26-Q4")
