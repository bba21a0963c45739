"""The sections of a report: targets, trends, labour, budget, submissions, actions, what is missing."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from plugins.assembly.measures.scorecard import by_family
from plugins.assembly.model import QuarterReport, Result
from plugins.assembly.records import ASSEMBLY_ID, Action
from plugins.presentation import formats
from plugins.presentation.downloads.catalogue import file_stem, release_folder
from plugins.presentation.parts import DownloadLink, FigureView, Section, Text, Words
from plugins.presentation.sentences import captions
from plugins.presentation.sentences.actions import say_actions
from plugins.presentation.sentences.budget import say_budget
from plugins.presentation.sentences.corrections import say_corrections
from plugins.presentation.sentences.coverage import say_coverage, say_missing, say_submissions
from plugins.presentation.sentences.index import say_no_index, say_readiness
from plugins.presentation.sentences.labour import say_labour
from plugins.presentation.sentences.points import say_targets
from plugins.presentation.tables import Cell, Column, Table

from .frames import achievement_frame, budget_frame, histories_frame, labour_frame
from .results_table import results_table
from .teller import Teller

#: Four metrics whose trends a report draws, one for each family; small multiples stay readable to four.
TREND_METRICS = (
    "leg_days_to_passage",
    "ovs_report_completion",
    "adm_doc_turnaround",
    "stk_charter_compliance",
)


def targets_section(teller: Teller, report: QuarterReport) -> Section | None:
    """Achievement against targets: the sentence, the picture, and one table for each family."""
    results = report.of_unit(ASSEMBLY_ID)
    if not results:
        return None
    t = teller.t
    tables = tuple(
        results_table(
            teller, group.results, table_id=f"figures-{group.key}", caption=t(f"family.{group.key}")
        )
        for group in by_family(results)
    )
    return Section(
        section_id="targets",
        heading=t("report.achievement"),
        paragraphs=(teller.sentence(say_targets(teller.assembly, report, teller.voice)),),
        figures=tuple(filter(None, (_achievement_figure(teller, report, results),))),
        tables=tables,
    )


def trends_section(teller: Teller, report: QuarterReport) -> Section | None:
    """Four metrics over all quarters up to this one."""
    frame = histories_frame(teller, TREND_METRICS)
    if frame.empty:
        return None
    frame = frame[[quarter <= str(report.quarter) for quarter in frame["quarter"]]]
    if frame["value"].notna().sum() < 2 or frame["quarter"].nunique() < 2:
        return None
    histories = [
        [result for result in teller.assembly.history(metric_id) if result.quarter <= report.quarter]
        for metric_id in TREND_METRICS
    ]
    shown = [history for history in histories if any(result.has_value for result in history)]
    caption = captions.caption_trends(teller.assembly, shown, teller.voice)
    figure = teller.figure(
        "small_multiples",
        frame.reset_index(drop=True),
        figure_id="trends-figure",
        caption=caption,
        labels=quarter_labels(teller),
        provenance=report.release.provenance,
        decimals=1,
        csv_stem=f"trends-{report.quarter.slug}-v{report.release.version}",
    )
    return Section(section_id="trends", heading=teller.t("report.trends"), figures=(figure,))


def labour_section(teller: Teller, report: QuarterReport) -> Section | None:
    """Labour effectiveness by department."""
    if not report.labour:
        return None
    return Section(
        section_id="labour",
        heading=teller.t("report.labour"),
        paragraphs=teller.sentences(say_labour(report, teller.voice)),
        figures=labour_figure(teller, report),
    )


def labour_figure(teller: Teller, report: QuarterReport) -> tuple[FigureView, ...]:
    """The bars of labour effectiveness; nothing where no department reported it."""
    caption = captions.caption_labour(report, teller.voice)
    if caption is None:
        return ()
    departments = [result for result in report.labour if result.unit.unit_id != ASSEMBLY_ID]
    figure = teller.figure(
        "bars",
        labour_frame(teller, departments),
        figure_id="labour-figure",
        caption=caption,
        labels={
            "name": teller.t("column.department"),
            "value": teller.t("column.effectiveness"),
            "unit": "%",
            "suffix": "%",
            **teller.status_labels(),
        },
        provenance=report.release.provenance,
        decimals=1,
        unit="percent",
        csv_stem=f"labour-{report.quarter.slug}-v{report.release.version}",
    )
    return (figure,)


def budget_section(teller: Teller, report: QuarterReport) -> Section | None:
    """Spending of the Assembly as a whole so far this financial year."""
    own = [line for line in report.budget if line.line.unit_id == ASSEMBLY_ID]
    shown = replace(report, budget=tuple(own))
    caption = captions.caption_budget(teller.assembly, shown, teller.voice)
    if caption is None:
        return None
    figure = teller.figure(
        "bars",
        budget_frame(teller, own),
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
        decimals=1,
        unit="percent",
        csv_stem=f"budget-{report.quarter.slug}-v{report.release.version}",
    )
    unit = teller.assembly.unit(ASSEMBLY_ID)
    return Section(
        section_id="budget",
        heading=teller.t("report.budget"),
        paragraphs=teller.sentences(say_budget(report, unit, teller.voice)),
        figures=(figure,),
    )


def submissions_section(teller: Teller, report: QuarterReport) -> Section | None:
    """Who sent data, and when."""
    if not report.submissions:
        return None
    t = teller.t
    columns = (
        Column(t("column.unit"), row_header=True),
        Column(t("particulars.due")),
        Column(t("particulars.received")),
        Column(t("particulars.days_late"), numeric=True),
        Column(t("particulars.returned"), numeric=True),
    )
    rows = []
    for submission in report.submissions:
        received = submission.received_on
        rows.append(
            (
                teller.as_cell(teller.unit(teller.assembly.unit(submission.unit_id))),
                Cell(formats.day(submission.due_on, teller.language)),
                Cell(formats.day(received, teller.language))
                if received
                else Cell(t("departments.sent_nothing"), kind="missing"),
                teller.number_cell(submission.days_late),
                teller.number_cell(submission.times_returned),
            )
        )
    table = Table(t("report.submissions"), columns, tuple(rows), "submissions-table")
    said = say_submissions(teller.assembly, report, teller.voice)
    return Section(
        section_id="submissions",
        heading=t("report.submissions"),
        paragraphs=(teller.sentence(said),) if said else (),
        tables=(table,),
    )


def readiness_section(teller: Teller, report: QuarterReport) -> Section:
    """Why there is no index, and how near the Assembly is to one."""
    return Section(
        section_id="readiness",
        heading=teller.t("report.readiness"),
        paragraphs=(
            *teller.sentences(say_no_index(report, teller.voice)),
            teller.sentence(say_readiness(report, teller.voice)),
        ),
        tables=(_readiness_table(teller, report),),
    )


def missing_section(teller: Teller, report: QuarterReport) -> Section:
    """What is missing and why."""
    return Section(
        section_id="missing",
        heading=teller.t("report.missing"),
        paragraphs=teller.sentences(say_coverage(report, teller.voice)),
        points=teller.sentences(say_missing(teller.assembly, report, teller.voice)),
    )


def made_section(teller: Teller) -> Section:
    """How the report was made."""
    t = teller.t
    return Section(
        section_id="made",
        heading=t("report.made"),
        paragraphs=(t("report.made_text"), t("report.made_rounding"), t("report.note_comment")),
    )


def corrections_section(teller: Teller, report: QuarterReport) -> Section | None:
    """What this version changed; ``None`` if it changed nothing."""
    said = say_corrections(teller.assembly, report, teller.voice)
    if not said:
        return None
    return Section(
        section_id="corrections", heading=teller.t("report.corrections"), points=teller.sentences(said)
    )


def actions_view(teller: Teller, report: QuarterReport) -> dict[str, Any] | None:
    """What is being done about what fell short."""
    if not report.actions:
        return None
    said = say_actions(report, teller.voice)
    return {
        "paragraphs": (teller.sentence(said),) if said else (),
        "rows": tuple(_action(teller, report, action) for action in report.actions),
    }


def particulars(teller: Teller, report: QuarterReport) -> tuple[tuple[str, Words], ...]:
    """When it was published, in which version, and when the next one is expected."""
    t, release, language = teller.t, report.release, teller.language
    facts: list[tuple[str, Words]] = [
        (t("particulars.published"), formats.day(release.published_on, language)),
        (t("particulars.as_at"), formats.day(release.as_at, language)),
        (t("particulars.version"), str(release.version)),
    ]
    if release.next_expected_on is not None:
        facts.append((t("particulars.next"), formats.day(release.next_expected_on, language)))
    return tuple(facts)


def provenance_facts(teller: Teller, report: QuarterReport) -> tuple[tuple[str, Words], ...]:
    """Where the figures come from and how to check them."""
    t, release = teller.t, report.release
    sums = f"{release_folder(release)}/SHA256SUMS"
    return (
        (t("particulars.provenance"), t(f"provenance_note.{release.provenance}")),
        (t("particulars.checksum"), Text("SHA256SUMS", url=sums)),
    )


def report_downloads(teller: Teller, report: QuarterReport) -> tuple[DownloadLink, ...]:
    """The release's package, its results table and its description."""
    release = report.release
    folder, mark = release_folder(release), file_stem(release)
    return (
        teller.download(
            f"{folder}/{mark}{release.quarter.slug}-v{release.version}.zip", teller.t("download.package")
        ),
        teller.download(f"{folder}/{mark}results.csv", teller.t("download.results")),
        teller.download(f"{folder}/datapackage.json", teller.t("download.description")),
    )


def quarter_labels(teller: Teller) -> dict[str, str]:
    """The words that every figure over quarters needs."""
    t = teller.t
    return {
        "quarter": t("column.months"),
        "value": t("column.value"),
        "target": t("column.target"),
        "new_definition": t("metric.new_definition"),
        **teller.status_labels(),
    }


def _achievement_figure(
    teller: Teller, report: QuarterReport, results: Sequence[Result]
) -> FigureView | None:
    judged = [result for result in results if result.achievement_pct is not None]
    if not judged:
        return None
    caption = captions.caption_targets(report, teller.voice)
    return teller.figure(
        "bars",
        achievement_frame(teller, judged),
        figure_id="achievement",
        caption=caption,
        labels={
            "name": teller.t("column.metric"),
            "value": teller.t("column.achievement"),
            "target": teller.t("column.target"),
            "unit": "%",
            "suffix": "%",
        },
        provenance=report.release.provenance,
        decimals=0,
        unit="percent",
        csv_stem=f"achievement-{report.quarter.slug}-v{report.release.version}",
    )


def _readiness_table(teller: Teller, report: QuarterReport) -> Table:
    t, ready = teller.t, report.readiness
    rows = tuple(
        (Cell(t(f"readiness_row.{name}")), teller.number_cell(getattr(ready, name)))
        for name in ("defined", "with_data", "with_target", "with_weight", "complete")
    )
    columns = (Column(t("readiness_row.what"), row_header=True), Column(t("column.number"), numeric=True))
    return Table(t("readiness_row.caption"), columns, rows, "readiness-table")


def _action(teller: Teller, report: QuarterReport, action: Action) -> dict[str, Any]:
    waiting = action.status in ("open", "in_progress")
    overdue = waiting and action.due_on is not None and action.due_on < report.release.as_at
    kinds = {"done": "met", "none_planned": "no_target", "dropped": "no_target"}
    return {
        "problem": teller.text(action.problem),
        "action": teller.text(action.action),
        "owner": teller.text(teller.assembly.unit(action.owner_unit_id).name),
        "due": formats.day(action.due_on, teller.language) if action.due_on else "",
        "status": teller.t(f"action_status.{'overdue' if overdue else action.status}"),
        "kind": "not_met" if overdue else kinds.get(action.status, ""),
    }
