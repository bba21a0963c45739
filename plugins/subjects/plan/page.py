"""The policy's six activities, each with its milestones and how they stand at the reporting date."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from markupsafe import Markup

from plugins.core.pages import addresses
from plugins.core.pages.clauses import clause_anchor, guide_url
from plugins.core.pages.page import Page
from plugins.core.pages.parts import Section, Text, Words
from plugins.core.pages.teller import Teller
from plugins.core.statements import formats
from plugins.core.strips.squares import squares
from plugins.subjects.commitments.offer import chapter_of

from .model import ActivityStanding, MilestoneStanding, PlanStanding
from .offer_words import Row, said_milestones, told


def workplan_page(teller: Teller) -> Page:
    """The plan for the financial year 2025/26 and what became of it."""
    t, plan = teller.t, teller.assembly[PlanStanding]
    view = {
        "heading": t("workplan.heading"),
        "lead": t("workplan.lead", count=len(plan.activities)),
        "paragraphs": tuple(_paragraphs(teller)),
        "reading": t("workplan.reading") if plan.progress_as_at is not None else "",
        "rows": [_activity(teller, one) for one in plan.activities],
        "sections": (
            Section(
                section_id="sources", heading=t("workplan.sources"), paragraphs=(t("workplan.sources_text"),)
            ),
        ),
        "downloads": (
            teller.download(teller.newest("workplan"), t("data_file.workplan")),
            teller.download(teller.newest("milestones"), t("data_file.milestones")),
            *teller.tables("milestone_progress"),
        ),
    }
    has_figures = plan.progress_as_at is not None
    heading = t("workplan.heading")
    return teller.page(
        "workplan",
        {"workplan": view},
        t("workplan.lead", count=len(plan.activities)),
        title=heading,
        template="workplan",
        marked=has_figures and teller.site.illustrative,
        figures=has_figures,
        provenance_note=t("provenance_note.policy"),
    )


def _paragraphs(teller: Teller) -> Iterator[Words]:
    t, plan = teller.t, teller.assembly[PlanStanding]
    milestones = [one for activity in plan.activities for one in activity.milestones]
    if plan.progress_as_at is None:
        yield t("workplan.unknown")
    else:
        yield told(teller, said_milestones(teller, milestones, plan.progress_as_at))
    for slug in ("reviews", "actions", "audits"):
        yield Text(t(f"plan.{slug}_link"), url=addresses.page(teller.language, slug))
    for year in annual_years(teller):
        written = year.replace("-", "/")
        yield Text(t("plan.annual_link", year=written), url=addresses.annual_report(teller.language, year))


def annual_years(teller: Teller) -> tuple[str, ...]:
    """The financial years with a released quarter, newest first."""
    years = dict.fromkeys(report.quarter.financial_year for report in reversed(teller.assembly.reports))
    return tuple(years)


def _activity(teller: Teller, one: ActivityStanding) -> dict[str, Any]:
    t, activity = teller.t, one.activity
    return {
        "number": str(activity.number),
        "activity": teller.text(activity.activity),
        "facts": (
            (t("workplan.output"), teller.text(activity.output)),
            (t("workplan.responsible"), teller.text(activity.responsible)),
            (
                t("workplan.quarter"),
                t(
                    "workplan.quarter_stated",
                    quarters=", ".join(map(str, activity.quarters_stated)),
                    clause=activity.quarter_source,
                ),
            ),
            (t("column.status"), _status(teller, one)),
        ),
        "picture": _squares(one),
        "note": teller.text(activity.note),
        "milestones": tuple(_milestone(teller, each) for each in one.milestones),
    }


def _squares(one: ActivityStanding) -> Markup:
    """A square for each milestone: full where it is done, hollow where it is overdue, small else."""
    overdue = sum(each.state == "overdue" for each in one.milestones)
    return squares(one.done, overdue, len(one.milestones) - one.done - overdue, across=16)


def _status(teller: Teller, one: ActivityStanding) -> str:
    if all(each.state == "unknown" for each in one.milestones):
        return teller.t("workplan.status_unknown")
    overdue = sum(each.state == "overdue" for each in one.milestones)
    said = teller.t("workplan.done_of", count=one.done, of=len(one.milestones))
    return f"{said} {teller.t('workplan.overdue_of', count=overdue)}" if overdue else said


def _milestone(teller: Teller, one: MilestoneStanding) -> Row:
    word = teller.t(f"plan_state.{one.state}")
    return Row(
        row_id=one.milestone.slug,
        title=teller.text(one.milestone.title),
        state=word,
        facts=tuple(_facts(teller, one)),
        lines=tuple(teller.text(note) for note in _notes(one) if note),
    )


def _notes(one: MilestoneStanding) -> Iterator[Any]:
    if one.progress is not None:
        yield one.progress.note
    yield one.milestone.note


def _facts(teller: Teller, one: MilestoneStanding) -> Iterator[Words]:
    t, milestone, progress = teller.t, one.milestone, one.progress
    if milestone.due_on is None:
        yield t("workplan.no_day")
    else:
        yield t("plan.due", day=milestone.due_on)
    if progress is not None and progress.done_on is not None:
        yield t("plan.done_on", day=progress.done_on)
    if one.days_late:
        yield t("plan.late", days=formats.days(one.days_late, teller.language))
    if progress is not None and progress.evidence:
        yield Text(progress.evidence, None if teller.language == "en" else "en")
    anchor = clause_anchor("policy", milestone.clause)
    numbered = milestone.clause[0].isdigit()
    clause = milestone.clause if numbered else t(f"chapter.{chapter_of(milestone.clause)}")
    yield Text(clause, url=guide_url(teller.language, "policy", anchor) if anchor else "")
