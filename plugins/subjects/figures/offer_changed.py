"""What changed: the few changes that are named, and how many could have been."""

from __future__ import annotations

from plugins.core.claims.statement import Statement
from plugins.core.facts.assembly import Report
from plugins.core.pages.columns import columns
from plugins.core.pages.parts import Section, Words
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
    bases = {change.base for change in named.all}
    said: list[Words] = [t(f"changed.{base}") for base in ("previous", "year") if base in bases]
    screen = t(
        "changed.screen",
        compared=named.compared,
        passed=len(named.all),
        tested=named.tested,
        kept=named.passed,
    )
    reasons = reasons_line(teller, report)
    return Section(
        section_id="changed",
        heading=t("changed.heading"),
        paragraphs=(*(said or [t("changed.none")]), screen, *((reasons,) if reasons else ())),
        tables=(_table(teller, report),) if named.all else (),
    )


def _table(teller: Teller, report: Report) -> Table:
    rows = [(_result(report, change), change) for change in report[Figures].named.all]
    voice = teller.voice
    return (
        columns(teller, rows)
        .column("column.metric", lambda row: teller.metric(row[0].metric))
        .number("changed.now", lambda row: say_end(report, row[0], row[1].base, "now", voice).text)
        .number("changed.then", lambda row: say_end(report, row[0], row[1].base, "before", voice).text)
        .column("changed.what", lambda row: _what(teller, row[1]))
        .table(teller.t("changed.heading"), "changed-table")
    )


def _what(teller: Teller, change: Statement) -> str:
    """A symbol and a word for the direction, and whether it is wanted."""
    word, wanted = teller.t(f"change_mark.{change.verdict}"), teller.t(f"change_wanted.{change.wanted}")
    return f"{_MARKS[change.verdict]} {word}, {wanted}"


def _result(report: Report, change: Statement) -> Result:
    found = report[Figures].of(change.subject, change.unit)
    assert found is not None
    return found
