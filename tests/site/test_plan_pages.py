"""Work plan, reviews, actions, audits and the annual report on a built site, in both languages."""

from __future__ import annotations

import csv
import gzip
import re
from html import unescape
from pathlib import Path

import pytest

from tests.site.building import Built
from tests.site.links import read_page
from tools.illustrative.place import EXAMPLE

NEWEST = EXAMPLE.quarters / "2026-27-Q1" / "v1"
LANGUAGES = ("en", "sw")
YEARS = ("2024-25", "2025-26", "2026-27")
PAGES = (
    "workplan",
    "reviews",
    "actions",
    "audits",
    "resources",
    *(f"annual-report/{year}" for year in YEARS),
)


def read(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def text_of(built: Built, language: str, page: str) -> str:
    words = re.sub(r"<[^>]*>", " ", (built.site / language / f"{page}.html").read_text(encoding="utf-8"))
    return re.sub(r"\s+", " ", unescape(words).replace("\u00a0", " "))


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_registers_are_two_steps_from_home_and_the_annual_reports_three(
    built: Built, language: str
) -> None:
    everything = read_page(built.site / language / "find.html").links
    for page in ("workplan", "reviews", "actions", "audits"):
        assert any(link.endswith(f"{page}.html") for link in everything), page
    plan = read_page(built.site / language / "workplan.html").links
    for year in YEARS:
        assert any(link.endswith(f"annual-report/{year}.html") for link in plan), year


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("page", PAGES)
def test_a_page_is_light(built: Built, language: str, page: str) -> None:
    styles = b"".join(path.read_bytes() for path in built.site.rglob("*.css"))
    assert styles
    html = (built.site / language / f"{page}.html").read_bytes()
    assert len(gzip.compress(html)) + len(gzip.compress(styles)) <= 24_000


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_milestone_and_action_and_recommendation_is_told(built: Built, language: str) -> None:
    plan = text_of(built, language, "workplan")
    for row in read(EXAMPLE.reference / "milestones.csv"):
        assert row[f"title_{language}"] in plan
    actions = text_of(built, language, "actions")
    for path in (EXAMPLE.quarters).glob("*/v*/actions.csv"):
        for row in read(path):
            assert row[f"action_{language}"] in actions
    audits = text_of(built, language, "audits")
    for row in read(NEWEST / "productivity_audit_points.csv"):
        assert row[f"recommendation_{language}"] in audits
        assert row[f"response_{language}"] in audits


def test_the_answers_in_words(built: Built) -> None:
    # Due 30 June and not done on 15 October: the endorsement (m4_4) and the outside review (m5_3).
    said = {
        "workplan": "Illustrative figures: on 15 October 2026, 24 of 26 milestones were done. "
        "There were 2 overdue.",
        # 3 + 3 + 3 + 2 + 1 + 3 = 15 of 18
        "reviews": "by 15 October 2026, 6 of 7 reviews were on record. The last, on 8 September 2026, "
        "gave the work plan 83 % of all points.",
        "actions": "on 15 October 2026, 4 corrective actions were going on. One of them was overdue. "
        "Altogether 2 had been done.",
        "audits": "the audit of 2025/26 made 5 recommendations. By 15 October 2026 one had been carried out.",
    }
    for page, words in said.items():
        assert words in text_of(built, "en", page), page


def test_a_gap_between_reviews_is_said(built: Built) -> None:
    text = text_of(built, "en", "reviews")
    assert "1 January 2026 to 28 February 2026 No review of these months is on record." in text


def test_the_annual_report_says_what_it_is(built: Built) -> None:
    for year in YEARS:
        text = text_of(built, "en", f"annual-report/{year}")
        assert "This page is made from published data. The Clerk has not signed it." in text
    assert "computed afterwards, as a baseline" in text_of(built, "en", "annual-report/2024-25")
    assert "The year is not complete. In it so far: July to September 2026." in text_of(
        built, "en", "annual-report/2026-27"
    )
    whole = text_of(built, "en", "annual-report/2025-26")
    assert "not complete" not in whole
    assert "a report on the year was sent to the Board on 15 September 2026" in whole
    # act_2025_001, act_2025_002, act_2026_002, act_2026_003: a row with nothing planned is no action
    assert "In the year 4 actions were decided. Altogether 2 had been done." in whole
    # the reports of one committee and of the Assembly, and the electricity
    assert "After publication 3 figures were changed." in whole
    assert "by 30 June 2026 the index stood at 69.2, in the band Good" in whole


@pytest.mark.parametrize("language", LANGUAGES)
def test_an_annual_report_has_the_index_of_each_of_its_quarters(built: Built, language: str) -> None:
    text = text_of(built, language, "annual-report/2025-26")
    index = read(EXAMPLE.quarters / "2025-26-Q4" / "v2" / "results" / "index.csv")
    own = next(row["value"] for row in index if row["unit_id"] == "assembly")
    assert own in text


def test_the_published_tables_tell_what_follows_from_them(built: Built) -> None:
    folder = built.site / "data" / "2026-27-q1" / "illustrative-v1"

    def published(name: str) -> list[dict[str, str]]:
        text = (folder / f"{name}.csv").read_text(encoding="utf-8-sig")
        return list(csv.DictReader(text.splitlines()))

    late = {
        row["milestone_id"]: row["days_late"]
        for row in published("milestone_progress")
        if row["overdue"] == "true"
    }
    assert late == {"m4_4": "107", "m5_3": "107"}  # 30 June to 15 October: 31 + 31 + 30 + 15
    assert {row["overdue"] for row in published("productivity_audit_points")} == {"false"}
    assert len(published("reports_sent")) == 6
    assert [row["score"] for row in published("reviews")][-6:] == ["3", "3", "3", "2", "1", "3"]
    assert {row["provenance"] for row in published("resource_use")} == {"illustrative"}
