"""Citations of the sources and where they lead."""

import csv
import re
from pathlib import Path
from typing import get_args

import pytest

from plugins.core.pages.clauses import _NAMED, _NUMBERED, Document, Piece, citations, clause_anchor, guide_url
from tools.illustrative.place import EXAMPLE

ROOT = Path(__file__).parents[3]
DOCUMENTS = get_args(Document)


def rows(table):
    text = (EXAMPLE.reference / f"{table}.csv").read_text(encoding="utf-8")
    return list(csv.DictReader(text.splitlines()))


@pytest.mark.parametrize("document", DOCUMENTS)
@pytest.mark.parametrize("language", ["en", "sw"])
def test_every_known_clause_has_its_anchor_in_the_guide(document, language):
    text = (ROOT / "content" / language / document / "guide.md").read_text(encoding="utf-8")
    anchors = set(re.findall(r"\{#([\w-]+)\}", text))
    clauses = {*_NUMBERED[document][1], *_NAMED[document]}
    assert {clause_anchor(document, clause) for clause in clauses} <= anchors


@pytest.mark.parametrize(
    ("document", "clause", "anchor"),
    [
        ("policy", "2.1(5)", "c2-1-5"),
        ("policy", "Executive summary", "executive-summary"),
        ("framework", "5.0", "s5"),
        ("framework", "10.0", "s10"),
        ("framework", "5.5.4.1", "s5-5-4-1"),
        ("framework", "6.2", "s6-2"),
        ("framework", "6.2.1", "s7-6-2-1"),  # printed as 6.2.1, inside chapter 7
        ("record", "3", "r3"),
        ("framework", "5.3", None),  # the framework has no such section
        ("policy", "9.9", None),
    ],
)
def test_a_clause_has_one_anchor(document, clause, anchor):
    assert clause_anchor(document, clause) == anchor


def test_citations_are_found_and_other_numbers_left_alone():
    assert list(citations("policy", "2.1(4), 3.1 and 4.2 say; 0.84 and 35 do not")) == [
        Piece("2.1(4)", "c2-1-4"),
        Piece(", "),
        Piece("3.1", "c3-1"),
        Piece(" and "),
        Piece("4.2", "c4-2"),
        Piece(" say; 0.84 and 35 do not"),
    ]
    assert list(citations("framework", "5.5.4.1(vi), not 5.3")) == [
        Piece("5.5.4.1", "s5-5-4-1"),
        Piece("(vi), not 5.3"),
    ]
    assert list(citations("record", "2 and 3")) == [Piece("2", "r2"), Piece(" and "), Piece("3", "r3")]
    assert list(citations("record", "1, rows 14, 15 and 3")) == [
        Piece("1", "r1"),
        Piece(", rows 14, 15 and 3"),
    ]


def test_nothing_of_a_text_is_lost():
    text = "see 1.6 and 2.2(1)."
    assert "".join(piece.text for piece in citations("policy", text)) == text


def test_every_commitment_and_nearly_every_note_can_be_followed():
    clauses = {row["clause"] for row in rows("commitments")}
    assert [clause for clause in clauses if clause_anchor("policy", clause) is None] == []
    nowhere = [
        row["note_id"]
        for row in rows("source_notes")
        if not any(piece.anchor for piece in citations(row["document"], row["locator"]))
    ]
    # the title page, the section numbers, the list of tables, the whole text: no clause tells them
    assert nowhere == ["P7", "F7", "F8", "F21", "F30"]


def test_addresses_are_of_the_guide_in_the_readers_language():
    assert guide_url("sw", "policy", "c1-6") == "sw/policy/guide.html#c1-6"
