"""What happened to the bill about X: two steps from home, every bill, every step, in both languages."""

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


def rows(name: str) -> list[dict[str, str]]:
    with (NEWEST / f"{name}.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def text_of(path: Path) -> str:
    """The words of a page without its tags, spaces made plain."""
    words = re.sub(r"<[^>]*>", " ", path.read_text(encoding="utf-8"))
    return re.sub(r"\s+", " ", unescape(words).replace("\u00a0", " "))


def page_of(built: Built, language: str, bill_id: str) -> Path:
    return built.site / language / "bills" / f"{bill_id.replace('_', '-')}.html"


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_bills_and_their_lists_are_a_step_from_home(built: Built, language: str) -> None:
    home = read_page(built.site / language / "index.html")
    assert any(link.endswith("bills/index.html") for link in home.links)
    lists = read_page(built.site / language / "bills" / "index.html").links
    wanted = {"ended.html", "how-long.html", "session-2024.html", "session-2025.html", "session-2026.html"}
    assert wanted <= {Path(link).name for link in lists}


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_bill_tells_its_title_and_each_of_its_steps(built: Built, language: str) -> None:
    counts: dict[str, int] = {}
    for row in rows("bill_actions"):
        counts[row["bill_id"]] = counts.get(row["bill_id"], 0) + 1
    for row in rows("bills"):
        path = page_of(built, language, row["bill_id"])
        assert row[f"title_{language}"] in text_of(path)
        journey = path.read_text(encoding="utf-8").partition('<ol class="steps">')[2].partition("</ol>")[0]
        assert len(re.findall(r"<li[^>]*><b>.*?</b>, ", journey)) == counts[row["bill_id"]], row["bill_id"]


def test_a_journey_told_in_words(built: Built) -> None:
    """The Model Railways bill of 2026: 119 days from 19 May to 15 September, then 11 with the Governor."""
    text = text_of(page_of(built, "en", "bill_2026_03"))
    for said in (
        "referred back by the Governor; before the Assembly again, since 28 September 2026.",
        "First reading , 19 May 2026 (13 days later)",
        "From first reading to passage it took 119 days.",
        "In time: The Governor assents to a bill or refers it back to the Assembly within 14 days. "
        "It took 11 days (County Governments Act 2012, s.24(2)).",
        "The bill as published, 6 May 2026 (not online)",
    ):
        assert said in text, said


def test_late_same_day_and_unpublished_are_said(built: Built) -> None:
    hurried = text_of(page_of(built, "en", "bill_2026_08"))
    assert "First, second and third reading fell on one day." in hurried
    assert "Late: A bill is published in the county Gazette and the Kenya Gazette." in hurried
    assert "Late: The Governor assents to a bill" in hurried
    assert "Kusomwa mara ya kwanza, ya pili na ya tatu kulifanyika siku moja." in text_of(
        page_of(built, "sw", "bill_2026_08")
    )


def test_few_attendees_are_withheld_everywhere(built: Built) -> None:
    (hidden,) = (row for row in rows("bill_participation") if row["status"] == "suppressed")
    text = text_of(page_of(built, "en", hidden["bill_id"]))
    assert "[c]" in text
    assert "withheld to protect people" in text
    folder = built.site / "data" / "2026-27-q1" / "illustrative-v1"
    with (folder / "bill_participation.csv").open(encoding="utf-8-sig", newline="") as file:
        published = [row for row in csv.DictReader(file) if row["bill_id"] == hidden["bill_id"]]
    names = ("attendees", "obs_status", "marker", "classification", "notice_days")
    assert [tuple(row[name] for name in names) for row in published] == [
        ("", "Q", "[c]", "hearing-held", "6")
    ]


@pytest.mark.parametrize("pages", [("index", "ended"), ("session-2024", "session-2025", "session-2026")])
def test_the_lists_hold_each_bill_once_by_stage_and_by_session(built: Built, pages: tuple[str, ...]) -> None:
    ids = {row["bill_id"].replace("_", "-") for row in rows("bills")}
    links = (read_page(built.site / "en" / "bills" / f"{page}.html").links for page in pages)
    stems = [Path(link).stem for of_page in links for link in of_page]
    assert sorted(stem for stem in stems if stem.startswith("bill-")) == sorted(ids)


def test_a_stage_of_the_pipeline_leads_to_its_bills(built: Built) -> None:
    """Those that are open are on the same page; in the list of ended ones the others."""
    here = built.site / "en" / "bills"
    for link in read_page(here / "index.html").links:
        page, _, place = link.partition("#")
        if place and page in ("", "index.html", "ended.html"):
            html = (here / (page or "index.html")).read_text(encoding="utf-8")
            assert f'id="{place}"' in html, link


def test_published_codes_are_those_of_open_states_or_our_own(built: Built) -> None:
    folder = built.site / "data" / "2026-27-q1" / "illustrative-v1"
    with (folder / "bill_actions.csv").open(encoding="utf-8-sig", newline="") as file:
        codes = {code for row in csv.DictReader(file) for code in row["classification"].split(";")}
    open_states = {
        *("filing", "reading-1", "referral-committee", "reading-2", "reading-3", "passage"),
        *("amendment-passage", "executive-receipt", "executive-signature", "executive-veto"),
        *("became-law", "withdrawal", "failure"),
    }
    own = {
        "pre-publication-scrutiny",
        "publication",
        "committee-of-the-whole",
        "reconsideration",
        "commencement",
    }
    assert codes == open_states | own


@pytest.mark.parametrize("language", LANGUAGES)
def test_how_long_bills_take_counts_those_that_wait(built: Built, language: str) -> None:
    text = text_of(built.site / language / "bills" / "how-long.html")
    # 25 of 39 bills read a first time were passed; half of all within 120 days.
    assert ("120 days" if language == "en" else "siku 120") in text
    assert "Kaplan-Meier" in text
    assert re.search(r"\b39\b.*\b25\b", text)
