"""The pages of the index say what the index is, step by step, and no more than is known."""

import re
from dataclasses import replace
from decimal import Decimal
from pathlib import Path

import pytest

from plugins.core.packing.descriptions import read_descriptions
from plugins.core.pages.chart_cache import ChartCache
from plugins.core.pages.site import Site
from plugins.core.pages.teller import Teller
from plugins.core.statements.wording import read_wording
from plugins.portal.packages import release_packages
from plugins.subjects.index.page import index_pages
from tests.samples.own import own_assembly

ROOT = Path(__file__).parents[3]


def site_of(assembly, pictures):
    site = Site(
        assembly=assembly,
        wording=read_wording(ROOT / "content" / "wording"),
        charts=ChartCache(pictures),
        schemas=read_descriptions(ROOT / "data" / "schemas"),
        public_address="",
        contact={},
    )
    for folder in release_packages(site.assembly, site.schemas, site.wording):
        for download in folder.downloads:
            site.keep(download.path, download.content)
    return site


@pytest.fixture(scope="module")
def pictures(tmp_path_factory):
    return tmp_path_factory.mktemp("charts")


@pytest.fixture(scope="module")
def assembly():
    return own_assembly()


@pytest.fixture(scope="module")
def site(assembly, pictures):
    return site_of(assembly, pictures)


@pytest.fixture(scope="module", params=["en", "sw"])
def pages(site, request):
    found = {page.url: page for page in index_pages(Teller(site, request.param))}
    return {url.removeprefix(f"{request.param}/index/"): page for url, page in found.items()}


@pytest.fixture(scope="module")
def english(site):
    return {page.url.removeprefix("en/index/"): page for page in index_pages(Teller(site, "en"))}


def sections(page):
    return {section.section_id: section for section in page.view["sheet"].sections}


def plain(words):
    return getattr(words, "text", words)


def amount(cell):
    return Decimal(cell.text.replace("−", "-").replace("+", "").replace(",", ""))


def test_a_front_page_then_a_calculation_and_a_page_for_analysts_of_each_version(pages):
    """The newest index is told to analysts at one address for ever."""
    assert list(pages) == [
        "index.html",
        "2025-26-q4.html",
        "2025-26-q4-analysts.html",
        "2026-27-q1.html",
        "analysts.html",
        "2025-26-q4/illustrative-v1.html",
        "2025-26-q4/illustrative-v1-analysts.html",
    ]
    for page in pages.values():
        assert page.illustrative
        assert page.noindex


def test_the_answer_begins_with_the_mark(pages):
    for name in ("index.html", "2026-27-q1.html"):
        answer = plain(pages[name].view["sheet"].answer)
        assert answer.startswith(("Illustrative figures", "Takwimu za mfano"))
        assert "71.4" in answer


def test_points_of_metrics_add_up_to_dimensions_and_these_to_the_index(pages):
    worked = sections(pages["2026-27-q1.html"])
    dimensions = Decimal(0)
    for name in ("legislative", "oversight", "administrative", "stakeholder"):
        *metrics, total = worked[name].tables[0].rows
        points = [amount(row[-1]) for row in metrics if row[-1].text != "–"]
        assert sum(points) == amount(total[-1])
        weights = [amount(row[7]) for row in metrics]
        assert sum(weights) == amount(total[7]) == 100
        dimensions += amount(total[-1])
    assert dimensions == Decimal("71.4")


def test_the_steps_are_said_with_the_schemes_own_numbers(english):
    said = " ".join(plain(point) for point in sections(english["2026-27-q1.html"])["steps"].points)
    # 100 / 1.25 = 80; a dimension needs 66 % of its weight
    for part in (
        "at most 125\u00a0%",
        "share of 125\u00a0%",
        "A target met exactly scores 80.",
        "at least 66\u00a0%",
    ):
        assert part in said


def test_what_changed_adds_up_in_both_tables(pages):
    changed = sections(pages["2026-27-q1.html"])["changed"]
    *bars, change = changed.tables[0].rows
    assert sum(amount(row[2]) for row in bars) == amount(change[2]) == Decimal("2.2")
    *causes, total = changed.tables[1].rows
    assert sum(amount(row[-1]) for row in causes) == amount(total[-1]) == Decimal("2.2")
    for column in (1, 2, 3):
        there = [amount(row[column]) for row in causes if row[column].text != "–"]
        assert sum(there) == amount(total[column])


def test_the_sentence_and_both_tables_tell_the_same(english):
    page = english["2026-27-q1.html"]
    changed = sections(page)["changed"]
    rows = {row[0].text: row for row in changed.tables[1].rows}
    said = " ".join(plain(text) for text in changed.paragraphs)
    gained = re.search(r"The largest gain, ([\d.]+) points, comes from “(.+?)”\.", said)
    lost = re.search(r"The largest loss, ([\d.]+) points, comes from “(.+?)”\.", said)
    assert rows[gained[2]][1].text == f"+{gained[1]}"
    assert rows[lost[2]][1].text == f"−{lost[1]}"
    bars = {row[0].text: row[2].text for row in changed.tables[0].rows}
    assert bars[gained[2]] == f"+{gained[1]}"
    assert bars[lost[2]] == f"−{lost[1]}"
    scope = re.search(r"Only because there is no figure for “(.+?)”, ([\d.]+) points were added\.", said)
    assert bars[f"No figure came: {scope[1]}"] == f"+{scope[2]}"
    assert bars["Budget spent so far this year, against its plan"] == "−0.4"


def test_what_is_missing_is_a_section_only_where_something_is(pages):
    assert "missing" in sections(pages["2026-27-q1.html"])
    assert "missing" in sections(pages["index.html"])
    assert "missing" not in sections(pages["2025-26-q4.html"])
    assert len(sections(pages["2026-27-q1.html"])["missing"].points) == 1


def test_a_change_that_few_draws_confirm_cannot_be_told(english):
    said = " ".join(plain(text) for text in sections(english["index.html"])["sure"].paragraphs)
    assert "cannot be told apart" in said
    assert "68\u00a0% of 10,000 trials" in said


def test_no_interval_stands_in_a_headline(pages):
    low, high = "61.9", "73.8"
    for name in ("index.html", "2025-26-q4.html", "2026-27-q1.html"):
        sheet = pages[name].view["sheet"]
        for text in (plain(sheet.answer), sheet.heading, pages[name].title):
            assert low not in text
            assert high not in text


def test_nobody_has_reviewed_the_scheme_and_the_page_says_so(english):
    reviews = sections(english["index.html"])["reviews"]
    assert "No outside review has taken place yet" in plain(reviews.paragraphs[0])
    assert [row[-1].text for row in reviews.tables[0].rows] == ["planned"]


def test_the_ledger_is_counted_and_its_first_lines_shown(english, site):
    check = sections(english["2026-27-q1.html"])["check"]
    ledger = site.files["data/2026-27-q1/illustrative-v1/ledger.csv"].decode("utf-8-sig")
    computed, simulated = (
        ledger.count(",computed,"),
        ledger.count(",simulated,assembly") + ledger.count(",simulated,dept_"),
    )
    said = " ".join(plain(text) for text in check.paragraphs)
    assert f"{computed} computed numbers and {simulated} simulated ones" in said
    assert check.tables[0].rows[0][1].text == "71.4"


def test_analysts_are_told_of_every_check(pages):
    found = sections(pages["analysts.html"])
    assert {
        "intervals",
        "stability",
        "pairs",
        "left-out",
        "break-even",
        "comparisons",
        "trend",
        "labour",
    } <= {*found}
    for row in found["intervals"].tables[0].rows:
        low, middle, high = (amount(cell) for cell in row[2:])
        assert low <= middle <= high
    shares = [amount(row[1]) for row in found["stability"].tables[0].rows]
    assert sum(shares) == 100
    for row in found["labour"].tables[0].rows:
        assert sum(amount(cell) for cell in row[1:4]) == amount(row[4])


def test_quarters_that_cannot_be_told_apart_are_said_to_be_so(english):
    rows = sections(english["analysts.html"])["pairs"].tables[0].rows
    # 68.25 % of the draws one way, 31.39 % the other: less than 90 %.
    assert [[cell.text for cell in row] for row in rows] == [
        ["April to June 2026", "68.25", "31.39", "cannot tell"]
    ]


def test_no_department_is_set_above_another(english):
    words = str(english["analysts.html"].view["sheet"])
    assert "is higher" not in words


def test_without_an_index_there_is_a_page_that_says_so(assembly, pictures):
    before = [report for report in assembly.reports if not report.release.has_index]
    early = site_of(replace(assembly, reports=tuple(before), superseded=()), pictures)
    pages = list(index_pages(Teller(early, "en")))
    assert [page.url for page in pages] == ["en/index/index.html"]
    assert plain(pages[0].view["sheet"].answer) == "There is no index yet."
    nothing = site_of(replace(assembly, reports=(), superseded=()), pictures)
    assert len(list(index_pages(Teller(nothing, "sw")))) == 1
