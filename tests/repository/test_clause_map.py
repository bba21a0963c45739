"""Every clause of the three source documents has an address on the site, and facts to be found there.

``clause_map.csv`` is that list: a clause may have several addresses, in each language the same. That the
pages hold the facts, and how far they are from the home page, is tested on a built site
(``tests/site/test_clauses.py``).
"""

from __future__ import annotations

import csv
import re
from pathlib import Path

import pytest

from plugins.core.pages.clauses import clause_anchor

HERE = Path(__file__).parent
ROOT = HERE.parents[1]
SOURCES = ROOT.parent / "shared" / "sources"
with_sources = pytest.mark.skipif(not SOURCES.is_dir(), reason="the source documents are not at hand")


def clause_map() -> list[dict[str, str]]:
    text = (HERE / "clause_map.csv").read_text(encoding="utf-8")
    return list(csv.DictReader(text.splitlines()))


def addresses_of(document: str) -> set[str]:
    return {row["url"] for row in clause_map() if row["document"] == document}


def guide(document: str) -> str:
    return (ROOT / "content" / "en" / document / "guide.md").read_text(encoding="utf-8")


def bare(clause: str) -> str:
    """The printed number without what tells two clauses of one number apart: ``8.5 (Treasury)``."""
    return re.sub(r" \(.+", "", clause)


@pytest.mark.parametrize("document", ["policy", "framework", "record"])
def test_every_clause_of_the_guides_has_its_row(document: str) -> None:
    anchors = re.findall(r"^#{2,5} .+\{#([\w-]+)\}$", guide(document), re.MULTILINE)
    assert len(anchors) > 4
    assert {f"{document}/guide.html#{anchor}" for anchor in anchors} <= addresses_of(document)


def test_every_row_names_facts_in_both_languages() -> None:
    for row in clause_map():
        for facts in (row["facts_en"], row["facts_sw"]):
            assert facts.strip() == facts != ""
            assert "" not in facts.split(" | ")


def test_a_clause_and_address_stand_there_once() -> None:
    pairs = [(row["document"], row["clause"], row["url"]) for row in clause_map()]
    assert len(pairs) == len(set(pairs))


@with_sources
def test_every_numbered_heading_of_the_policy_has_its_row() -> None:
    text = (SOURCES / "kisumu-productivity-policy-2025.txt").read_text(encoding="utf-8")
    body = text.partition("CHAPTER 1: INTRODUCTION\n\n")[2]
    mapped = {row["clause"] for row in clause_map() if row["document"] == "policy"}
    section, clauses = "", set()
    for line in body.splitlines():
        if heading := re.match(r"(\d\.\d(?:\.\d)?) [A-Z]", line):
            section = heading[1]
            clauses.add(section)
        elif item := re.match(r"(\d)\. [A-Z]", line):
            clauses.add(f"{section}({item[1]})")
    assert len(clauses) == 24 + 16  # sections, numbered parts of 2.1, 2.2 and 3.1
    assert clauses - mapped == set()
    unnumbered = {"Title page", "Foreword", "List of abbreviations", "Executive summary", "Work-plan table"}
    assert unnumbered <= mapped
    # the four chapters too
    assert mapped - clauses - unnumbered == {"1", "2", "3", "4"}


@with_sources
def test_every_numbered_heading_of_the_framework_has_its_row() -> None:
    text = (SOURCES / "bungoma-skills-competency-framework-2019.txt").read_text(encoding="utf-8")
    body = text.partition("## DEFINITION OF TERMS")[2]
    printed = set(re.findall(r"(?m)^#+ \**(\d+\.\d(?:\.\d)*) ", body)) | {"5.1.4"}
    mapped = {bare(row["clause"]) for row in clause_map() if row["document"] == "framework"}
    assert printed - mapped == set()
    assert mapped - printed == {"Definitions", "Implementation matrix"}


@with_sources
def test_every_part_of_the_record_has_its_row() -> None:
    text = (SOURCES / "socatt-achievements.txt").read_text(encoding="utf-8")
    parts = re.findall(r"(?m)^(\d)\. [A-Z]{4}", text)
    mapped = {row["clause"] for row in clause_map() if row["document"] == "record"}
    assert {*parts, "Title"} == mapped
    assert parts == ["1", "2", "3", "4"]


def test_the_site_cites_clauses_at_the_addresses_of_this_list() -> None:
    for row in clause_map():
        anchor = clause_anchor(row["document"], row["clause"])  # type: ignore[arg-type]
        if anchor and row["url"].startswith(f"{row['document']}/guide.html"):
            assert row["url"].endswith(f"#{anchor}"), row["clause"]
