"""What lies before the Assembly now, a square each: open bills, waiting petitions, unanswered questions."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date

from markupsafe import Markup

from plugins.core.pages import addresses
from plugins.core.pages.columns import columns
from plugins.core.pages.parts import Section, Text
from plugins.core.pages.tables import Cell
from plugins.core.pages.teller import Teller
from plugins.core.strips.squares import squares
from plugins.subjects.bills.model import BillRegister
from plugins.subjects.committees.model import CommitteeBook
from plugins.subjects.committees.offer import petition_stories

#: More than so many are told in a number alone.
_MOST, _ACROSS = 60, 16


@dataclass(frozen=True, slots=True)
class _Before:
    what: Text
    count: int
    late: int


def house_section(teller: Teller) -> Section | None:
    """The section of the home page; ``None`` while no register is published."""
    bills, book = teller.assembly.get(BillRegister), teller.assembly.get(CommitteeBook)
    day = bills.as_at if bills is not None else book.as_at if book is not None else None
    rows = list(_rows(teller, bills, book))
    if day is None or not rows:
        return None
    return _drawn(teller, rows, day)


def _drawn(teller: Teller, rows: list[_Before], day: date) -> Section:
    t = teller.t
    heading = t("home.house", day=day)
    table = (
        columns(teller, rows)
        .column("home.house_what", lambda row: row.what)
        .picture("column.picture", lambda row: Cell("", picture=_squares(row)))
        .number("home.house_count", lambda row: row.count)
        .number("home.house_late", lambda row: row.late)
        .table(heading, "house-table")
    )
    return Section(
        section_id="house", heading=heading, tables=(replace(table, reading=t("home.house_reading")),)
    )


def _squares(row: _Before) -> Markup:
    return squares(row.count - row.late, row.late, across=_ACROSS) if row.count <= _MOST else Markup()


def _rows(teller: Teller, bills: BillRegister | None, book: CommitteeBook | None) -> Iterator[_Before]:
    t, language = teller.t, teller.language
    if bills is not None:
        still = [story for story in bills.bills if story.is_open]
        late = sum(
            any(run.ended_on is None and run.verdict == "missed" for run in one.clocks) for one in still
        )
        yield _Before(Text(t("bills.open"), url=addresses.contents(language, "bills")), len(still), late)
    waiting = [story for story in petition_stories(teller) if story.is_open]
    if petition_stories(teller):
        late = sum(story.in_time is False for story in waiting)
        url = addresses.page(language, "services/petitions")
        yield _Before(Text(t("home.house_petitions"), url=url), len(waiting), late)
    if book is not None and book.figures.curve:
        told = book.figures
        url = f"{addresses.contents(language, 'committees')}#questions"
        yield _Before(Text(t("home.house_questions"), url=url), told.queries_open, told.queries_overdue)
