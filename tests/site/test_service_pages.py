"""How fast are petitions answered: two steps from home, in both languages, and never who asked."""

from __future__ import annotations

import csv
import re

import pytest

from tests.site.building import Built
from tests.site.links import read_page
from tests.site.test_bill_pages import text_of
from tools.illustrative.place import EXAMPLE

NEWEST = EXAMPLE.quarters / "2026-27-Q1" / "v1"
LANGUAGES = ("en", "sw")


def rows(name: str) -> list[dict[str, str]]:
    with (NEWEST / f"{name}.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def published(built: Built, name: str) -> list[dict[str, str]]:
    path = built.site / "data" / "2026-27-q1" / "illustrative-v1" / f"{name}.csv"
    with path.open(encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file))


@pytest.mark.parametrize(
    ("language", "door", "said"),
    [
        (
            "en",
            "How fast petitions",
            "half of the petitions are answered within 85 days; 7 were still waiting",
        ),
        ("sw", "Muda wa kujibu maombi kwa Bunge", "nusu ya maombi kwa Bunge hujibiwa ndani ya siku 85"),
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
    assert "Complaint: The counter was closed for a week in August." in text


@pytest.mark.parametrize("language", LANGUAGES)
def test_few_complaints_are_withheld_everywhere(built: Built, language: str) -> None:
    page = (built.site / language / "services" / "index.html").read_text(encoding="utf-8")
    # Letter and telephone, five numbers each.
    assert len(re.findall(r'class="n missing"[^>]*>\[c\]', page)) == 10
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


@pytest.mark.parametrize(
    ("language", "said"),
    [
        # 153 of 252 are 60.7 %, Wilson 54.6 to 66.5.
        ("en", "of the 252 people who answered, 61 % were satisfied with the Assembly"),
        ("sw", "asilimia 61 ya watu 252 waliojibu waliridhika na Bunge la Kaunti"),
    ],
)
def test_surveys_tell_how_many_how_and_how_sure(built: Built, language: str, said: str) -> None:
    text = text_of(built.site / language / "services" / "surveys.html")
    assert said in text
    if language == "en":
        # 100 x 252 / 600; 58 answered are fewer than 100; 8 are fewer than 10.
        assert "Of 600 people who were asked, 252 answered, a response rate of 42.0 %." in text
        assert "Does the Assembly use what your organisation knows? (58 answered: [u])" in text
        assert "low reliability: fewer than 100 people answered" in text
        assert "Would you work with the Assembly again? (too few answered)" in text


def test_published_answers_have_shares_intervals_and_codes(built: Built) -> None:
    found = {
        (row["survey_id"], row["question_no"], row["answer_no"]): row
        for row in published(built, "survey_results")
    }
    names = ("n", "base", "percent", "ci_low", "ci_high", "obs_status", "marker")
    told = {key: tuple(row[name] for name in names) for key, row in found.items()}
    assert told["srv_2026_q3_public", "1", "2"] == ("112", "252", "44.4", "38.4", "50.6", "A", "")
    assert told["srv_2026_q3_stakeholders", "1", "1"] == ("33", "58", "56.9", "", "", "U", "[u]")
    assert told["srv_2026_q3_stakeholders", "1", "3"] == ("", "", "", "", "", "Q", "[c]")


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_matter_has_its_answer_and_its_anchor(built: Built, language: str) -> None:
    path = built.site / language / "services" / "feedback.html"
    html, text = path.read_text(encoding="utf-8"), text_of(path)
    assert len(rows("feedback")) == 6
    for row in rows("feedback"):
        assert f'id="{row["feedback_id"].replace("_", "-")}"' in html
        for name in ("theme", "said", "response"):
            assert row[f"{name}_{language}"] in text
    assert "[c]" in text


@pytest.mark.parametrize("language", LANGUAGES)
def test_reports_of_members_stand_by_seat_and_unranked(built: Built, language: str) -> None:
    text = text_of(built.site / language / "members" / "engagement.html")
    assert ("of the 47 reports" if language == "en" else "ripoti 41 kati ya 47") in text
    places = [
        text.index(f" {row[f'seat_{language}']} ") for row in rows("engagement") if row["kind"] == "ward"
    ]
    assert places == sorted(places)


@pytest.mark.parametrize("language", LANGUAGES)
def test_each_metric_leads_to_the_page_it_is_counted_from(built: Built, language: str) -> None:
    for metric, page in (
        ("stk-charter-compliance", "services/index.html"),
        ("stk-satisfaction", "services/surveys.html"),
        ("stk-engagement-reports", "members/engagement.html"),
    ):
        html = (built.site / language / "metrics" / f"{metric}.html").read_text(encoding="utf-8")
        assert f'{page}"' in html.partition("<main")[2].partition("</main>")[0]
