"""What Opera Mini and old phones get: no grid, custom properties, gaps or sticky boxes, no ``details``.

The site is served with all of these taken away, and must still be legible on 240 and 320 pixels.
"""

from __future__ import annotations

import re
import shutil
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from tests.browser.pages import served
from tests.site.building import Built

PAGES = [
    f"{language}/{slug}"
    for slug in (
        "index",
        "reports/2026-27-q1",
        "reports/2025-26-q2",
        "summaries/2026-27-q1-citizens",
        "metrics/index",
        "metrics/ovs-query-resolution",
        "departments/dept-acacia",
        "framework/index",
        "training",
        "policy/guide",
        "data",
    )
    for language in ("en", "sw")
]
_UNKNOWN = re.compile(
    r"(?:--[\w-]+|grid[\w-]*|(?:row-|column-)?gap|aspect-ratio|inset[\w-]*|text-wrap|contain[\w-]*"
    r"|display:(?:inline-)?grid|position:sticky)(?::[^;}]*)?;?|[\w-]+:[^;{}]*var\([^;}]*;?"
)

pytestmark = pytest.mark.xdist_group("browser")


def stripped_css(css: str) -> str:
    """A stylesheet as a browser reads it that skips what it does not know.

    >>> stripped_css("a{color:red;color:var(--x);gap:1em}b{display:grid;margin:0}")
    'a{color:red;}b{margin:0}'
    """
    return re.sub(r"\{[^{}]*\}", lambda rule: _UNKNOWN.sub("", rule[0]), css)


def stripped_html(html: str) -> str:
    """A page to a browser that takes ``details`` and ``summary`` for unknown boxes."""
    return re.sub(r"<(/?)(?:details|summary)\b", r"<\1div", html)


@pytest.fixture(scope="module")
def stripped(built: Built, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The pages and the stylesheet as such a browser takes them."""
    site = tmp_path_factory.mktemp("stripped")
    for name in ["static", *(f"{page}.html" for page in PAGES)]:
        (site / name).parent.mkdir(parents=True, exist_ok=True)
        if name == "static":
            shutil.copytree(built.site / name, site / name)
        else:
            text = (built.site / name).read_text(encoding="utf-8")
            (site / name).write_text(stripped_html(text), encoding="utf-8")
    for sheet in (site / "static").glob("*.css"):
        sheet.write_text(stripped_css(sheet.read_text(encoding="utf-8")), encoding="utf-8")
    return site


@pytest.fixture(scope="module", params=[240, 320])
def found(browser: Browser, stripped: Path, request: pytest.FixtureRequest) -> dict[str, dict[str, object]]:
    """What each question finds on each page, on a screen of 240 or 320 pixels."""
    answers: dict[str, dict[str, object]] = {question: {} for question in QUESTIONS}
    with served(stripped) as address:
        context = browser.new_context(viewport={"width": request.param, "height": 320})
        page = context.new_page()
        for name in PAGES:
            page.goto(f"{address}{name}.html")
            for question, script in QUESTIONS.items():
                if answer := page.evaluate(script):
                    answers[question][name] = answer
        context.close()
    return answers


#: Text with no box, or outside the screen though it is not in a table's own scrolling box; the language that
#: a page is in has no need to be named on a phone.
UNSEEN = """() => {
  const found = [], words = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  for (let node; node = words.nextNode();) {
    const place = node.parentElement;
    if (!node.data.trim() || place.closest('.vh, .skip, .lang span, title, desc')) continue;
    const range = document.createRange(); range.selectNodeContents(node);
    const boxes = [...range.getClientRects()], style = getComputedStyle(place);
    const outside = !place.closest('.tw') && boxes.some(b => b.left < -1 || b.right > innerWidth + 1);
    if (!boxes.length || outside || style.visibility != 'visible' || style.opacity == 0)
      found.push(node.data.trim().slice(0, 60));
  }
  return found.slice(0, 5);
}"""

WIDE = """() => [...document.querySelectorAll('body *')]
  .filter(e => !e.closest('.skip, .vh, svg *') && !(e.closest('.tw') && !e.matches('.tw')))
  .filter(e => e.getBoundingClientRect().right > innerWidth + 1 || e.getBoundingClientRect().left < -1)
  .map(e => e.outerHTML.slice(0, 80)).slice(0, 5)"""

OVERLAPPING = """() => {
  const items = [...document.querySelectorAll('header .brand, header .lang > *, header .menu a')]
    .map(e => [e.textContent, e.getBoundingClientRect()]);
  return items.flatMap(([one, a], i) => items.slice(i + 1)
    .filter(([, b]) => Math.min(a.right, b.right) - Math.max(a.left, b.left) > 1
      && Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top) > 1)
    .map(([two]) => one + ' / ' + two));
}"""

UNREADABLE = """() => [...document.querySelectorAll('.tw')].filter(box => {
  const style = getComputedStyle(box.querySelector('td'));
  const scrolls = box.scrollWidth <= box.clientWidth + 1 || getComputedStyle(box).overflowX == 'auto';
  return parseFloat(style.fontSize) < 15 || !scrolls
    || [...box.querySelectorAll('td')].some(c => c.innerText.trim() && c.getBoundingClientRect().width < 25);
}).map(box => box.innerText.slice(0, 60))"""


#: Parts of details that are not shown.
HIDDEN = """() => [...document.querySelectorAll('figcaption table, .row li')]
  .filter(e => !e.getClientRects().length).map(e => e.innerText.slice(0, 60)).slice(0, 5)"""

QUESTIONS = {
    "unseen": UNSEEN,
    "wide": WIDE,
    "overlapping": OVERLAPPING,
    "unreadable": UNREADABLE,
    "hidden": HIDDEN,
}


def test_every_word_can_be_seen(found: dict[str, dict[str, object]]) -> None:
    assert found["unseen"] == {}


def test_nothing_is_wider_than_the_screen_outside_its_own_box(found: dict[str, dict[str, object]]) -> None:
    assert found["wide"] == {}


def test_the_header_does_not_overlap(found: dict[str, dict[str, object]]) -> None:
    assert found["overlapping"] == {}


def test_tables_can_be_read(found: dict[str, dict[str, object]]) -> None:
    assert found["unreadable"] == {}


def test_what_stands_in_a_detail_is_shown(found: dict[str, dict[str, object]]) -> None:
    assert found["hidden"] == {}


def test_stripping_takes_away_what_it_says() -> None:
    css = "a{color:red;color:var(--x);--x:1}b{display:grid;gap:1em;margin:0}c{position:sticky;top:0}"
    assert stripped_css(css) == "a{color:red;}b{margin:0}c{top:0}"
    assert stripped_html("<details class=row><summary>x</summary></details>") == (
        "<div class=row><div>x</div></div>"
    )
