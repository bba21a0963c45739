"""Pages of money and plan on small data: what is said where something is missing or beyond the usual."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from checked_tables.texts import Language
from plugins.core.pages.teller import Teller
from plugins.subjects.actions.page import actions_page
from plugins.subjects.annual.page import annual_report_pages
from plugins.subjects.money.page import resources_page
from plugins.subjects.money.page_years import year_pages
from plugins.subjects.plan.page import workplan_page
from plugins.subjects.plan.page_audits import audits_page
from plugins.subjects.plan.page_reviews import reviews_pages
from tests.samples.sites import site_of
from tests.samples.tiny import Q2, Tiny
from tests.samples.tiny_plan import AUDITS, POINTS, PROGRESS, REVIEWS, SENT, add_plan, measured

LANGUAGES: tuple[Language, ...] = ("en", "sw")


@pytest.fixture
def plan(tiny: Tiny) -> Tiny:
    return add_plan(tiny)


def teller_of(tiny: Tiny, folder: Path, language: Language = "en") -> Teller:
    """Tells the tiny data folder."""
    return Teller(replace(site_of(folder), assembly=measured(tiny)), language)


def words(page) -> str:
    """Everything a register or sheet says, one text after the other."""

    def texts(value) -> list[str]:
        if value is None or isinstance(value, (bool, int)):
            return []
        if isinstance(value, str):
            return [value]
        if isinstance(value, dict):
            return [text for one in value.values() for text in texts(one)]
        if isinstance(value, (tuple, list)):
            return [text for one in value for text in texts(one)]
        if callable(value):
            return texts(value())  # a picture, drawn when it is asked for
        return [text for name in value.__slots__ for text in texts(getattr(value, name))]

    return " ".join(texts(dict(page.view))).replace("\u00a0", " ")


def money(teller: Teller) -> str:
    """What the page of money and those of its years say."""
    return " ".join(words(page) for page in (resources_page(teller), *year_pages(teller)))


@pytest.mark.parametrize("language", LANGUAGES)
def test_without_any_quarter_every_page_says_that_nothing_is_there(tmp_path: Path, language: Language):
    teller = Teller(site_of(tmp_path), language)
    for make in (actions_page, audits_page, resources_page, lambda teller: next(reviews_pages(teller))):
        page = make(teller)
        assert not page.illustrative
        assert page.title
    assert list(annual_report_pages(teller)) == []
    if language == "en":
        assert "No budget has been published yet." in words(resources_page(teller))
        assert "No review of the work plan is on record." in words(next(reviews_pages(teller)))
        assert "No report has told of a corrective action yet." in words(actions_page(teller))


def test_money_spent_beyond_the_budget_is_said(plan: Tiny, tmp_path: Path):
    plan.replace(f"{Q2}/budget.csv", "380000000", "810000000")
    said = money(teller_of(plan, tmp_path))
    # 810 of 800 million: 101.25 per cent, published as 101.3; 10 million too much
    assert (
        "KSh 810 million had been spent of KSh 800 million (101.3 %), which is KSh 10 million too much."
        in said
    )
    assert "−10,000,000" in said  # what is left


def test_a_quarter_that_sent_no_budget_is_marked_and_the_last_known_one_is_told(plan: Tiny, tmp_path: Path):
    plan.replace(f"{Q2}/budget.csv", "800000000,380000000,reported", ",,not_reported")
    said = money(teller_of(plan, tmp_path))
    assert "by 30 September 2025, KSh 190 million of KSh 800 million had been spent (23.8 %)" in said  # 23.75
    assert "[x]" in said


def test_spending_in_a_running_year_is_told_beside_the_year_gone_without_a_verdict(
    plan: Tiny, tmp_path: Path
):
    plan.replace(f"{Q2}/budget.csv", "380000000", "480000000")  # 60 per cent when 50 had gone
    said = words(resources_page(teller_of(plan, tmp_path)))
    assert "of the recurrent budget had been spent; 50" in said
    assert "kept up" not in said
    assert "behind" not in said


def test_a_missing_part_of_a_resource_is_said_with_its_reason(plan: Tiny, tmp_path: Path):
    plan.write(
        f"{Q2}/resource_use.csv",
        "resource,part,quantity,unit,status,note_en,note_sw\n"
        "travel_kes,within_kenya,1000,kes,reported,,\n"
        "travel_kes,abroad,,kes,not_reported,The vouchers are missing.,\n",
    )
    said = money(teller_of(plan, tmp_path))
    assert "October to December 2025: there is no figure (not submitted)." in said
    assert "The vouchers are missing." in said
    assert "1,000" in said  # the part that is known stands in the table


def test_an_audit_that_is_going_on_has_no_opinion_yet(plan: Tiny, tmp_path: Path):
    plan.replace(AUDITS, "2025-12-15,qualified", ",")
    plan.path(POINTS).unlink()
    said = words(audits_page(teller_of(plan, tmp_path)))
    assert "the first independent audit has been ordered and has not come out." in said
    assert "Its report has not come out." in said
    assert "Opinion" not in said


def test_a_response_that_is_missing_is_missing(plan: Tiny, tmp_path: Path):
    plan.replace(POINTS, "Agreed.,,yes,2026-01-05", ",,,2026-01-05")
    said = words(audits_page(teller_of(plan, tmp_path)))
    assert "The management has not answered." in said
    assert "not answered" in said
    assert "Overdue" in said  # due 5 January, reporting date 15 January


def test_a_quarter_of_which_nothing_was_sent_is_named(plan: Tiny, tmp_path: Path):
    said = words(audits_page(teller_of(plan, tmp_path)))
    assert "The log has nothing sent to the NPCC about October to December 2025." in said
    plan.path(SENT).unlink()
    assert "No report to the NPCC or the Board is on record." in words(audits_page(teller_of(plan, tmp_path)))


def test_a_score_is_told_with_its_word_its_challenge_and_its_action(plan: Tiny, tmp_path: Path):
    said = words(next(reviews_pages(teller_of(plan, tmp_path))))
    assert "Begun, on course (2)" in said
    assert "Nobody came." in said
    assert "Above all about: A circular" in said
    assert "Action decided: Publish a list." in said
    assert "No review of these months is on record." in said  # November and December


def test_milestones_that_nobody_told_of_are_not_known(plan: Tiny, tmp_path: Path):
    for file in (PROGRESS, REVIEWS):
        plan.path(file).unlink()
    teller = teller_of(plan, tmp_path)
    for name in ("workplan", "milestones"):
        teller.site.keep(teller.newest(name), b"")
    said = words(workplan_page(teller))
    assert "The Assembly has not reported on any of its milestones." in said
    assert "Not known: the Assembly has not reported on it" in said


def test_the_annual_report_of_a_year_that_is_not_over_says_which_quarters_are_in_it(
    plan: Tiny, tmp_path: Path
):
    (page,) = annual_report_pages(teller_of(plan, tmp_path))
    said = words(page)
    assert page.url == "en/annual-report/2025-26.html"
    assert (
        "The year is not complete. In it so far: July to September 2025 and October to December 2025." in said
    )
    assert "No index was computed in these quarters." in said
    assert "No report on the year to the Board is on record." in said
    assert "No independent audit of the year is on record." in said
    assert "One of the 2 two-monthly reviews of the year is on record." in said
