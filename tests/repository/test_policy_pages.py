"""The pages beside the guides: in our own words, the same in both languages, no promise left out."""

from __future__ import annotations

import csv
import re
from pathlib import Path

import pytest

from tools.illustrative.place import EXAMPLE

ROOT = Path(__file__).parents[2]
SOURCES = ROOT.parent / "shared" / "sources"
with_sources = pytest.mark.skipif(not SOURCES.is_dir(), reason="the source documents are not at hand")
POLICY = "kisumu-productivity-policy-2025.txt"
PAGES = {
    "policy/pillars": POLICY,
    "policy/legal-basis": POLICY,
    "policy/governance": POLICY,
    "policy/success": POLICY,
    "about/assembly": POLICY,
    "record/guide": "socatt-achievements.txt",
}
QUOTED_WORDS = 10


def page(name: str, language: str) -> str:
    return (ROOT / "content" / language / f"{name}.md").read_text(encoding="utf-8")


def words(text: str) -> list[str]:
    return re.findall(r"[a-z0-9']+", text.lower().replace("’", "'"))


def longest_copy(text: str, document: str) -> str:
    """The longest run of words of ``text`` that stands in ``document`` in the same order."""
    mine, joined = words(text), f" {' '.join(words(document))} "
    longest = ""
    for start in range(len(mine)):
        length = len(longest.split())
        while start + length < len(mine) and f" {' '.join(mine[start : start + length + 1])} " in joined:
            length += 1
            longest = " ".join(mine[start : start + length])
    return longest


@pytest.mark.parametrize("name", PAGES)
def test_both_languages_have_the_same_anchors_and_links_in_order(name: str) -> None:
    for pattern in (r"\{#([\w-]+)\}", r"\]\(([^)]+)\)", r"\((?:source note )?([PS]\d+)\)"):
        english, kiswahili = (re.findall(pattern, page(name, language)) for language in ("en", "sw"))
        assert sorted(english) == sorted(kiswahili), pattern


@pytest.mark.parametrize("name", PAGES)
def test_a_page_has_a_title_and_a_description(name: str) -> None:
    for language in ("en", "sw"):
        title, description, empty, *_ = page(name, language).splitlines()
        assert re.fullmatch(r"Title: \S.{5,60}", title)
        assert re.fullmatch(r"Description: \S.{50,160}", description)
        assert empty == ""


def test_the_pillars_lead_to_each_of_their_promises_once() -> None:
    table = (EXAMPLE.reference / "commitments.csv").read_text(encoding="utf-8")
    promised = [
        (row["clause"], row["commitment_id"])
        for row in csv.DictReader(table.splitlines())
        if row["clause"].startswith("2.3.")
    ]
    text = page("policy/pillars", "en")
    found = []
    for part in text.split("\n## ")[1:]:
        clause = re.search(r"The clause is \[(2\.3\.\d)\]", part)
        assert clause
        found += [(clause[1], promise) for promise in re.findall(r"commitments\.html#(C\d+)", part)]
    assert found == promised


@with_sources
@pytest.mark.parametrize("name", PAGES)
def test_sentences_are_our_own(name: str) -> None:
    document = (SOURCES / PAGES[name]).read_text(encoding="utf-8")
    prose = re.sub(r"\]\([^)]*\)|\{[^}]*\}", " ", page(name, "en"))
    copied = longest_copy(prose, document)
    assert len(copied.split()) <= QUOTED_WORDS, copied


def test_a_copied_sentence_is_noticed() -> None:
    # "two words here" stands in both; "and" does not follow in the document
    assert longest_copy("We say two words here and stop", "They wrote two words here.") == "two words here"
