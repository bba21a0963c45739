"""Competencies assessed against what the work asks for: widest gaps, levels of work, every competency."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import partial

from checked_tables.status import Status
from plugins.core.pages import addresses
from plugins.core.pages.columns import columns, written
from plugins.core.pages.page import Page
from plugins.core.pages.parts import FigureView, Section, Sheet, Text
from plugins.core.pages.tables import Cell, Table
from plugins.core.pages.teller import Teller
from plugins.core.statements import formats
from plugins.subjects.framework.record import JobStratum

from .model import (
    CompetencyLine,
    CompetencyReport,
    CompetencyStory,
    StratumTally,
)
from .offer import competency_name

_FAMILIES = ("core", "leadership", "managerial")


def competencies_page(teller: Teller) -> Page:
    """The page on what people can do and what their work asks of them."""
    t, report = teller.t, teller.assembly.get(CompetencyReport)
    if report is None:
        sheet = Sheet(heading=t("competencies.heading"), answer=t("competencies.none"))
    else:
        statuses = [level.status for story in report.stories for level in story.levels]
        sheet = Sheet(
            heading=t("competencies.heading"),
            answer=teller.marked(report.release, _answer(teller, report)),
            particulars=((t("column.months"), teller.report(report.release.quarter)),),
            sections=tuple(_sections(teller, report)),
            markers=(*teller.markers(statuses), *_not_assessed(teller, report)),
            downloads=(
                *teller.tables("competency_summary", release=report.release),
                teller.download(teller.newest("competencies"), t("framework.competencies")),
            ),
        )
    illustrative = report is not None and teller.site.illustrative
    return teller.page(
        "competencies",
        sheet,
        t("competencies.description"),
        marked=illustrative,
        figures=report is not None,
        trail=((t("nav.framework"), addresses.contents(teller.language, "framework")),),
        provenance_note=t("provenance_note.bungoma"),
    )


def _answer(teller: Teller, report: CompetencyReport) -> str:
    t, everybody = teller.t, report.everybody
    share = everybody.at_or_above_pct
    if share is None or not report.widest:
        return t("competencies.hidden_all")
    widest = report.widest[0]
    said = t(
        "competencies.answer",
        day=report.release.quarter.last_day,
        share=formats.percent(share, teller.language),
        competency=competency_name(teller, widest.competency),
    )
    trained = t("competencies.answer_trained", count=report.with_training, of=len(report.widest))
    return f"{said} {trained}"


def _sections(teller: Teller, report: CompetencyReport) -> Iterator[Section]:
    t = teller.t
    yield Section(
        section_id="gaps",
        heading=t("competencies.gaps"),
        paragraphs=(t("competencies.gap_means"), *_untrained(teller, report)),
        figures=_gap_figure(teller, report),
        tables=(_gap_table(teller, report),),
    )
    yield Section(
        section_id="levels",
        heading=t("competencies.by_level"),
        paragraphs=(t("competencies.assessments"), t("competencies.required_how")),
        tables=(_strata_table(teller, report),),
        note=Text(t("competencies.why_hidden"), url=addresses.page(teller.language, "disclosure")),
    )
    yield Section(
        section_id="all",
        heading=t("competencies.each"),
        paragraphs=(t("competencies.coverage", assessed=report.assessed, all=len(report.stories)),),
        tables=tuple(_family_table(teller, report, family) for family in _FAMILIES),
        note=t("competencies.reference_only"),
    )


def _untrained(teller: Teller, report: CompetencyReport) -> Iterator[str]:
    names = [competency_name(teller, story.competency) for story in report.widest if not story.trained]
    if names:
        yield teller.t("competencies.without", names=formats.listed(names, teller.language))


def _gap_figure(teller: Teller, report: CompetencyReport) -> tuple[FigureView, ...]:
    if not report.widest:
        return ()
    t, language = teller.t, teller.language
    named = [
        (competency_name(teller, story.competency), story.everybody.mean_gap)
        for story in report.widest
        if story.everybody is not None and story.everybody.mean_gap is not None
    ]
    months = formats.months(report.release.quarter, language)
    description = "; ".join(f"{name}: {formats.number(gap, 2)}" for name, gap in named)
    caption = teller.caption(
        t("competencies.figure", name=named[0][0], gap=formats.number(named[0][1], 2)),
        t("competencies.figure_shows", months=months),
        f"{description}.",
    )
    return (
        teller.figure(
            "bars",
            [{"name": name, "value": gap} for name, gap in named],
            figure_id="widest-gaps",
            caption=caption,
            labels={"name": t("competencies.competency"), "value": t("competencies.gap"), "suffix": ""},
            provenance=report.release.provenance,
            decimals=2,
            csv_stem=f"widest-competency-gaps-{report.release.quarter.slug}",
        ),
    )


def _gap_table(teller: Teller, report: CompetencyReport) -> Table:
    t = teller.t
    levels = t("competencies.levels_unit")
    return (
        columns(teller, report.widest)
        .column("competencies.competency", lambda story: _name_cell(teller, story))
        .number(
            "competencies.gap", lambda story: story.everybody and story.everybody.mean_gap, 2, unit=levels
        )
        .number("competencies.gap_before", lambda story: story.gap_before, 2, unit=levels)
        .number("competencies.trainings", lambda story: _trainings(teller, story))
        .table(t("competencies.gap_table"), "gaps-table")
    )


def _trainings(teller: Teller, story: CompetencyStory) -> Text:
    held = len(story.trained_before) + len(story.trained_after)
    if not held:
        return Text(teller.t("competencies.no_training"))
    return Text(formats.number(held), url=addresses.page(teller.language, "training-local"))


def _strata_table(teller: Teller, report: CompetencyReport) -> Table:
    t = teller.t
    named = [(level_name(teller, each.stratum_id), each) for each in report.strata]
    named.append((Cell(t("competencies.everybody"), kind="total"), report.everybody))
    return (
        columns(teller, named)
        .column("framework.level", lambda row: row[0])
        .column("competencies.required", lambda row: _required(teller, row[1].stratum_id))
        .number("competencies.share", lambda row: row[1].at_or_above_pct, 1, unit="%", status=_why_none)
        .number("competencies.n_assessments", lambda row: row[1].assessments or None)
        .number("competencies.shown", lambda row: row[1].shown)
        .number("competencies.hidden", lambda row: row[1].hidden)
        .table(t("competencies.by_level"), "levels-table")
    )


def _required(teller: Teller, stratum_id: str) -> str | None:
    """The types of competency that the framework prints beside the jobs of a level, in its order."""
    jobs = (one for one in teller.assembly.rows(JobStratum) if one.stratum_id == stratum_id)
    types = dict.fromkeys(each for one in jobs for each in one.competency_types)
    named = [teller.t(f"framework.type_{each}") for each in types]
    return formats.listed(named, teller.language) if named else None


def _why_none(row: tuple[Cell, StratumTally]) -> Status:
    if row[1].at_or_above_pct is not None:
        return "reported"
    return "suppressed" if row[1].hidden else "not_collected"


def level_name(teller: Teller, stratum_id: str) -> Cell:
    """A level of work by its name in the framework."""
    level = next(one.level for one in teller.assembly.rows(JobStratum) if one.stratum_id == stratum_id)
    return teller.as_cell(teller.text(level))


def _family_table(teller: Teller, report: CompetencyReport, family: str) -> Table:
    """Share at or above, by level of work; levels at which nobody was asked are left out."""
    t = teller.t
    stories = [story for story in report.stories if story.competency.family == family]
    asked = {level.stratum_id for story in stories for level in story.levels}
    shown = (
        columns(teller, stories)
        .column("competencies.competency", lambda story: _name_cell(teller, story))
        .number("competencies.everybody", lambda story: _share(teller, story.everybody), unit="%")
    )
    for stratum in (tally.stratum_id for tally in report.strata if tally.stratum_id in asked):
        shown = shown.number(f"stratum.{stratum}", partial(_share_at, teller, stratum), unit="%")
    return shown.table(
        t("competencies.family_table", family=t(f"framework.family_{family}")), f"{family}-table"
    )


def _share_at(teller: Teller, stratum: str, story: CompetencyStory) -> Cell:
    return _share(teller, next((level for level in story.levels if level.stratum_id == stratum), None))


def _share(teller: Teller, line: CompetencyLine | None) -> Cell:
    if line is None:
        return teller.missing_cell("not_collected")
    return written(teller, line.at_or_above_pct, decimals=1, status=line.status)


def _name_cell(teller: Teller, story: CompetencyStory) -> Cell:
    framework = addresses.contents(teller.language, "framework")
    return Cell(competency_name(teller, story.competency), url=f"{framework}#{story.competency.slug}")


def _not_assessed(teller: Teller, report: CompetencyReport) -> Sequence[tuple[str, str]]:
    missing = report.assessed < len(report.stories)
    return (("[x]", teller.t("competencies.not_assessed")),) if missing else ()
