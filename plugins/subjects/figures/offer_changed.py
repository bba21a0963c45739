"""What changed: the few changes that are named, and how many could have been."""

from __future__ import annotations

from plugins.core.claims.statement import Statement
from plugins.core.facts.assembly import Report
from plugins.core.pages.columns import columns
from plugins.core.pages.parts import Section
from plugins.core.pages.tables import Table
from plugins.core.pages.teller import Teller
from plugins.subjects.reports.offer_release import reasons_line

from .model import Figures, Result
from .say import say_end

_MARKS = {"higher": "▲", "lower": "▼"}


def changed_section(teller: Teller, report: Report) -> Section:
    """A table of the named changes, those in the wanted direction first, between what they are set against
    and how many were looked at."""
    t, named = teller.t, report[Figures].named
    season = any(change.base == "year" for change in named.all)
    screen = t("changed.none", compared=named.compared)
    if named.all:
        screen = t("changed.screen", compared=named.compared, passed=len(named.all))
    if named.tested:
        screen = f"{screen} {t('changed.chance', tested=named.tested, kept=named.passed)}"
    reasons = reasons_line(teller, report)
    return Section(
        section_id="changed",
        heading=t("changed.heading"),
        paragraphs=(*((t("changed.year"),) if season else ()), screen, *((reasons,) if reasons else ())),
        tables=(_table(teller, report),) if named.all else (),
    )


def _table(teller: Teller, report: Report) -> Table:
    rows = [(_result(report, change), change) for change in report[Figures].named.all]
    return (
        columns(teller, rows)
        .column("column.metric", lambda row: teller.metric(row[0].metric))
        .column("changed.what", lambda row: _what(teller, report, *row))
        .table(teller.t("changed.heading"), "changed-table")
    )


def _what(teller: Teller, report: Report, result: Result, change: Statement) -> str:
    """A symbol and a word for the direction, whether it is wanted, and both values: one column, which a phone
    shows whole."""
    now, before = (say_end(report, result, change.base, which, teller.voice) for which in ("now", "before"))
    return teller.t(
        f"changed.row_{change.base}",
        mark=_MARKS[change.verdict],
        word=teller.t(f"change_mark.{change.verdict}"),
        wanted=teller.t(f"change_wanted.{change.wanted}"),
        now=now.text,
        before=before.text,
    )


def _result(report: Report, change: Statement) -> Result:
    found = report[Figures].of(change.subject, change.unit)
    assert found is not None
    return found
