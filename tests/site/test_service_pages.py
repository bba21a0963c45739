"""How fast are petitions answered: two steps from home, in both languages, and never who asked."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest

from tests.site.building import Built
from tests.site.links import read_page
from tests.site.test_bill_pages import text_of

NEWEST = Path(__file__).parents[2] / "data" / "quarters" / "2026-27-Q1" / "v1"
LANGUAGES = ("en", "sw")


def rows(name: str) -> list[dict[str, str]]:
    with (NEWEST / f"{name}.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def published(built: Built, name: str) -> list[dict[str, str]]:
    path = built.site / "data" / "2026-27-q1" / "v1" / f"illustrative-{name}.csv"
    with path.open(encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file))


@pytest.mark.parametrize(
    ("language", "door", "said"),
    [
        ("en", "How fast petitions", "half of petitions are answered within 85 days; 7 were still waiting"),
        ("sw", "hujibiwa haraka kiasi gani", "nusu ya maombi hujibiwa ndani ya siku 85; maombi 7"),
    ],
)
def test_petitions_are_two_steps_from_home(built: Built, language: str, door: str, said: str) -> None:
    folder = built.site / language
    assert door in text_of(folder / "index.html")
    assert any(link.endswith("services/index.html") for link in read_page(folder / "index.html").links)
    index = folder / "services" / "index.html"
    assert any(link.endswith("services/petitions.html") for link in read_page(index).links)
    # Both pages answer at once.
    assert said in text_of(index)
    assert said in text_of(folder / "services" / "petitions.html")


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_petition_has_its_anchor_title_and_days(built: Built, language: str) -> None:
    path = built.site / language / "services" / "petitions.html"
    html, text = path.read_text(encoding="utf-8"), text_of(path)
    assert len(rows("petitions")) == 29
    for row in rows("petitions"):
        assert f'id="{row["petition_id"].replace("_", "-")}"' in html
        assert row[f"title_{language}"] in text
        assert row[f"prayer_{language}"] in text


def test_petitions_told_in_words(built: Built) -> None:
    text = text_of(built.site / "en" / "services" / "petitions.html")
    for said in (
        # 10 December 2025 to 30 September 2026: 21 + 273 days.
        "Before a committee: waiting 294 days, longer than promised.",
        "Granted: answered after 149 days, later than promised.",
        "Not admitted: answered after 7 days.",
        "Withdrawn by those who brought it.",
        "An answer within 90 days is an illustrative promise: the policy wants one but names no period",
        "never who asked",
    ):
        assert said in text, said


def test_only_a_checked_period_is_called_law(built: Built) -> None:
    text = text_of(built.site / "en" / "services" / "index.html")
    assert text.count("the law says so (Access to Information Act 2016)") == 2
    assert text.count("is an illustrative promise") == 3
    assert "60 days" not in text


@pytest.mark.parametrize("language", LANGUAGES)
def test_few_complaints_are_withheld_everywhere(built: Built, language: str) -> None:
    page = (built.site / language / "services" / "index.html").read_text(encoding="utf-8")
    # Letter and telephone, five numbers each.
    assert page.count('class="n missing">[c]') == 10
    hidden = [row for row in published(built, "service_requests") if row["obs_status"] == "Q"]
    assert [(row["channel"], row["marker"]) for row in hidden] == [("letter", "[c]"), ("phone", "[c]")]
    for row in hidden:
        assert {row[name] for name in ("received", "answered", "within_standard", "open_late", "due")} == {""}


def test_the_published_table_has_the_share_and_its_parts(built: Built) -> None:
    whole = {
        row["service_id"]: row for row in published(built, "service_requests") if row["channel"] == "all"
    }
    complaint = whole["complaint"]
    # 100 x 22 / (36 + 8)
    assert (complaint["due"], complaint["within_pct"], complaint["standard_days"]) == ("44", "50", "21")
    assert whole["access_life_liberty"]["within_pct"] == ""
