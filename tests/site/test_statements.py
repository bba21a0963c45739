"""What a page says of a figure is what the file of all statements says of it, in both languages."""

from __future__ import annotations

import csv
import html
import re
from collections import defaultdict
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

from tests.site.building import Built

QUARTER, RELEASE = "2026-27-Q1", "2026-27-q1/illustrative-v1"
SUMMARIES = [
    f"summaries/{QUARTER.lower()}-{reader}" for reader in ("citizens", "members", "staff", "media", "board")
]
#: An element with the anchor of a statement, and its words.
SAID = re.compile(r'<span id="s-([a-z-]+)"[^>]*>(.*?)</span>', re.S)


@cache
def statements(site: Path) -> dict[str, list[dict[str, str]]]:
    """The Assembly's statements of the newest quarter by the name of their metric."""
    found = defaultdict(list)
    with (site / "data/figures/statements.csv").open(encoding="utf-8-sig", newline="") as file:
        for row in csv.DictReader(file):
            if (row["quarter"], row["unit_id"]) == (QUARTER, "assembly"):
                found[row["metric_id"].replace("_", "-")].append(row)
    return found


def said_on(site: Path, page: str) -> dict[str, str]:
    """The statements of a page, each of which it makes once."""
    found = SAID.findall((site / page).read_text(encoding="utf-8"))
    assert len({name for name, _ in found}) == len(found)
    return {name: html.unescape(re.sub(r"<[^>]+>", "", text)) for name, text in found}


def pages(site: Path, language: str) -> Iterator[str]:
    names = ("index", "reports/2026-27-q1", *SUMMARIES)
    yield from (f"{language}/{name}.html" for name in names)
    yield from (
        path.relative_to(site).as_posix()
        for path in sorted((site / language / "metrics").glob("*.html"))
        if path.stem != "index"
    )


@pytest.mark.parametrize("language", ["en", "sw"])
def test_a_page_says_of_a_figure_what_the_file_of_statements_says(built: Built, language: str) -> None:
    """A comparison that is made is said word for word; of one that is not, the figure."""
    checked = 0
    for page in pages(built.site, language):
        for name, text in said_on(built.site, page).items():
            rows = [row for row in statements(built.site)[name] if row["base"] != "target"]
            assert rows, f"{page} says something of {name} that the file does not"
            compared = [row for row in rows if row["leading"] == "true" and row["verdict"] != "not_compared"]
            for row in compared or rows:
                told = row[f"text_{language}"]
                start = told if compared else re.split(r"(?<=[.]) ", told)[0]
                assert text.startswith(start), f"{page}: {text!r} is not {told!r}"
            checked += 1
    assert checked > 35


def test_both_languages_make_the_same_statements(built: Built) -> None:
    for english, kiswahili in zip(pages(built.site, "en"), pages(built.site, "sw"), strict=True):
        assert list(said_on(built.site, english)) == list(said_on(built.site, kiswahili)), english


@pytest.mark.parametrize("language", ["en", "sw"])
def test_the_summaries_as_plain_text_make_the_statements_of_the_page(built: Built, language: str) -> None:
    lines = (built.site / f"data/{RELEASE}/summaries-{language}.txt").read_text(encoding="utf-8").split("\n")
    for name in SUMMARIES:
        for text in said_on(built.site, f"{language}/{name}.html").values():
            assert text.replace("\u00a0", " ") in lines


def sentences(text: str) -> set[str]:
    return set(re.split(r"(?<=[.?!]) ", text))


@pytest.mark.parametrize("language", ["en", "sw"])
def test_a_statement_names_the_pages_that_say_it_and_no_other(built: Built, language: str) -> None:
    """A page says a statement if what it says of the metric has all sentences of the statement."""
    said = {
        f"{page.removeprefix(f'{language}/')}#s-{name}": sentences(text)
        for page in pages(built.site, language)
        for name, text in said_on(built.site, page).items()
    }
    named = 0
    for name, rows in statements(built.site).items():
        for row in rows:
            own = sentences(row[f"text_{language}"])
            there = {place for place, text in said.items() if place.endswith(f"#s-{name}") and own <= text}
            assert there == {place for place in row["pages"].split(";") if place}, (name, row["base"])
            named += len(there)
    assert named > 60


def test_a_picture_names_the_statement_that_its_title_is(built: Built) -> None:
    named = 0
    for path in sorted((built.site / "en" / "metrics").glob("*.html")):
        for statement in re.findall(r'<title id="[^"]+" data-statement="([^"]+)">', path.read_text("utf-8")):
            assert statement == f"s-{path.stem}"
            assert path.stem in statements(built.site)
            named += 1
    assert named > 20


#: How a title sets a figure beside an earlier one, and counts.
BESIDE = {"en": r", after |a year earlier|no clear change", "sw": r", awali |mwaka uliotangulia|ilibadilika"}
OF = {"en": "of", "sw": "kati ya"}


@pytest.mark.parametrize("language", ["en", "sw"])
def test_a_picture_is_called_what_the_file_of_statements_says(built: Built, language: str) -> None:
    """Its title, which is heard in its place, compares where the leading statement does, and the same counts.
    A comparison over some units only has no room there: the figure stands alone."""
    checked = 0
    for path in sorted((built.site / language / "metrics").glob("*.html")):
        text = path.read_text(encoding="utf-8")
        found = re.search(r'<title id="history-figure-t"[^>]*>(.*?)</title>', text)
        if found is None:
            continue
        title = html.unescape(found[1]).replace("\u00a0", " ")
        (row,) = (row for row in statements(built.site)[path.stem] if row["leading"] == "true")
        compared = row["verdict"] != "not_compared" and not row["matched_units"]
        assert bool(re.search(BESIDE[language], title)) == compared, title
        if row["source"] in ("register", "fixed") and row["part"] and not row["matched_units"]:
            ends = ("", "base_") if compared else ("",)
            for end in ends:
                assert f"{row[f'{end}part']} {OF[language]} {row[f'{end}cases']}" in title, title
        checked += 1
    assert checked > 20
