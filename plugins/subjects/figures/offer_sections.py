"""A report's figures: achievement against targets, trends, labour, budget."""

from __future__ import annotations

from dataclasses import replace

from plugins.core.facts.assembly import Report
from plugins.core.pages import addresses
from plugins.core.pages.parts import Section, Text
from plugins.core.pages.teller import Teller
from plugins.core.pages.versions import chart_stem
from plugins.subjects.labour.model import LabourReport
from plugins.subjects.labour.offer import labour_table
from plugins.subjects.labour.say import say_labour
from plugins.subjects.money.model import BudgetReport
from plugins.subjects.money.say import say_budget, say_year_begun
from plugins.subjects.units.measure import unit_of
from plugins.subjects.units.record import ASSEMBLY_ID

from . import say_captions as captions
from .measure_history import known_to, results_in
from .model import Figures, Result
from .offer_rows import budget_rows, histories_rows
from .offer_table import results_table
from .say_lives import say_lives

#: Four metrics whose trends a report draws, one for each family; small multiples stay readable to four.
TREND_METRICS = (
    "leg_days_to_passage",
    "ovs_report_completion",
    "adm_doc_turnaround",
    "stk_charter_compliance",
)

#: Six metrics whose promises people feel; home shows them, kept or not.
FELT = (
    "leg_days_to_passage",
    "ovs_recommendations_implemented",
    "ovs_query_resolution",
    "adm_budget_execution",
    "stk_charter_compliance",
    "stk_engagement_reports",
)


def targets_section(teller: Teller, report: Report) -> Section | None:
    """Achievement against targets: the sentence, and one table of all figures by how it went."""
    results = report[Figures].of_unit(ASSEMBLY_ID)
    if not results:
        return None
    t = teller.t
    caption = captions.title_of_targets(report, teller.voice).text
    table = results_table(teller, results, table_id="targets-table", caption=caption, grouped=True)
    return Section(
        section_id="targets",
        heading=t("report.achievement"),
        paragraphs=teller.sentences((*say_lives(teller.assembly, report, teller.voice),)),
        tables=(table,),
    )


def promised(report: Report) -> list[Result]:
    """The figures of those six that had a target."""
    found = (report[Figures].of(metric_id) for metric_id in FELT)
    return [one for one in found if one is not None and one.target is not None]


def promises_section(teller: Teller, report: Report) -> Section | None:
    """Six promises that people feel, one for each kind of work, whatever became of them."""
    shown = promised(report)
    if not shown:
        return None
    t, all_of_them = teller.t, f"{addresses.report(teller.language, report.quarter)}#targets"
    table = results_table(teller, shown, table_id="promises-table", caption=t("home.promises_felt"))
    return Section(
        section_id="promises",
        heading=t("home.promises"),
        tables=(table,),
        note=Text(t("home.promises_all"), url=all_of_them),
    )


def trends_section(teller: Teller, report: Report) -> Section | None:
    """Four metrics over all quarters up to this one, as they were known when it came out; nothing while it is
    too early for a trend of any of them."""
    known = known_to(teller.assembly, report)
    histories = [results_in(known, metric_id) for metric_id in TREND_METRICS]
    shown = [history for history in histories if any(result.has_value for result in history)]
    if all(history[-1].trend.word == "too_few_quarters" for history in shown):
        return None
    rows = histories_rows(teller, known, shown)
    caption = captions.caption_trends(teller.assembly, shown, teller.voice)
    figure = teller.figure(
        "small_multiples",
        rows,
        figure_id="trends-figure",
        caption=caption,
        labels=quarter_labels(teller),
        provenance=report.release.provenance,
        withdrawn=report.release.is_withdrawn,
        decimals=1,
        csv_stem=chart_stem(teller.assembly, "trends", report),
    )
    return Section(
        section_id="trends",
        heading=teller.t("report.trends"),
        figures=(figure,),
    )


def labour_section(teller: Teller, report: Report) -> Section | None:
    """Labour effectiveness by department."""
    if not report[LabourReport].results:
        return None
    return Section(
        section_id="labour",
        heading=teller.t("report.labour"),
        paragraphs=teller.sentences(say_labour(report, teller.voice)),
        tables=(labour_table(teller, report, table_id="labour-table"),),
    )


def budget_section(teller: Teller, report: Report) -> Section | None:
    """Spending of the Assembly as a whole so far this financial year."""
    own = [line for line in report[BudgetReport].results if line.line.unit_id == ASSEMBLY_ID]
    shown = replace(report, facts=report.facts.with_facts(BudgetReport(results=tuple(own))))
    caption = captions.caption_budget(shown, teller.voice)
    if caption is None:
        return None
    figure = teller.figure(
        "bars",
        budget_rows(teller, own),
        figure_id="budget-figure",
        caption=caption,
        labels={
            "name": teller.t("column.economic_class"),
            "value": teller.t("column.execution"),
            "target": teller.t("column.pro_rata"),
            "unit": "%",
            "suffix": "%",
            **teller.status_labels(),
        },
        provenance=report.release.provenance,
        withdrawn=report.release.is_withdrawn,
        decimals=1,
        unit="percent",
        csv_stem=chart_stem(teller.assembly, "budget", report),
    )
    unit = unit_of(report, ASSEMBLY_ID)
    return Section(
        section_id="budget",
        heading=teller.t("report.budget"),
        paragraphs=teller.sentences(
            (*say_budget(report, unit, teller.voice), *say_year_begun(report, teller.voice))
        ),
        figures=(figure,),
    )


def quarter_labels(teller: Teller) -> dict[str, str]:
    """The words that every figure over quarters needs."""
    t = teller.t
    return {
        "quarter": t("column.months"),
        "value": t("column.value"),
        "target": t("column.target"),
        "restated": t("column.restated"),
        "new_definition": t("metric.new_definition"),
        **teller.status_labels(),
    }
