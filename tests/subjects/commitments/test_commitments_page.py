"""The ledger of promises: what is counted, what is said of each, where its clause leads."""

from datetime import date
from pathlib import Path

import pytest

from checked_tables.texts import Bilingual
from plugins.core.pages.teller import Teller
from plugins.subjects.commitments.offer import chapter_of
from plugins.subjects.commitments.page import commitments_page
from plugins.subjects.commitments.record import Commitment
from tests.samples.sites import site_of


def promise(number: int, clause: str, **changed: object) -> Commitment:
    plain: dict[str, object] = {
        "commitment_id": f"C{number}",
        "clause": clause,
        "promise": Bilingual("Publish a report", "Kuchapisha ripoti"),
        "owner": Bilingual("Not named", "Haijatajwa"),
        "due": "",
        "status": "unknown",
        "evidence": "",
        "checked_on": None,
    }
    return Commitment(**(plain | changed))  # type: ignore[arg-type]


@pytest.fixture
def promises() -> tuple[Commitment, ...]:
    """Three promises of two chapters; of one somebody has shown that it was kept."""
    kept = {"status": "done", "evidence": "Hansard of 3 June", "checked_on": date(2026, 6, 5)}
    return (
        promise(1, "2.1(5)", due="each_quarter"),
        promise(2, "2.1(5)", due="2025-26-Q2", **kept),
        promise(3, "Work-plan table"),
    )


def ledger(tmp_path: Path, promises: tuple[Commitment, ...], language: str = "en") -> dict:
    teller = Teller(site_of(tmp_path, commitments=promises), language)  # type: ignore[arg-type]
    return commitments_page(teller).view["ledger"]  # type: ignore[return-value]


def test_one_sentence_counts_the_promises_and_those_nobody_has_checked(tmp_path, promises):
    # three promises, one of them checked: 3 - 1 = 2
    assert ledger(tmp_path, promises)["lead"] == "Here are 3 promises. The status of 2 of them is not known."
    assert ledger(tmp_path, promises, "sw")["lead"] == "Ahadi 3 ziko hapa. Hali ya ahadi 2 haijulikani."


def test_one_sentence_counts_them_by_chapter(tmp_path, promises):
    said = ledger(tmp_path, promises)["paragraphs"][0]
    assert said == "They stand in 2 clauses: 2 in Metrics (2.1) and 1 in Work-plan table."


def test_the_table_has_a_column_for_each_status_that_occurs_and_a_total(tmp_path, promises):
    table = ledger(tmp_path, promises)["counts"]
    assert [column.label for column in table.columns] == ["Chapter", "done", "not known", "Total"]
    assert [[cell.text for cell in row] for row in table.rows] == [
        ["Metrics (2.1)", "1", "1", "2"],
        ["Work-plan table", "0", "1", "1"],
        ["Total", "1", "2", "3"],
    ]


def test_a_promise_says_who_when_and_that_nobody_has_checked(tmp_path, promises):
    first = ledger(tmp_path, promises)["groups"][0]["promises"][0]
    assert (first["promise_id"], first["status"]) == ("C1", "not known")
    assert [getattr(fact, "text", fact) for fact in first["facts"]] == [
        "Who: Not named",
        "When: each quarter",
        "never checked",
    ]


def test_a_kept_promise_shows_its_evidence_and_the_day(tmp_path, promises):
    kept = ledger(tmp_path, promises)["groups"][0]["promises"][1]
    assert [getattr(fact, "text", fact) for fact in kept["facts"]][1:] == [
        "When: October to December 2025",
        "checked 5\u00a0June 2026",
        "Evidence: Hansard of 3 June",
    ]


def test_a_clause_leads_to_its_place_in_the_guide(tmp_path, promises):
    groups = ledger(tmp_path, promises, "sw")["groups"]
    assert groups[0]["promises"][0]["number"].url == "sw/policy/guide.html#c2-1-5"
    # a place without a number is named among the facts
    assert groups[1]["promises"][0]["number"] == ""
    assert groups[1]["promises"][0]["facts"][0].url == "sw/policy/guide.html#workplan"


def test_every_clause_belongs_to_a_chapter():
    assert chapter_of("2.3.4") == "pillars"
    assert chapter_of("3.0") == "plan"
    with pytest.raises(KeyError, match="no chapter has the clause"):
        chapter_of("9.1")


def test_without_the_table_the_page_says_that_there_are_no_promises(tmp_path):
    empty = ledger(tmp_path, ())
    assert empty["lead"] == "No promise has been entered yet."
    assert empty["groups"] == []
    assert len(empty["paragraphs"]) == 1  # nothing to say of chapters
