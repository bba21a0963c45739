"""The reference tables that carry the source documents: counts, completeness, faithfulness.

The counts were made by hand on the documents. Where the documents themselves are at hand, the tables
are compared with them line by line; elsewhere those comparisons are skipped and the counts remain.
"""

from __future__ import annotations

import csv
import re
from collections import Counter
from pathlib import Path

import pytest

from tools.illustrative.place import EXAMPLE

ROOT = Path(__file__).parents[2]
REFERENCE = EXAMPLE.reference
SOURCES = ROOT.parent / "shared" / "sources"
FRAMEWORK = SOURCES / "bungoma-skills-competency-framework-2019.txt"
RECORD = SOURCES / "socatt-achievements.txt"
POLICY = SOURCES / "kisumu-productivity-policy-2025.txt"
with_sources = pytest.mark.skipif(not SOURCES.is_dir(), reason="the source documents are not at hand")

QUOTED_WORDS = 10
OUR_WORDS = {  # columns that must be our own sentences, and the document they must not repeat
    "competencies": (FRAMEWORK, ("summary_en",)),
    "competency_indicators": (FRAMEWORK, ("text_en",)),
    "job_strata": (FRAMEWORK, ("note_en",)),
    "training_socatt": (RECORD, ("note_en",)),
    "publications": (RECORD, ("note_en",)),
    "workplan": (POLICY, ("activity_en", "note_en")),
    "commitments": (POLICY, ("promise_en",)),
    "glossary": (FRAMEWORK, ("meaning_en",)),
}
DOCUMENTS = {"policy": POLICY, "framework": FRAMEWORK, "record": RECORD}


def rows(table: str) -> list[dict[str, str]]:
    with (REFERENCE / f"{table}.csv").open(encoding="utf-8", newline="") as handle:
        return list(csv.DictReader(handle))


def family_of(indicator: dict[str, str]) -> str:
    return indicator["competency_id"].split("_")[0]


def words(text: str) -> list[str]:
    return re.findall(r"[a-z0-9']+", text.lower().replace("’", "'"))


def longest_copy(text: str, source: list[str]) -> int:
    """How many consecutive words of ``text`` stand in ``source`` in the same order."""
    mine, joined = words(text), f" {' '.join(source)} "
    longest = 0
    for start in range(len(mine)):
        while f" {' '.join(mine[start : start + longest + 1])} " in joined and start + longest < len(mine):
            longest += 1
    return longest


# -- counts -----------------------------------------------------------------------------------------


def test_there_are_36_competencies_9_core_15_leadership_12_managerial() -> None:
    # strategy + people + performance: 3+3+3, 4+8+3, 4+5+3
    clusters = Counter((row["family"], row["cluster"]) for row in rows("competencies"))
    assert [(*tuple(key), count) for key, count in clusters.items()] == [
        ("core", "strategy", 3),
        ("core", "people", 3),
        ("core", "performance", 3),
        ("leadership", "strategy", 4),
        ("leadership", "people", 8),
        ("leadership", "performance", 3),
        ("managerial", "strategy", 4),
        ("managerial", "people", 5),
        ("managerial", "performance", 3),
    ]
    assert [row["order"] for row in rows("competencies")] == [str(number) for number in range(1, 37)]


def test_there_are_228_indicators_56_core_85_leadership_87_managerial() -> None:
    assert Counter(map(family_of, rows("competency_indicators"))) == {
        "core": 56,
        "leadership": 85,
        "managerial": 87,
    }


def test_one_indicator_is_printed_without_a_number() -> None:
    unnumbered = [row for row in rows("competency_indicators") if row["numbered_in_source"] != "true"]
    assert [(row["competency_id"], row["indicator_no"]) for row in unnumbered] == [
        ("leadership_people_mentoring", "6")
    ]


def test_indicators_follow_the_competencies_in_order_and_count_from_1() -> None:
    expected = []
    counts = Counter(row["competency_id"] for row in rows("competency_indicators"))
    for competency in rows("competencies"):
        name = competency["competency_id"]
        expected += [(name, str(number + 1)) for number in range(counts[name])]
    found = [(row["competency_id"], row["indicator_no"]) for row in rows("competency_indicators")]
    assert found == expected


def test_46_rows_are_printed_and_45_of_them_are_trainings() -> None:
    table = rows("training_socatt")
    assert len(table) == 46
    by_year = Counter(row["year"] for row in table if row["is_training"] == "true")
    years = [str(year) for year in range(2015, 2023)]
    assert [by_year[year] for year in years] == [3, 9, 4, 15, 8, 0, 4, 2]
    assert sum(by_year.values()) == 45


def test_the_lists_numbering_quirks_are_kept() -> None:
    printed = [row["number_as_printed"] for row in rows("training_socatt")]
    assert printed[:39] == [f"{number}." for number in range(1, 40)]
    assert printed[39:] == ["40", "42", "43", "44", "45", "46", "46"]


def test_the_pandemic_row_is_no_training() -> None:
    (row,) = [row for row in rows("training_socatt") if row["is_training"] == "false"]
    assert (row["number_as_printed"], row["cadre_as_printed"], row["year"]) == ("40", "2020", "2020")
    assert "(Pandemic period)" in row["note_en"]


def test_there_are_13_documents_and_6_activities() -> None:
    assert [row["number"] for row in rows("publications")] == [str(number) for number in range(1, 14)]
    assert [row["quarters_stated"] for row in rows("workplan")] == ["1", "2", "3", "4", "4", "1;2;3;4"]


def test_the_strata_have_15_rows_on_7_levels_of_which_2_are_unnumbered() -> None:
    table = rows("job_strata")
    numbers = {row["level_en"]: row["number_as_printed"] for row in table}
    assert len(table) == 15
    assert list(numbers.values()) == ["1.", "2.", "3.", "", "4.", "5.", ""]
    # L, K, J, G, F and A-B-C have an empty competency cell
    assert [row["job_group"] for row in table if not row["competency_types"]] == [
        *("L", "K", "J", "G", "F", "A-B-C")
    ]


def test_every_document_has_source_notes_numbered_from_1() -> None:
    table = rows("source_notes")
    initial = {"policy": "P", "framework": "F", "record": "S"}
    for document, letter in initial.items():
        found = [row["note_id"] for row in table if row["document"] == document]
        assert found == [f"{letter}{number}" for number in range(1, len(found) + 1)]
    assert len(table) >= 40
    assert {row["document"] for row in table} == set(initial)


def test_a_commitment_is_unknown_until_somebody_has_checked_it_and_shown_evidence() -> None:
    table = rows("commitments")
    assert [row["commitment_id"] for row in table] == [f"C{number + 1}" for number in range(len(table))]
    for row in table:
        checked = row["status"] != "unknown"
        assert (bool(row["evidence"]), bool(row["checked_on"])) == (checked, checked)


# -- completeness -----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("table", "columns"),
    [
        ("competencies", ("name_sw", "summary_sw")),
        ("job_strata", ("level_sw", "job_title_sw")),
        ("commitments", ("promise_sw", "owner_sw")),
        ("glossary", ("term_sw", "meaning_sw")),
        ("source_notes", ("says_sw", "conflicts_with_sw", "treatment_sw")),
        ("workplan", ("activity_sw", "output_sw", "responsible_sw", "note_sw")),
    ],
)
def test_every_row_has_its_kiswahili(table: str, columns: tuple[str, ...]) -> None:
    assert [row for row in rows(table) if not all(row[column] for column in columns)] == []


@pytest.mark.parametrize("table", OUR_WORDS)
def test_a_note_is_in_both_languages_and_short(table: str) -> None:
    for row in rows(table):
        en, sw = row.get("note_en", ""), row.get("note_sw", "")
        assert bool(en) == bool(sw)
        assert max(len(en), len(sw)) <= 230


@pytest.mark.parametrize("table", OUR_WORDS)
def test_the_file_is_plain_utf8_with_bare_line_feeds(table: str) -> None:
    content = (REFERENCE / f"{table}.csv").read_bytes()
    assert not content.startswith(b"\xef\xbb\xbf")
    assert b"\r" not in content
    assert content.decode("utf-8").endswith("\n")


# -- the source documents ---------------------------------------------------------------------------


@with_sources
def test_every_training_row_is_the_documents_line() -> None:
    text = RECORD.read_text(encoding="utf-8")
    listed = text.split("Year of training\n")[1].split("2. PARLIAMENTARY")[0]
    printed = [tuple(line.split("\t")) for line in listed.splitlines() if line]
    pandemic = ("40", "2020", "(Pandemic period)")  # its year column holds no year
    assert printed[39] == pandemic
    table = [
        (row["number_as_printed"], row["cadre_as_printed"], row["year"]) for row in rows("training_socatt")
    ]
    assert table[:39] + table[40:] == printed[:39] + printed[40:]
    assert table[39][:2] == pandemic[:2]


@with_sources
def test_every_document_title_is_the_documents() -> None:
    listed = re.findall(r"^ (\d+)\. (.+)$", RECORD.read_text(encoding="utf-8"), re.MULTILINE)
    printed = [(number, re.sub(r";( and)?$", "", title.strip())) for number, title in listed]
    assert [(row["number"], row["title"]) for row in rows("publications")] == printed


@with_sources
def test_every_competency_stands_in_the_framework_with_as_many_indicators() -> None:
    text = FRAMEWORK.read_text(encoding="utf-8")
    body = text.split("### 5.1.2 Strategy Cluster")[1].split("## 5.5 TECHNICAL")[0]
    printed: list[list[object]] = []
    after_item = False
    for line in body.splitlines():
        plain = line.strip("#* ")
        if heading := re.fullmatch(r"\(([a-h])\) (.+)", plain):
            printed.append([heading[1], heading[2], 0])
        # an item, or the one unnumbered line straight below an item
        elif re.match(r"- \([ivx]+\) ", line) or (after_item and re.match(r"[A-Z]", line)):
            printed[-1][2] = int(str(printed[-1][2])) + 1
        after_item = line.startswith("- (")
    counts = Counter(row["competency_id"] for row in rows("competency_indicators"))
    assert printed == [
        [row["letter_as_printed"], row["name_en"], counts[row["competency_id"]]]
        for row in rows("competencies")
    ]


@with_sources
def test_every_stratum_is_a_row_of_the_frameworks_table() -> None:
    text = FRAMEWORK.read_text(encoding="utf-8").split("**Table 1:")[1].split("## 5.0 STRUCTURE")[0]
    cells = [line.split("\t") for line in text.splitlines() if line.count("\t") >= 4]
    printed = [
        (group, title, kind.removesuffix(" Competencies").lower())
        for _, _, group, title, kind in cells
        if title and title != "Generic Job Title"
    ]
    found = [(row["job_group"], row["job_title_en"], row["competency_types"]) for row in rows("job_strata")]
    assert found == printed


@with_sources
@pytest.mark.parametrize("table", OUR_WORDS)
def test_sentences_are_our_own(table: str) -> None:
    path, columns = OUR_WORDS[table]
    source = words(path.read_text(encoding="utf-8"))
    copied = [
        row[column]
        for row in rows(table)
        for column in columns
        if longest_copy(row[column], source) > QUOTED_WORDS
    ]
    assert copied == []


@with_sources
def test_source_notes_quote_at_most_ten_words_and_as_printed() -> None:
    texts = {
        document: re.sub(r"\s+", " ", path.read_text(encoding="utf-8").replace("’", "'").replace("*", ""))
        for document, path in DOCUMENTS.items()
    }
    for row in rows("source_notes"):
        for side in (row["says_en"], row["conflicts_with_en"]):
            for quotation in re.findall(r"“([^”]+)”", side):
                assert len(quotation.split()) <= QUOTED_WORDS
                assert quotation.lower() in texts[row["document"]].lower(), row["note_id"]
            source = words(texts[row["document"]])
            assert longest_copy(side, source) <= QUOTED_WORDS, row["note_id"]


@with_sources
def test_every_commitment_names_a_clause_of_the_policy() -> None:
    text = POLICY.read_text(encoding="utf-8")
    headings = set(re.findall(r"^(\d(?:\.\d)+) [A-Z]", text, re.MULTILINE))
    items = {"2.1": 5, "2.2": 5, "3.1": 6}  # numbered parts of these sections
    clauses = headings | {f"{section}({n + 1})" for section, last in items.items() for n in range(last)}
    named = {row["clause"] for row in rows("commitments")}
    assert named - clauses == {"Executive summary", "Work-plan table"}


def test_a_copied_sentence_is_noticed() -> None:
    source = words("The Board shall also carry out an annual audit on implementation.")
    assert longest_copy("Each year the Board shall also carry out an audit", source) == 7  # the Board ... an
