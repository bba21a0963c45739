"""A report on paper: a sheet for the notice board, black on white, with every figure as numbers too."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Browser, Page

from tests.browser.pages import opened

LANGUAGES = ["en", "sw"]
NAVIGATION = ".skip, .lang, .menu, .trail, .toc, .pager, footer nav, figcaption summary, .get"

pytestmark = pytest.mark.xdist_group("browser")


def on_paper(browser: Browser, url: str, scheme: str = "light") -> Page:
    """The page as the printer gets it, 174 mm wide between the margins of A4."""
    context = browser.new_context(color_scheme=scheme, viewport={"width": 658, "height": 1000})  # type: ignore[arg-type]
    page, _ = opened(context, url)
    page.emulate_media(media="print", color_scheme=scheme)  # type: ignore[arg-type]
    return page


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("slug", ["reports/2026-27-q1", "metrics/ovs-report-completion", "framework/index"])
def test_only_what_can_be_read_on_paper_is_printed(
    browser: Browser, address: str, language: str, slug: str
) -> None:
    page = on_paper(browser, f"{address}{language}/{slug}.html")
    shown = page.evaluate(
        f"[...document.querySelectorAll({NAVIGATION!r})].filter(e => e.getClientRects().length).length"
    )
    assert shown == 0
    assert page.locator("h1").is_visible()
    page.context.close()


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_numbers_of_each_figure_are_printed(browser: Browser, address: str, language: str) -> None:
    page = on_paper(browser, f"{address}{language}/reports/2026-27-q1.html")
    heights = page.evaluate(
        "[...document.querySelectorAll('figure details table')].map(t => t.getBoundingClientRect().height)"
    )
    assert len(heights) == 1
    assert min(heights) > 30
    page.context.close()


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_a_closed_detail_names_and_holds_is_printed(
    browser: Browser, address: str, language: str
) -> None:
    page = on_paper(browser, f"{address}{language}/framework/index.html")
    heights = page.evaluate(
        "[...document.querySelectorAll('.row summary, .row li')].map(e => e.getBoundingClientRect().height)"
    )
    assert len(heights) == 36 + 228  # the competencies and their indicators
    assert min(heights) > 10
    page.context.close()


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_it_is_black_on_white(browser: Browser, address: str, scheme: str) -> None:
    page = on_paper(browser, f"{address}en/reports/2026-27-q1.html", scheme)
    colours = page.evaluate(
        "['main p', 'main td', 'h1', 'h2', 'main a']"
        ".map(s => getComputedStyle(document.querySelector(s)).color)"
    )
    assert set(colours) == {"rgb(0, 0, 0)"}
    assert page.evaluate("getComputedStyle(document.documentElement).backgroundColor") == "rgb(255, 255, 255)"
    page.context.close()


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(
    ("slug", "most"),
    [
        ("reports/2026-27-q1", 6),
        ("reports/2026-27-q1-notice", 1),
        ("bills/bill-2025-18", 1),
        ("metrics/ovs-report-completion", 3),
        ("index", 2),
    ],
)
def test_the_sheets_are_few_and_say_illustrative(
    browser: Browser, address: str, language: str, slug: str, most: int
) -> None:
    page = on_paper(browser, f"{address}{language}/{slug}.html")
    assert page.locator(".mark").first.is_visible()
    pdf = page.pdf(prefer_css_page_size=True)
    assert pdf.startswith(b"%PDF")
    assert len(re.findall(rb"/Type\s*/Page\b", pdf)) <= most
    size = re.search(rb"/MediaBox\s*\[0 0 ([\d.]+) ([\d.]+)\]", pdf)
    assert size
    assert [round(float(side)) for side in size.groups()] == [595, 842]  # A4 in points
    page.context.close()


@pytest.mark.parametrize("language", LANGUAGES)
def test_nothing_is_cut_off_at_the_margin(browser: Browser, address: str, language: str) -> None:
    page = on_paper(browser, f"{address}{language}/reports/2026-27-q1.html")
    wide = page.evaluate(
        "[...document.querySelectorAll('main *')]"
        ".filter(e => e.getBoundingClientRect().right > innerWidth + 1).map(e => e.outerHTML.slice(0, 80))"
    )
    assert wide == []
    page.context.close()
