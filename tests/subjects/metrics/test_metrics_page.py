"""What a metric's page and the report say once a definition ended or changed."""

from __future__ import annotations

from pathlib import Path

from plugins.portal.read import read_assembly
from plugins.subjects.figures.model import Figures
from tests.samples.laid_out import words_on
from tests.samples.later import add_quarter
from tests.samples.tiny import Tiny

from .test_metrics_retired import METRICS, retire

ENDED = {"retired": "2025-26-Q2", "retired_reason_en": "Each bill has a page now."}
TARGET = "bills_passed,2,assembly,2025-26-Q3,2025-26-Q4,,2025-12-12,Clerk,false,none,Nobody knows it yet.,\n"


def test_a_retired_metric_says_so_with_its_last_figure_why_and_what_is_used_instead(
    tiny: Tiny, tmp_path: Path
) -> None:
    retire(tiny, "bills_passed", **ENDED, replaced_by="satisfied")
    add_quarter(tiny, "2025-26-Q3")
    assembly = read_assembly(tiny.folder)
    said = (
        "Not used any more. The last figure, for October to December 2025, was 3. Each bill has a page now. "
        "People satisfied is used instead, from January to March 2026."
    )
    page = words_on(assembly, "metrics", "metrics/bills-passed", tmp_path)
    assert said in page
    assert "No figure has been published yet." not in page
    assert f"Bills passed: {said}" in words_on(assembly, "reports", "reports/2025-26-q3", tmp_path)
    assert "Not used any more" not in words_on(assembly, "reports", "reports/2025-26-q2", tmp_path)
    swahili = words_on(assembly, "metrics", "metrics/bills-passed", tmp_path, "sw")
    assert "Hakitumiki tena. Takwimu ya mwisho, ya Oktoba hadi Desemba 2025, ilikuwa 3." in swahili


def test_a_metric_made_anew_under_another_id_leads_back_and_is_compared_with_nothing(
    tiny: Tiny, tmp_path: Path
) -> None:
    """Bills passed ends with December 2025 at 3; bills passed into law begins with January 2026 at 2. Seven
    figures are asked for before and after."""
    row = next(line for line in tiny.read(METRICS).splitlines() if line.startswith("bills_passed,1"))
    second = row.replace("bills_passed,", "bills_enacted,").replace(
        "Bills passed,,", "Bills passed into law,,"
    )
    tiny.add(METRICS, second.replace("2025-26-Q1,", "2025-26-Q3,"))
    retire(tiny, "bills_passed", **ENDED, replaced_by="bills_enacted")
    assert [add_quarter(tiny, quarter) for quarter in ("2025-26-Q3", "2025-26-Q4")] == [7, 7]
    third = "quarters/2025-26-Q3/v1/observations.csv"
    tiny.replace(third, "bills_enacted,1,assembly,,,,not_collected", "bills_enacted,1,assembly,2,,,reported")
    assembly = read_assembly(tiny.folder)
    old = words_on(assembly, "metrics", "metrics/bills-passed", tmp_path)
    new = words_on(assembly, "metrics", "metrics/bills-enacted", tmp_path)
    assert "Bills passed into law is used instead, from January to March 2026." in old
    assert "Used instead\nBills passed into law\nen/metrics/bills-enacted.html" in old
    assert "Took the place of\nBills passed\nen/metrics/bills-passed.html" in new
    assert "October to December 2025" in old
    assert "October to December 2025" not in new
    (result,) = (
        each for each in assembly.reports[2][Figures].of_unit() if each.metric.slug == "bills-enacted"
    )
    assert (result.value, result.change_previous.is_compared, result.change_year.is_compared) == (
        2,
        False,
        False,
    )
    listed = words_on(assembly, "metrics", "metrics/index", tmp_path).split("No longer in use: 1")
    assert ["Bills passed into law" in part for part in listed] == [True, False]


def test_a_metric_that_is_announced_to_end_is_still_in_use(tiny: Tiny, tmp_path: Path) -> None:
    retire(tiny, "bills_passed", **ENDED | {"retired": "2025-26-Q3"})
    add_quarter(tiny, "2025-26-Q3")
    page = words_on(read_assembly(tiny.folder), "metrics", "metrics/bills-passed", tmp_path)
    assert "Not used any more" not in page


def test_a_retired_metric_without_a_figure_does_not_wait_for_one(tiny: Tiny, tmp_path: Path) -> None:
    tiny.replace(
        "quarters/2025-26-Q2/v1/observations.csv", "satisfied,1,assembly,60.0,120,200,reported,,\n", ""
    )
    retire(tiny, "satisfied", retired="2025-26-Q2", retired_reason_en="Nobody was ever asked.")
    add_quarter(tiny, "2025-26-Q3")
    page = words_on(read_assembly(tiny.folder), "metrics", "metrics/satisfied", tmp_path)
    assert "Not used any more. There never was a figure. Nobody was ever asked." in page
    assert "published yet" not in page


def test_the_list_in_use_ends_with_what_is_no_longer_in_use(tiny: Tiny, tmp_path: Path) -> None:
    before = words_on(read_assembly(tiny.folder), "metrics", "metrics/index", tmp_path)
    assert "5 metrics" in before
    assert "No longer in use" not in before
    retire(tiny, "bills_passed", **ENDED)
    add_quarter(tiny, "2025-26-Q3")
    words = words_on(read_assembly(tiny.folder), "metrics", "metrics/index", tmp_path)
    assert "4 metrics" in words
    in_use, ended = words.split("No longer in use: 1")
    assert "Bills passed" not in in_use
    assert "Bills passed" in ended
    assert "used until October to December 2025" in ended


def test_a_new_definition_is_told_with_its_note_and_breaks_the_table(tiny: Tiny, tmp_path: Path) -> None:
    """days_to_answer got its version 2 in 2025-26-Q2; the Assembly reports both quarters here."""
    for number, version, value in (1, 1, "6.0"), (2, 2, "4.0"):
        figures = f"quarters/2025-26-Q{number}/v1/observations.csv"
        tiny.add(figures, f"days_to_answer,{version},assembly,{value},,,reported,,")
    assembly = read_assembly(tiny.folder)
    said = (
        "A new definition holds from October to December 2025 on, and earlier figures are not compared with "
        "it. Working days are counted."
    )
    page = words_on(assembly, "metrics", "metrics/days-to-answer", tmp_path).splitlines()
    assert sum(line == said for line in page) == 1  # the row between 4.0 and 6.0 days
    place = page.index(said)
    assert page.index("4.0 days [b]") < place < page.index("6.0 days")
    assert any(said in line for line in page[:place])  # and in the answer
    report = words_on(assembly, "reports", "reports/2025-26-q2", tmp_path)
    assert f"Days to answer: {said}" in report


def test_no_target_for_a_new_definition_is_said_with_its_reason(tiny: Tiny, tmp_path: Path) -> None:
    metrics = "reference/metrics.csv"
    row = next(line for line in tiny.read(metrics).splitlines() if line.startswith("bills_passed,1"))
    tiny.replace(metrics, row, row.replace("2025-26-Q1,,", "2025-26-Q1,2025-26-Q2,"))
    second = row.replace("bills_passed,1", "bills_passed,2")
    tiny.add(metrics, second.replace("2025-26-Q1,,,", "2025-26-Q3,,Private bills count too.,"))
    tiny.write("reference/targets.csv", tiny.read("reference/targets.csv") + TARGET)
    add_quarter(tiny, "2025-26-Q3")
    page = words_on(read_assembly(tiny.folder), "metrics", "metrics/bills-passed", tmp_path)
    assert "No target has been set for the new definition. Nobody knows it yet." in page


def test_the_report_says_how_many_figures_have_no_target_for_the_year_yet(tiny: Tiny, tmp_path: Path) -> None:
    """Both targets end with 2025/26; one is set anew, then of the other it is said that none is."""
    for quarter in ("2025-26-Q3", "2025-26-Q4", "2026-27-Q1"):
        add_quarter(tiny, quarter)

    def report(quarter: str) -> str:
        return words_on(read_assembly(tiny.folder), "reports", f"reports/{quarter}", tmp_path)

    assert "For 2026/27, 2 figures have no target yet." in report("2026-27-q1")
    assert "no target yet." not in report("2025-26-q4")
    rest = "2026-27-Q1,2026-27-Q4,{},2026-06-12,Clerk,false,{}"
    tiny.add("reference/targets.csv", f"bills_passed,1,assembly,{rest.format(5, 'illustrative,,')}")
    assert "One figure has no target for 2026/27 yet." in report("2026-27-q1")
    tiny.add("reference/targets.csv", f"reports_done,1,assembly,{rest.format('', 'none,It is new.,')}")
    assert "for 2026/27 yet" not in report("2026-27-q1")


def test_a_metric_says_which_objective_priority_and_programme_it_serves(tiny: Tiny, tmp_path: Path) -> None:
    retire(tiny, "satisfied", objective="service", priority="climate", programme_en="Good governance (CIDP)")
    assembly = read_assembly(tiny.folder)
    said = words_on(assembly, "metrics", "metrics/satisfied", tmp_path)
    for words in ("Better service to the citizens of Kisumu", "Climate", "Good governance (CIDP)"):
        assert words in said
    other = words_on(assembly, "metrics", "metrics/bills-passed", tmp_path)
    for words in ("not stated", "none of those that the policy names", "not given to this site yet"):
        assert words in other
    words = words_on(assembly, "metrics", "metrics/index", tmp_path).partition("By objective of the policy")[
        2
    ]
    every = [word for word in words.splitlines() if word and ".html" not in word]
    better, enough = (
        every.index("Better service to the citizens of Kisumu"),
        every.index("Enough good legislation"),
    )
    assert every[better + 1 : enough] == ["People satisfied"]
    assert every[enough + 1] == "no metric"
