"""Conformance: cases in a folder, what is counted, and what is said of numbers that differ."""

from __future__ import annotations

from pathlib import Path

import pytest

from checked_tables.problems import DataProblems
from composite_index.conforming.compared import Compared
from composite_index.conforming.page import conformance
from tests.packages.composite_index.folders import FIGURES, scheme_folder

CASES = Path(__file__).resolve().parents[4] / "shared" / "cases"


def own_case(folder: Path, published: str) -> Path:
    """A case in the engine's own form. x 40/50/1.25 = 64, y 75, part 69.5; 0.6 x 69.5 + 0.4 x 70 = 69.7."""
    case = scheme_folder(folder / "cases" / "mine" / "first")
    (case / "observations.csv").write_text(FIGURES, encoding="utf-8")
    (case / "expected").mkdir()
    (case / "expected" / "ranks.csv").write_text(published, encoding="utf-8")
    return folder / "cases"


def test_a_case_that_matches_is_counted_by_its_numbers(tmp_path):
    page = conformance(
        own_case(tmp_path, "period,unit_id,score,rank\n2025-Q1,u,69.7,1\n"), "2026-06-30", "9.9"
    )
    assert page.is_right
    assert "composite-index 9.9, 2026-06-30: 2 of 2 published numbers" in page.text
    assert "| mine | 2 | 2 | 0 |" in page.text


def test_a_number_that_differs_is_named_with_both_values(tmp_path):
    page = conformance(own_case(tmp_path, "unit_id,published,rank\nu,69.6,1\n"), "2026-06-30", "9.9")
    assert not page.is_right
    assert "| mine | 2 | 1 | 0.1 |" in page.text
    assert "ranks u: published: published 69.6, found 69.7" in page.text


def test_a_row_that_the_engine_has_not_is_a_difference(tmp_path):
    page = conformance(own_case(tmp_path, "unit_id,rank\nnobody,1\n"), "2026-06-30", "9.9")
    assert "published 1, found nothing" in page.text


@pytest.mark.parametrize(
    ("published", "found", "matches"),
    [
        ("0.575", "0.5745", True),  # half up
        ("0.575", "0.57449999", False),
        ("0.730297106886979", "0.730296743340221", True),  # 5e-7 of it: the printed iteration stopped early
        ("0.730297106886979", "0.7302", False),
        ("69.6", "", False),
        ("High", "High", True),
    ],
)
def test_a_number_is_compared_to_its_printed_digits(published, found, matches):
    assert Compared("", published, found).is_match is matches


@pytest.mark.parametrize("date", ["yesterday", "30.11.2026", "2026-11-31"])
def test_a_page_of_no_day_is_a_problem(tmp_path, date):
    with pytest.raises(DataProblems) as caught:
        conformance(own_case(tmp_path, "unit_id,published,rank\nu,69.7,1\n"), date, "9.9")
    assert [(each.file, each.kind) for each in caught.value.problems] == [("--date", "date")]


def test_a_folder_without_cases_is_a_problem(tmp_path):
    with pytest.raises(DataProblems):
        conformance(tmp_path, "2026-06-30", "9.9")


def test_everything_that_cannot_be_read_is_said_at_once_and_in_plain_words(tmp_path):
    cases = own_case(tmp_path, "unit_id,published\nu,69.7\n")
    (cases / "mine" / "first" / "observations.csv").write_bytes(
        "period,unit_id\n1,Zürich\n".encode("latin-1")
    )
    (cases / "comparisons").mkdir()
    (cases / "comparisons" / "comparisons.csv").write_text("row,col,value\na,b,3\n", encoding="utf-8")
    (cases / "comparisons" / "published-weights.csv").write_text("case,element,weight\n1,a,0.75\n", "utf-8")
    with pytest.raises(DataProblems) as caught:
        conformance(cases, "2026-06-30", "9.9")
    said = [each.found for each in caught.value.problems]
    assert said[0] == "There is no 'case' in this case."
    assert said[1].startswith("The text is not saved as UTF-8")
    assert len(said) == 2


@pytest.mark.skipif(not CASES.is_dir(), reason="the published cases are not here")
def test_every_number_of_the_published_cases_is_given_as_printed():
    page = conformance(CASES, "2026-06-30", "9.9")
    assert page.is_right, page.text
    assert "| hdi-2021 | 382 | 382 | 0 |" in page.text  # 191 indices and 191 ranks
    assert "| ahp | 19 | 19 |" in page.text
    assert "| ole | 8 | 8 | 0 |" in page.text  # two worksheets: three factors and their product each
