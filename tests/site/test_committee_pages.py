"""The committees: reachable, in the order of the alphabet, every row somewhere, chains whole."""

from __future__ import annotations

import csv
import re
from html import unescape
from pathlib import Path

import pytest

from tests.site.building import Built
from tests.site.links import read_page
from tools.illustrative.place import EXAMPLE

NEWEST = EXAMPLE.quarters / "2026-27-Q1" / "v1"
LANGUAGES = ("en", "sw")
COMMITTEES = ("cmt_heron", "cmt_ibis", "cmt_kingfisher", "cmt_pelican")
TABLES = (
    *("committee_plan", "sittings", "committee_reports"),
    *("audit_findings", "recommendations", "executive_queries"),
)


def rows(name: str) -> list[dict[str, str]]:
    with (NEWEST / f"{name}.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def text_of(path: Path) -> str:
    words = re.sub(r"<[^>]*>", " ", path.read_text(encoding="utf-8"))
    return re.sub(r"\s+", " ", unescape(words).replace("\u00a0", " "))


def page(built: Built, language: str, slug: str) -> Path:
    return built.site / language / "committees" / f"{slug}.html"


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_committee_is_reached_in_alphabetical_order(built: Built, language: str) -> None:
    home = read_page(built.site / language / "index.html")
    assert any(link.endswith("committees/index.html") for link in home.links)
    links = read_page(page(built, language, "index")).links
    found = [Path(link).stem for link in links if re.search(r"committees/cmt-|^cmt-", link)]
    assert found == [unit.replace("_", "-") for unit in COMMITTEES]


def test_the_answer_and_the_table_are_those_of_the_quarter(built: Built) -> None:
    text = text_of(page(built, "en", "index"))
    assert (
        "Illustrative figures: from July to September 2026 the committees tabled 21 of the 27 reports due. "
        "Of 47 answers due from the county executive, 17 came within the agreed time." in text
    )
    # KSh 1,677,050 for 41 hearings: 40,903.66.
    assert "All together 21 of 27 17 of 47 38 of 47 41 40,904" in text
    assert "KSh 40,904 each: the sum of the costs over the number of hearings." in text


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("unit", COMMITTEES)
def test_a_committee_tells_its_plan_and_sittings_and_open_questions(
    built: Built, language: str, unit: str
) -> None:
    text = text_of(page(built, language, f"{unit.replace('_', '-')}-register"))
    for row in rows("committee_plan"):
        if row["committee_id"] == unit:
            assert row[f"title_{language}"] in text
    own = [row for row in rows("sittings") if row["committee_id"] == unit]
    costs = [f"{int(row['cost_kes']):,}" for row in own]
    assert own
    assert all(cost in text for cost in costs)
    for row in rows("executive_queries"):
        if row["committee_id"] == unit and not row["answered_on"]:
            assert row[f"subject_{language}"] in text


def test_bills_and_committees_lead_to_one_another(built: Built) -> None:
    links = read_page(page(built, "en", "cmt-ibis")).links
    bills = [link for link in links if "bills/bill-" in link]
    assert bills
    back = read_page(built.site / "en" / "bills" / Path(bills[0]).name).links
    assert any(link.endswith("committees/cmt-ibis.html") for link in back)


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_recommendation_stands_among_the_open_ones_or_in_its_year_once(
    built: Built, language: str
) -> None:
    open_ones = page(built, language, "recommendations")
    years = sorted(open_ones.with_suffix("").glob("*.html"))
    assert years
    found: list[str] = []
    for each in (open_ones, *years):
        found += re.findall(r'<li id="(rec-\d+)"', each.read_text(encoding="utf-8"))
    assert sorted(found) == sorted(row["rec_id"].replace("_", "-") for row in rows("recommendations"))


def test_a_chain_is_whole(built: Built) -> None:
    """The first recommendation carried out after an audit tells each of its days in order."""
    row = next(
        row
        for row in rows("recommendations")
        if row["source_kind"] == "audit" and row["implemented_on"] and not row["parent_rec_id"]
    )
    html = page(built, "en", "audit").read_text(encoding="utf-8")
    line = html.partition(f'<li id="{row["rec_id"].replace("_", "-")}"')[2].partition("</ol>")[0]
    steps = re.findall(r"<li>(\D+?) \d", unescape(line.replace("\u00a0", " ")))
    assert steps == ["Audit published", "Recommended", "Assembly resolved", "Response", "Carried out"]


@pytest.mark.parametrize("language", LANGUAGES)
def test_missing_answers_on_audits_are_said(built: Built, language: str) -> None:
    said = {
        "en": "The register of audit responses did not arrive by the deadline. What is shown of audits is "
        "what was known before 1 July 2026.",
        "sw": "Rejista ya majibu ya ukaguzi haikuwasilishwa kufikia tarehe ya mwisho.",
    }
    for slug in ("audit", "recommendations"):
        assert said[language] in text_of(page(built, language, slug))


def test_every_table_can_be_taken_away_and_carries_the_mark(built: Built) -> None:
    folder = built.site / "data" / "2026-27-q1" / "illustrative-v1"
    listed = (built.site / "en" / "data" / "2026-27.html").read_text(encoding="utf-8")
    for name in TABLES:
        with (folder / f"{name}.csv").open(encoding="utf-8-sig", newline="") as file:
            published = list(csv.DictReader(file))
        assert len(published) == len(rows(name))
        assert {row["provenance"] for row in published} == {"illustrative"}
        assert f"2026-27-q1/illustrative-v1/{name}.csv" in listed
    # The series hold the sittings of all three quarters; 42, 48 and 41 of them were hearings.
    with (built.site / "data" / "committees.csv").open(encoding="utf-8-sig") as file:
        assert sum(row["kind"] == "hearing" for row in csv.DictReader(file)) == 42 + 48 + 41
