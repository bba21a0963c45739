"""The page that finds things, as readers use it: over the web and from a memory stick, by hand and by ear."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

from tests.browser.pages import Seen, opened, violations
from tests.site.building import Built

QUERIES = Path(__file__).with_name("queries.csv")
LANGUAGES = ["en", "sw"]

pytestmark = pytest.mark.xdist_group("browser")


@pytest.fixture(params=LANGUAGES)
def found(request: pytest.FixtureRequest, browser: Browser, address: str) -> Iterator[tuple[Page, Seen, str]]:
    """The page in a language under the site's own policy, what it asked for, and the language."""
    context = browser.new_context(viewport={"width": 360, "height": 740})
    yield (*opened(context, f"{address}{request.param}/find.html"), request.param)
    context.close()


def looked_for(page: Page, query: str) -> list[str]:
    """The addresses that are found once somebody has typed a query and pressed Enter."""
    page.fill("#q", query)
    page.press("#q", "Enter")
    page.wait_for_selector("#results ol a:visible, #none:visible")  # the first query waits for the list
    links = page.locator("#results ol a")
    return [link.get_attribute("href") or "" for link in links.all()[:2]]


def loaded(seen: Seen) -> list[str]:
    """What was asked for beside the site's mark, for which browsers ask at each change of the address."""
    return [url for url in seen.requests if not url.endswith(".svg")]


def test_each_query_finds_what_is_wanted_first_or_second(found: tuple[Page, Seen, str]) -> None:
    page, seen, language = found
    assert len(loaded(seen)) == 3  # the page, its style and its script; no list yet
    with page.expect_response("**/find-*.js"):
        page.focus("#q")
    with QUERIES.open(encoding="utf-8", newline="") as file:
        wanted = {row["query"]: row["address"] for row in csv.DictReader(file) if row["language"] == language}
    assert len(wanted) == 41
    missed = {}
    for query, address in wanted.items():
        results = looked_for(page, query)
        if address not in results:
            missed[query] = results
    assert missed == {}
    assert len(loaded(seen)) == 4
    assert seen.errors == []


def test_a_query_is_shown_as_text_and_words_like_it_are_offered(found: tuple[Page, Seen, str]) -> None:
    page, seen, language = found
    page.focus("#q")
    assert looked_for(page, "<img src=qq onerror=zz>") == []
    assert page.locator("img").count() == 0
    assert page.locator("#none").is_visible()
    # one letter too many, one exchanged, one left out
    typed, meant = {"en": ("quorrum", "quorum"), "sw": ("fahirsi", "fahirisi")}[language]
    looked_for(page, typed)
    near = page.locator("#nearest a").first
    assert near.inner_text() == meant
    near.click()
    page.wait_for_selector("#results ol a")
    assert page.input_value("#q") == meant
    assert seen.errors == []


def test_by_keyboard_alone_and_by_ear(found: tuple[Page, Seen, str]) -> None:
    page, _, language = found
    query = {"en": "target", "sw": "lengo"}[language]
    page.focus("#q")
    page.keyboard.type(query)
    page.wait_for_selector("#results ol a")
    assert page.evaluate("document.activeElement.id") == "q"  # typing moves nobody
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.tagName") == "H2"
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.getAttribute('href')") == "glossary.html#target"
    assert page.locator("#status").inner_text().endswith(f" {page.locator('#results li').count()}")
    assert violations(page, runOnly=["wcag2a", "wcag2aa", "best-practice"]) == []
    page.keyboard.press("Enter")
    page.wait_for_url("**/glossary.html*")
    page.go_back()
    page.wait_for_selector("#results ol a")
    assert page.input_value("#q") == query
    page.focus("#q")
    page.keyboard.press("Escape")
    page.wait_for_selector("#results", state="hidden")
    assert page.input_value("#q") == ""


@pytest.mark.parametrize("language", LANGUAGES)
def test_it_works_from_a_memory_stick(browser: Browser, built: Built, language: str) -> None:
    context = browser.new_context(viewport={"width": 360, "height": 740})
    page, seen = opened(context, (built.site / language / "index.html").as_uri())
    page.fill("#q", "hansard")
    page.press("#q", "Enter")
    page.wait_for_selector("#results ol a")
    assert page.locator("#results ol a").first.get_attribute("href") == "glossary.html#hansard"
    assert seen.errors == []
    context.close()


def test_more_and_earlier_years_come_when_they_are_asked_for(browser: Browser, built: Built) -> None:
    context = browser.new_context(viewport={"width": 360, "height": 740})
    page, seen = opened(context, (built.site / "en" / "find.html").as_uri() + "?q=bill")
    page.wait_for_selector("#results ol a")
    assert page.locator("#results li").count() == 20
    page.click("#more")
    assert page.locator("#results li").count() == 40
    assert page.evaluate("document.activeElement === document.querySelectorAll('#results li a')[20]")
    lantern = "bills/bill-2024-01.html"  # it ended more than four quarters ago
    assert lantern not in looked_for(page, "lantern festivals")
    page.click("#earlier")
    page.wait_for_selector(f"#results a[href='{lantern}']")
    assert page.locator("#earlier").is_hidden()
    assert seen.errors == []
    context.close()


def test_without_a_script_the_page_leads_to_the_letters(browser: Browser, address: str) -> None:
    context = browser.new_context(java_script_enabled=False)
    page, seen = opened(context, f"{address}en/glossary.html")
    page.fill("#q", "market")
    page.press("#q", "Enter")
    assert page.url == f"{address}en/find.html?q=market"
    page.click("nav.az a:has-text('T')")
    assert page.url == f"{address}en/a-z/t.html"
    assert page.locator("main li a").count() > 10
    assert seen.errors == []
    context.close()
