"""Staff results on the page of the index: said in words, hidden where they could tell of a person."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from plugins.core.facts.assembly import Report
from plugins.core.packing.publisher import Publisher
from plugins.core.pages.site import Site
from plugins.core.pages.teller import Teller
from plugins.subjects.staff.model import StaffSpread
from plugins.subjects.staff.offer import say_spread, staff_section
from plugins.subjects.staff.publish import STAFF
from plugins.subjects.units.publish import joined_columns
from tests.samples.facts import saying
from tests.samples.own import own_assembly
from tests.subjects.index.test_index_page import site_of


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Site:
    pictures: Path = tmp_path_factory.mktemp("charts")
    return site_of(own_assembly(), pictures)


def test_words_come_first_and_hidden_bands_have_no_number(site: Site) -> None:
    teller = Teller(site, "en")
    section = staff_section(teller, site.assembly.reports[-1])
    assert section is not None
    # 58 + 39 + 15 = 112 of 124
    assert str(section.paragraphs[0]).startswith(
        "Of 124 staff with a result from July to September 2026, 112 were in the band Good or a higher one. "
        "There are 2 hidden bands: "
    )
    assert "No person's result is ever shown" in str(section.paragraphs[1])
    assert "no ranking of people" in str(section.paragraphs[1])
    assert "at least 5 people in a band, at least 10 altogether" in str(section.paragraphs[2])
    cells = [[cell.text for cell in row] for row in section.figures[0].table.rows]
    assert cells == [
        ["Poor", "withheld to protect people [c]"],
        ["Fair", "withheld to protect people [c]"],
        ["Good", "58"],
        ["Very good", "39"],
        ["Excellent", "15"],
    ]


def test_the_other_language_says_the_same(site: Site) -> None:
    said = say(site, site.assembly.reports[-1], "sw")
    assert said == (
        "Kati ya wafanyakazi 124 wenye matokeo ya Julai hadi Septemba 2026, 112 walikuwa katika daraja "
        "la “Vizuri” au la juu zaidi."
    )


def say(site: Site, report: Report, language: str = "en") -> str:
    return say_spread(Teller(site, "sw" if language == "sw" else "en"), report, report[StaffSpread])


def hiding(report: Report, *numbers: int, total: int | None) -> Report:
    spread = report[StaffSpread]
    counts = tuple(
        replace(count, staff=None, status="suppressed") if count.band.number in numbers else count
        for count in spread.counts
    )
    known = None if {3, 4, 5} & set(numbers) else spread.at_least
    return saying(report, replace(spread, counts=counts, total=total, at_least=known))


def test_what_is_hidden_changes_the_sentence(site: Site) -> None:
    report = site.assembly.reports[-1]
    months = "July to September 2026"
    assert say(site, hiding(report, 4, 5, total=124)) == (
        f"Of 124 staff with a result from {months}, 58 were in the band Good, the largest band shown."
    )
    assert say(site, hiding(report, 1, 2, total=None)) == (
        f"From {months}, 112 staff had a result in the band Good or a higher one; "
        "how many there were altogether is not shown."
    )
    assert say(site, hiding(report, 4, 5, total=None)).endswith(
        "58 staff had a result in the band Good, the largest band shown; how many there were altogether is "
        "not shown."
    )
    assert say(site, hiding(report, 1, 2, 3, 4, 5, total=124)) == (
        f"How the staff results from {months} spread over the bands is hidden."
    )


def test_a_quarter_that_counts_no_staff_has_no_section(site: Site) -> None:
    early = next(report for report in site.assembly.reports if report.get(StaffSpread) is None)
    assert staff_section(Teller(site, "en"), early) is None
    assert STAFF.lines(early, site.assembly) == {}


def test_the_published_table_hides_what_the_page_hides(site: Site) -> None:
    publisher = Publisher(site.assembly, site.schemas, joined_columns(site.assembly))
    rows = publisher.tables(STAFF, site.assembly.reports[-1])["staff_bands"]
    assert [(row["band"], row["staff"], row["obs_status"], row["marker"]) for row in rows] == [
        (1, None, "Q", "[c]"),
        (2, None, "Q", "[c]"),
        (3, 58, "A", ""),
        (4, 39, "A", ""),
        (5, 15, "A", ""),
        ("total", 124, "A", ""),
    ]
    path = "data/2026-27-q1/illustrative-v1/staff_bands.csv"
    assert b"illustrative,2026-27-Q1,2026-07-01,2026-09-30,1,1,Poor,,Q,[c]" in site.files[path]
