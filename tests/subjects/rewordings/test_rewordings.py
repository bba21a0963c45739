# ruff: noqa: E501  (rows and sentences are written as they stand)
"""Released words said in another way: the answer in text_changes.csv, today's pages, reports that keep theirs."""

from __future__ import annotations

import shutil
from dataclasses import replace
from pathlib import Path

import pytest

from checked_tables.texts import Language
from plugins.core.facts.drift import Drift
from plugins.core.pages.parts import Text
from plugins.core.pages.teller import Teller
from plugins.core.time.quarter import Quarter
from plugins.desk.freeze import freeze_release
from plugins.portal.read import measure
from plugins.subjects.corrections.measure_log import change_log
from plugins.subjects.figures.measure_history import history_of, in_words_of_today
from plugins.subjects.figures.model import Figures
from plugins.subjects.metrics.record import Metric
from plugins.subjects.rewordings.model import other_meaning
from plugins.subjects.rewordings.offer import kept_words
from tests.samples.sites import site_of
from tests.samples.tiny import Tiny, write_tiny
from tests.subjects.metrics.test_metrics_retired import retire

METRICS, CHANGES = "reference/metrics.csv", "reference/text_changes.csv"
HEADER = "table,row,column,was,now,changed_on,kind,reason_en,reason_sw"
CELL = "metrics,bills_passed/1,title_en"
OLD, NEW = "Bills passed", "Bills adopted"


@pytest.fixture
def out(tmp_path: Path) -> Tiny:
    """The tiny data, both of its quarters frozen; then a clerk gives a metric another title."""
    tiny = write_tiny(tmp_path / "data")
    for quarter in ("2025-26-Q1", "2025-26-Q2"):
        freeze_release(tiny.folder, quarter, 1)
    tiny.replace(METRICS, f"bills_passed,1,{OLD},,", f"bills_passed,1,{NEW},,")
    return tiny


def answer(tiny: Tiny, *rows: str) -> None:
    tiny.write(CHANGES, "\n".join((HEADER, *rows)) + "\n")


ANSWERED = f"{CELL},{OLD},{NEW},2026-02-08,wording,The Standing Orders say adopted.,"


def test_without_a_reason_nothing_is_published(out: Tiny) -> None:
    (said,) = out.said()
    assert f'Released in 2025-26-Q2 as "{OLD}", here "{NEW}".' in said


def test_with_its_reason_pages_of_today_use_the_new_words_and_reports_keep_theirs(out: Tiny) -> None:
    answer(out, ANSWERED)
    assembly = measure(out.dataset())
    (today,) = (row for row in assembly.rows(Metric) if row.metric_id == "bills_passed")
    assert today.title.en == NEW
    result = assembly.reports[-1][Figures].of("bills_passed", "assembly")
    assert result is not None
    assert result.metric.title.en == OLD
    kept = assembly[Drift].kept
    assert [each.was for each in kept[Quarter.parse("2025-26-Q2"), 1]] == [OLD]


def test_a_column_that_is_not_copied_is_as_the_register_of_today_has_it(out: Tiny) -> None:
    retire(out, "bills_passed", title_en=OLD, objective="legislation")
    assembly = measure(out.dataset())
    (today,) = (row for row in assembly.rows(Metric) if row.metric_id == "bills_passed")
    assert today.objective == "legislation"
    result = assembly.reports[-1][Figures].of("bills_passed", "assembly")
    assert result is not None
    assert result.metric.objective is None  # the report keeps what it was made from


def test_the_log_of_changes_has_an_entry_with_its_reason(out: Tiny) -> None:
    answer(out, ANSWERED)
    entry = change_log(measure(out.dataset()))[0]
    assert (str(entry.on), entry.kind) == ("2026-02-08", "wording")
    assert entry.reason.en == "The Standing Orders say adopted."
    assert entry.entry_id == "2026-02-08-wording-2025-26-q3-metrics-bills-passed-1-title-en"


def test_words_changed_for_one_reason_are_one_entry(out: Tiny) -> None:
    out.replace(METRICS, "People satisfied,", "Persons satisfied,")
    answer(
        out,
        ANSWERED,
        "metrics,satisfied/1,title_en,People satisfied,Persons satisfied,2026-02-08,wording,The Standing Orders say adopted.,",
    )
    entry = change_log(measure(out.dataset()))[0]
    assert [each.row for each in entry.texts] == ["bills_passed/1", "satisfied/1"]


def test_a_second_change_follows_the_first(out: Tiny) -> None:
    out.replace(METRICS, NEW, "Bills voted")
    second = f"{CELL},{NEW},Bills voted,2026-03-01,wording,Shorter.,"
    answer(out, ANSWERED, second)
    assert out.said() == []
    answer(out, second)
    assert [each.kind for each in out.problems()] == ["drift-asked"]


def test_an_answer_leads_to_the_words_that_are_there(out: Tiny) -> None:
    answer(out, ANSWERED)
    out.replace(METRICS, NEW, OLD)
    assert out.said() == [
        f'reference/text_changes.csv, line 2, column "now": reference/metrics.csv has other words there: "{OLD}". '
        "Write the same in both."
    ]


@pytest.mark.parametrize(
    ("cell", "said"),
    [
        ("metrics,bills_passed/1,direction", "metrics/bills_passed/1/direction is no text"),
        ("units,dept_acacia,name_en", "units/dept_acacia/name_en is no text"),
        ("glossary,Target,term_en", "glossary/Target/term_en is no text"),
    ],
)
def test_only_words_are_answered_for_here(out: Tiny, cell: str, said: str) -> None:
    answer(out, ANSWERED, f"{cell},a,b,2026-02-08,wording,Because.,")
    assert [said in each for each in out.said()] == [True]


def test_kiswahili_is_a_translation_and_english_is_not(out: Tiny) -> None:
    answer(out, ANSWERED.replace(",wording,", ",translation,"))
    assert "Write wording or spelling." in out.said()[0]


@pytest.mark.parametrize("kind", ["wording", "spelling"])
def test_a_meaning_does_not_pass_as_wording(out: Tiny, kind: str) -> None:
    """A definition that counts within another number of days is another definition."""
    old, new = "Reports tabled among those due.", "Reports tabled within 21 days among those due."
    out.replace(METRICS, old, new)
    row = f"metrics,reports_done/1,definition_en,{old},{new},2026-02-08,{kind},Clearer.,"
    answer(out, ANSWERED, row)
    (said,) = out.said()
    assert said.startswith('reference/text_changes.csv, line 3, column "now": "21" does not stand in both')
    assert said.endswith("A new meaning is a new version.")


@pytest.mark.parametrize(
    ("was", "now", "differs"),
    [
        ("Replies within 14 days", "Replies sent within 14 days", ""),
        ("Replies within 14 days", "Replies within 21 days", "14"),
        ("Replies within 14 days", "Replies within 14 hours", "days"),
        ("Passed at third reading", "Passed", "third reading"),
        ("Bills passed", "Bills not passed", "not"),
        ("Cannot be late", "May not be late", ""),
        ("All bills", "Bills", "all"),
        ("Only bills", "Bills", "only"),
        ("The first reading", "The reading", "first"),
        ("88%", "88 per cent", ""),
        ("1,000 days", "1000 days", ""),
        ("Another bill, wholly notable", "A bill, overall noted", ""),
    ],
)
def test_numbers_units_and_small_words_carry_the_meaning(was: str, now: str, differs: str) -> None:
    assert other_meaning(was, now) == differs


def corrected(tiny: Tiny) -> None:
    """A second version of the newest quarter, frozen after the words of today had changed: four bills, not three."""
    first, second = (tiny.path(f"quarters/2025-26-Q2/v{number}") for number in (1, 2))
    shutil.copytree(first, second)
    shutil.rmtree(second / "results")
    shutil.rmtree(second / "reference")
    (second / "SHA256SUMS").unlink()
    place = "quarters/2025-26-Q2/v2"
    tiny.replace(f"{place}/observations.csv", "bills_passed,1,assembly,3", "bills_passed,1,assembly,4")
    tiny.replace(f"{place}/release.toml", "published_on = 2026-01-30", "published_on = 2026-03-02")
    tiny.replace(f"{place}/sign_offs.csv", "2026-01-30", "2026-03-02")
    tiny.write(
        f"{place}/corrections.csv",
        "correction_id,kind,severity,metric_id,unit_id,column,old_value,new_value,found_by,found_on,reason_en,reason_sw,table\n"
        "cor_1,correction,minor,bills_passed,assembly,value,3,4,public,2026-02-20,One was missed.,,\n",
    )
    freeze_release(tiny.folder, "2025-26-Q2", 2)


def test_a_correction_changes_the_corrected_cell_and_keeps_the_words_of_its_time(out: Tiny) -> None:
    answer(out, ANSWERED)
    corrected(out)
    assert out.said() == []
    assert out.read(f"quarters/2025-26-Q2/v2/{METRICS}") == out.read(f"quarters/2025-26-Q2/v1/{METRICS}")
    was, now = (
        out.read(f"quarters/2025-26-Q2/v{number}/results/results.csv").splitlines() for number in (1, 2)
    )
    differ = [(old.split(","), new.split(",")) for old, new in zip(was, now, strict=True) if old != new]
    assert [old[:2] for old, _ in differ] == [["bills_passed", "1"]]
    assembly = measure(out.dataset())
    assert next(row for row in assembly.rows(Metric) if row.metric_id == "bills_passed").title.en == NEW


def told(out: Tiny, folder: Path, language: Language) -> Teller:
    """What writes the pages of the tiny data."""
    return Teller(replace(site_of(folder), assembly=measure(out.dataset())), language)


def test_a_report_says_which_of_its_words_are_others_today(out: Tiny, tmp_path: Path) -> None:
    answer(out, f"{ANSWERED}Kanuni za Kudumu husema hivyo.")
    teller = told(out, tmp_path, "en")
    section = kept_words(teller, teller.assembly.reports[0])
    assert section is not None
    (line,) = section.points
    assert isinstance(line, Text)
    assert line.text.replace("\u00a0", " ") == (
        "Bills adopted: the wording was changed on 8 February 2026: The Standing Orders say adopted. "
        "This report keeps the words of its time."
    )
    assert line.url == "en/metrics/bills-passed.html"


def test_english_words_say_nothing_on_kiswahili_pages(out: Tiny, tmp_path: Path) -> None:
    answer(out, ANSWERED)
    teller = told(out, tmp_path, "sw")
    assert kept_words(teller, teller.assembly.reports[0]) is None


def test_the_page_of_a_metric_speaks_in_words_of_today(out: Tiny, tmp_path: Path) -> None:
    answer(out, ANSWERED)
    assembly = told(out, tmp_path, "en").assembly
    history = history_of(assembly, "bills_passed")
    assert {result.metric.title.en for result in history} == {OLD}
    assert {result.metric.title.en for result in in_words_of_today(assembly, history)} == {NEW}
