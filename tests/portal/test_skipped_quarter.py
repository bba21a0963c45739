# ruff: noqa: E501  (messages stand as staff read them)
"""October to December 2026 is announced for 29 January 2027 and does not come; January to March 2027 does.
What pages say then, and once the missing report comes out on 15 June 2027, 137 days late."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import pytest

from plugins.core.facts.assembly import Assembly
from plugins.desk.check import check
from plugins.portal.read import read_assembly
from plugins.subjects.figures.model import Figures
from tests.samples.laid_out import words_on
from tests.samples.later import add_quarter
from tests.samples.tiny import Tiny
from tools.illustrative.place import EXAMPLE

DATA = EXAMPLE.folder
SKIPPED, LATER = "2026-27-Q2", "2026-27-Q3"
SAID = "No report came out for October to December 2026. It was announced for 29 January 2027."
SAID_SW = "Ripoti ya Oktoba hadi Desemba 2026 haikutolewa. Ilitangazwa kutolewa tarehe 29 Januari 2027."
CANCELLED = "quarterly_release,2026-27-Q2,2027-01-29T10:00:00+03:00,2027-01-20,true,The records were flooded.,,cancelled"


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("skipped")


def data_in(folder: Path) -> Tiny:
    EXAMPLE.copied(folder)
    return Tiny(folder)


@cache
def skipped(folder: Path) -> Assembly:
    data = data_in(folder / "skipped")
    add_quarter(data, LATER, published="2027-04-30")
    assert check(data.folder, None, "", "", lambda _: None).exit_code == 0
    return read_assembly(data.folder)


@cache
def late(folder: Path) -> Assembly:
    data = data_in(folder / "late")
    add_quarter(data, LATER, published="2027-04-30")
    add_quarter(data, SKIPPED, published="2027-06-15", scheduled="2027-01-29")
    assert check(data.folder, None, "", "", lambda _: None).exit_code == 0
    return read_assembly(data.folder)


@pytest.mark.parametrize(
    ("subject", "slug"),
    [
        ("reports", "index"),
        ("reports", "reports/index"),
        ("calendar", "calendar"),
        ("releases", "own-performance"),
        ("annual", "annual-report/2026-27"),
    ],
)
def test_pages_say_that_no_report_came_out(folder: Path, subject: str, slug: str) -> None:
    assert SAID in words_on(skipped(folder), subject, slug, folder)
    assert SAID_SW in words_on(skipped(folder), subject, slug, folder, "sw")
    assert "No report came out" not in words_on(late(folder), subject, slug, folder)


@pytest.mark.parametrize(("subject", "slug"), [("calendar", "calendar"), ("releases", "own-performance")])
def test_nobody_says_that_no_report_was_late_while_one_did_not_come(
    folder: Path, subject: str, slug: str
) -> None:
    words = words_on(skipped(folder), subject, slug, folder)
    assert (
        "The day of 8 reports has passed. Of these, 6 came on the day first announced. One came on a day to which "
        "it had been moved beforehand. One did not come out: October to December 2026."
    ) in words
    assert "None came late" not in words


def test_our_own_performance_begins_with_what_did_not_come(folder: Path) -> None:
    words = words_on(skipped(folder), "releases", "own-performance", folder)
    assert "of 8 reports, 7 came out by their day. One did not come out." in words


def test_the_missing_report_is_no_longer_told_to_come(folder: Path) -> None:
    words = words_on(skipped(folder), "reports", "reports/index", folder)
    assert "The next report, April to June 2027, comes out on 30 July 2027." in words


def test_a_metric_shows_the_quarter_as_a_row_without_a_report(folder: Path) -> None:
    def words(assembly: Assembly) -> list[str]:
        return words_on(assembly, "metrics", "metrics/leg-bills-passed", folder).splitlines()

    found = words(skipped(folder))
    place = found.index("[x] no report")
    after = found[place:].index("July to September 2026")
    assert found[:place].index("January to March 2027") < place < place + after
    assert "[x] no report" not in words(late(folder))


def test_a_resource_shows_the_quarter_as_a_row_without_a_report(folder: Path) -> None:
    """The sample's later quarter has figures alone; beside them lies what was used of each resource."""
    data = data_in(folder / "resources")
    add_quarter(data, LATER, published="2027-04-30")
    used = data.read("quarters/2026-27-Q1/v1/resource_use.csv")
    data.write(f"quarters/{LATER}/v1/resource_use.csv", used)
    words = words_on(read_assembly(data.folder), "money", "resources", folder)
    assert "[x] no report" in words


def test_a_year_with_a_gap_has_no_total(folder: Path) -> None:
    words = words_on(skipped(folder), "annual", "annual-report/2026-27", folder)
    assert "Of 3 quarters, 2 were reported." in words
    assert "No total: no report stands for October to December 2026." in words
    assert "were expected over these quarters" not in words
    assert "No total" not in words_on(late(folder), "annual", "annual-report/2026-27", folder)


def test_the_log_keeps_that_the_day_was_missed_also_once_the_report_is_out(folder: Path) -> None:
    said = "The report for October to December 2026 did not come out on 29 January 2027, the announced day."
    for assembly in (skipped(folder), late(folder)):
        assert said in words_on(assembly, "corrections", "changes", folder)


def test_the_late_report_says_how_late_it_is_and_takes_its_place(folder: Path) -> None:
    assembly = late(folder)
    page = words_on(assembly, "reports", "reports/2026-27-q2", folder)
    assert "Published on 15 June 2027, 137 days after the announced day." in page
    assert "after the announced day" not in words_on(assembly, "reports", "reports/2026-27-q3", folder)
    assert [str(report.quarter) for report in assembly.reports[-2:]] == [SKIPPED, LATER]
    words = words_on(assembly, "calendar", "calendar", folder)
    assert "One came late." in words


def test_the_later_report_stays_without_the_comparison(folder: Path) -> None:
    """It came out before the quarter that it would be compared with; the year before it has."""
    for assembly in (skipped(folder), late(folder)):
        result = assembly.reports[-1][Figures].of("ovs_report_completion")
        assert result is not None
        assert result.change_previous.reason == "no_earlier_quarter"
        assert result.change_year.is_compared
    result = late(folder).reports[-2][Figures].of("ovs_report_completion")
    assert result is not None
    assert result.change_previous.is_compared  # of the late report itself


def test_a_cancelled_report_gives_its_reason_before_anything_later_is_out(folder: Path) -> None:
    data = data_in(folder / "cancelled")
    header, *rows = data.read("reference/calendar.csv").splitlines()
    data.write("reference/calendar.csv", "\n".join([f"{header},state", *(f"{row}," for row in rows)]) + "\n")
    data.add("reference/calendar.csv", CANCELLED)
    assembly = read_assembly(data.folder)
    words = words_on(assembly, "reports", "index", folder)
    assert f"{SAID} The records were flooded." in words
    assert "The next report, January to March 2027" in words
    log = words_on(assembly, "corrections", "changes", folder)
    assert "will not come out. Said on 20 January 2027." in log
    assert "STATUS:CANCELLED" in data_of_calendar(assembly, folder)


def data_of_calendar(assembly: Assembly, folder: Path) -> str:
    """The calendar file for phones."""
    files: dict[str, bytes] = {}
    words_on(assembly, "calendar", "calendar", folder, files=files)
    return files["en/calendar.ics"].decode()
