"""What came and what did not: submissions, readiness for an index, what is missing, what is being done."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from plugins.core.facts.assembly import Report
from plugins.core.pages.columns import columns
from plugins.core.pages.parts import Section
from plugins.core.pages.tables import Cell, Table
from plugins.core.pages.teller import Teller
from plugins.core.statements import formats
from plugins.core.strips.squares import squares
from plugins.subjects.actions.measure import is_overdue
from plugins.subjects.actions.record import Action
from plugins.subjects.actions.say import say_actions
from plugins.subjects.figures.model import Figures
from plugins.subjects.figures.say_coverage import say_gaps, say_missing, say_submissions
from plugins.subjects.index.say import say_no_index
from plugins.subjects.submissions.record import Submission
from plugins.subjects.units.measure import unit_of
from plugins.subjects.units.say import say_counted


def submissions_section(teller: Teller, report: Report) -> Section | None:
    """Who sent data, and when."""
    if not report.rows(Submission):
        return None
    t = teller.t
    nothing = Cell(t("departments.sent_nothing"), kind="missing")
    table = (
        columns(teller, report.rows(Submission), "submissions")
        .column("column.unit", lambda one: teller.unit(unit_of(report, one.unit_id)))
        .column("due_on")
        .column("received_on", lambda one: one.received_on or nothing)
        .number("label.submissions.days_late", lambda one: one.days_late)
        .column("times_returned")
        .table(t("report.submissions"), "submissions-table")
    )
    said = say_submissions(report, teller.voice)
    return Section(
        section_id="submissions",
        heading=t("report.submissions"),
        paragraphs=(teller.sentence(said),) if said else (),
        tables=(table,),
    )


def readiness_section(teller: Teller, report: Report) -> Section:
    """Why there is no index, and how near the Assembly is to one."""
    return Section(
        section_id="readiness",
        heading=teller.t("report.readiness"),
        paragraphs=teller.sentences(say_no_index(report, teller.voice)),
        tables=(_readiness_table(teller, report),),
    )


def missing_section(teller: Teller, report: Report) -> Section:
    """What is missing and why."""
    return Section(
        section_id="missing",
        heading=teller.t("report.missing"),
        paragraphs=teller.sentences((*say_gaps(report, teller.voice), *say_counted(report, teller.voice))),
        points=teller.sentences(say_missing(report, teller.voice)),
    )


def actions_view(teller: Teller, report: Report) -> dict[str, Any] | None:
    """What is being done about what fell short."""
    if not report.rows(Action):
        return None
    said = say_actions(report, teller.voice)
    return {
        "paragraphs": (teller.sentence(said),) if said else (),
        "rows": tuple(_action(teller, report, action) for action in report.rows(Action)),
    }


def _readiness_table(teller: Teller, report: Report) -> Table:
    """Of each metric that is defined a square: full where it has what an index needs."""
    ready = report[Figures].readiness

    def drawn(name: str) -> Cell:
        there = getattr(ready, name)
        return Cell("", picture=squares(there, quiet=ready.defined - there, across=16))

    table = (
        columns(teller, ("defined", "with_data", "with_target", "with_weight", "complete"))
        .column("readiness_row.what", lambda name: teller.t(f"readiness_row.{name}"))
        .picture("column.picture", drawn)
        .number("column.number", lambda name: getattr(ready, name))
        .table(teller.t("readiness_row.caption"), "readiness-table")
    )
    return replace(table, reading=teller.t("readiness_row.reading"))


def _action(teller: Teller, report: Report, action: Action) -> dict[str, Any]:
    overdue = is_overdue(action, report.release.as_at)
    kinds = {"done": "met", "none_planned": "no_target", "dropped": "no_target"}
    return {
        "problem": teller.text(action.problem),
        "action": teller.text(action.action),
        "owner": teller.text(unit_of(report, action.owner_unit_id).name),
        "due": formats.day(action.due_on, teller.language) if action.due_on else "",
        "status": teller.t(f"action_status.{'overdue' if overdue else action.status}"),
        "kind": "not_met" if overdue else kinds.get(action.status, ""),
    }
