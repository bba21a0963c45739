"""Each clause of the three sources: its page opens, holds its facts, and is near the home page."""

from __future__ import annotations

import csv
import html
import re
from collections import deque
from functools import cache
from pathlib import Path
from urllib.parse import unquote, urlsplit

import pytest

from tests.site.building import HOME, Built
from tests.site.links import read_page

LANGUAGES = ("en", "sw")
CLICKS = 3


def listed(path: str) -> list[dict[str, str]]:
    return list(csv.DictReader((HOME / path).read_text(encoding="utf-8").splitlines()))


CLAUSE_MAP = listed("tests/repository/clause_map.csv")


@cache
def source(path: Path) -> str:
    return path.read_text(encoding="utf-8")


def said_at(page: Path, anchor: str) -> str:
    """The text of a page, or of what stands at one of its anchors: a section, an entry, or a heading and
    all that follows it up to the next heading."""
    content = source(page)
    if anchor:
        found = re.search(rf'<(\w+)[^>]* id="{re.escape(anchor)}"', content)
        assert found, f"{page} has no anchor {anchor}"
        tag = found[1]
        following = r"<h[1-6]\b|</main>" if re.fullmatch(r"h[1-6]", tag) else rf"</{tag}>"
        end = re.search(following, content[found.end() :])
        assert end
        content = content[found.start() : found.end() + end.start()]
    else:
        content = content.partition("<main")[2].partition("</main>")[0]
    text = html.unescape(re.sub(r"<[^>]+>", " ", content)).replace("\u00a0", " ")
    return re.sub(r"\s+", " ", text)


def close(text: str) -> str:
    """Without spaces: tags inside words and before stops leave some."""
    return re.sub(r"\s", "", text)


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_page_of_each_clause_holds_its_facts(built: Built, language: str) -> None:
    missing = []
    for row in CLAUSE_MAP:
        file, _, anchor = row["url"].partition("#")
        text = close(said_at(built.site / language / file, anchor))
        missing += [
            f"{row['document']} {row['clause']}, {row['url']}: {fact}"
            for fact in row[f"facts_{language}"].split(" | ")
            if close(fact) not in text
        ]
    assert missing == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_each_promise_and_each_note_stands_at_its_own_anchor(built: Built, language: str) -> None:
    missing = []
    for row in listed("data/reference/commitments.csv"):
        page = built.site / language / "policy" / "commitments.html"
        if row[f"promise_{language}"].replace("\u00a0", " ") not in said_at(page, row["commitment_id"]):
            missing.append(row["commitment_id"])
    for row in listed("data/reference/source_notes.csv"):
        text = close(said_at(built.site / language / "source-notes.html", row["note_id"]))
        for side in ("says", "conflicts_with", "treatment"):
            if close(row[f"{side}_{language}"]) not in text:
                missing.append(f"{row['note_id']} {side}")
    assert missing == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_each_clause_is_three_clicks_or_fewer_from_the_home_page(built: Built, language: str) -> None:
    clicks = distances(built.site / language / "index.html")
    far = {
        row["url"]: clicks.get((built.site / language / row["url"].partition("#")[0]).resolve())
        for row in CLAUSE_MAP
    }
    assert {url: count for url, count in far.items() if count is None or count > CLICKS} == {}


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_page_that_a_page_leads_to_is_three_clicks_or_fewer_from_the_home_page(
    built: Built, language: str
) -> None:
    """Lists of bills that are empty now, and a current version's own address, stay without a link."""
    folder = (built.site / language).resolve()
    near = distances(folder / "index.html").keys()
    led_to = {target for page in folder.rglob("*.html") for target in pages_linked_from(page)}
    far = {str(page.relative_to(folder)) for page in led_to - near if folder in page.parents}
    assert len(led_to) > 100
    assert far == set()


def distances(home: Path) -> dict[Path, int]:
    """How many clicks each page is from ``home``, searched breadth first over links."""
    clicks = {home.resolve(): 0}
    waiting = deque(clicks)
    while waiting:
        page = waiting.popleft()
        if clicks[page] == CLICKS:
            continue
        for target in pages_linked_from(page):
            if target not in clicks:
                clicks[target] = clicks[page] + 1
                waiting.append(target)
    return clicks


@cache
def pages_linked_from(page: Path) -> tuple[Path, ...]:
    """The pages of the site that a page leads to, itself left out."""
    addresses = (urlsplit(link) for link in read_page(page).links)
    targets = (
        (page.parent / unquote(address.path)).resolve()
        for address in addresses
        if not address.scheme and address.path.endswith(".html")
    )
    return tuple(target for target in targets if target != page.resolve() and target.is_file())


def test_source_notes_named_in_the_guides_lead_to_them(built: Built) -> None:
    guide = source(built.site / "en" / "policy" / "guide.html")
    assert '<a href="../source-notes.html#P1">P1</a>' in guide
    assert "source note P" not in guide
