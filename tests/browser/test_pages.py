"""The pages in a real browser, as readers meet them."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page

from tests.browser.pages import Seen, doubled, opened, violations, watched
from tests.site.building import Built

#: One page of every template.
TEMPLATES = [
    "index",
    "reports/index",
    "reports/2026-27-q1",
    "reports/2025-26-q2",
    "reports/2025-26-q4/illustrative-v1",
    "summaries/2026-27-q1-citizens",
    "summaries/2026-27-q1-media",
    "metrics/index",
    "metrics/ovs-report-completion",
    "metrics/ovs-query-resolution",
    "metrics/manual",
    "departments/index",
    "departments/dept-acacia",
    "competencies",
    "disclosure",
    "labour",
    "bills/index",
    "bills/ended",
    "bills/bill-2026-03",
    "bills/bill-2025-04",
    "bills/how-long",
    "committees/index",
    "committees/cmt-ibis",
    "committees/cmt-ibis-register",
    "committees/audit",
    "services/index",
    "services/petitions",
    "services/feedback",
    "services/surveys",
    "members/engagement",
    "methods",
    "data",
    "calendar",
    "corrections",
    "reports/2026-27-q1/illustrative-v1-release",
    "own-performance",
    "training",
    "framework/index",
    "framework/guide",
    "policy/index",
    "policy/guide",
    "policy/commitments",
    "source-notes",
    "glossary",
    "find",
    "a-z/t",
    "completeness",
    "workplan",
    "reviews",
    "audits",
    "resources",
    "annual-report/2025-26",
    "about",
]
READ = ["index", "reports/2026-27-q1", "summaries/2026-27-q1-citizens", "metrics/ovs-report-completion"]
LANGUAGES = ["en", "sw"]
WIDTHS = (1280, 320, 360)

pytestmark = pytest.mark.xdist_group("browser")


@pytest.mark.parametrize("scripts", [True, False], ids=["script", "no-script"])
@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("slug", READ)
def test_a_page_reads_without_an_error_and_asks_no_other_host(
    browser: Browser, address: str, slug: str, language: str, scripts: bool
) -> None:
    context = browser.new_context(java_script_enabled=scripts, viewport={"width": 360, "height": 740})
    page, seen = opened(context, f"{address}{language}/{slug}.html")
    assert page.locator("h1").count() == 1
    assert page.locator("html").get_attribute("lang") == language
    assert page.locator("main svg").first.is_visible()
    assert seen.errors == []
    assert [url for url in seen.requests if not url.startswith(address)] == []
    assert len(seen.requests) <= 4
    context.close()


@pytest.fixture(scope="module")
def window(browser: Browser) -> Iterator[tuple[Page, Seen]]:
    """One window in which page after page is opened, and what happens in it: a new one for each page takes
    as long as the page."""
    context = browser.new_context(bypass_csp=True)
    yield watched(context)
    context.close()


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("slug", TEMPLATES)
def test_a_page_is_accessible_in_light_and_dark_and_nothing_pushes_it_sideways(
    window: tuple[Page, Seen], address: str, slug: str, language: str
) -> None:
    page, seen = window
    seen.errors.clear()
    page.emulate_media(color_scheme="light")
    page.set_viewport_size({"width": WIDTHS[0], "height": 740})
    page.goto(f"{address}{language}/{slug}.html")
    reached = {}
    for width in WIDTHS:
        page.set_viewport_size({"width": width, "height": 740})
        reached[width] = page.evaluate("document.documentElement.scrollWidth")
    # Colours are the same in both languages: each kind of page has them looked at in one of them, light and
    # dark; in the dark only they are others.
    if LANGUAGES[TEMPLATES.index(slug) % 2] == language:
        found = violations(page)
        page.emulate_media(color_scheme="dark")
        found += violations(page, runOnly=["color-contrast"])
    else:
        found = violations(page, rules={"color-contrast": {"enabled": False}})
    assert found == []
    assert {width: reach for width, reach in reached.items() if reach > width} == {}
    assert seen.errors == []


#: Pages with the longest words and the most columns.
WIDE = ["index", "reports/2026-27-q1", "committees/index", "services/surveys", "methods", "training", "data"]


def test_letters_twice_as_large_push_nothing_sideways_on_the_smallest_screen(
    browser: Browser, address: str
) -> None:
    large = doubled(browser)
    page = large.new_page(viewport={"width": 320, "height": 740})
    reached = {}
    for name in (f"{language}/{slug}" for language in LANGUAGES for slug in WIDE):
        page.goto(f"{address}{name}.html")
        reached[name] = page.evaluate("document.documentElement.scrollWidth")
    size = page.evaluate("parseFloat(getComputedStyle(document.body).fontSize)")
    large.close()
    assert size == 34  # 106.25 % of 32
    assert {name: reach for name, reach in reached.items() if reach > 320} == {}


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_text_of_a_chart_is_readable_on_a_phone(browser: Browser, address: str, language: str) -> None:
    context = browser.new_context(viewport={"width": 360, "height": 740})
    page, _ = opened(context, f"{address}{language}/reports/2026-27-q1.html")
    sizes = page.evaluate(
        "[...document.querySelectorAll('figure svg text')].filter(t => t.textContent.trim()).map(t =>"
        " parseFloat(getComputedStyle(t).fontSize) * t.ownerSVGElement.getBoundingClientRect().width"
        " / t.ownerSVGElement.viewBox.baseVal.width)"
    )
    context.close()
    assert sizes
    assert min(sizes) >= 11.9


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_site_opens_from_the_disk(browser: Browser, built: Built, language: str) -> None:
    context = browser.new_context()
    page, seen = opened(context, (built.site / language / "index.html").as_uri())
    colour = page.evaluate("getComputedStyle(document.querySelector('h1')).fontFamily")
    assert colour
    page.locator("header nav a").nth(1).click()
    assert page.locator("h1").count() == 1
    assert seen.errors == []
    context.close()


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_language_link_leads_to_the_same_page(browser: Browser, address: str, language: str) -> None:
    other = "sw" if language == "en" else "en"
    context = browser.new_context()
    page, _ = opened(context, f"{address}{language}/reports/2026-27-q1.html")
    page.locator(f"nav a[hreflang={other}]").first.click()
    assert page.url == f"{address}{other}/reports/2026-27-q1.html"
    context.close()
