"""The release calendar."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from checked_tables.problems import Problem
from plugins.core.facts.assembly import Assembly
from plugins.core.facts.version import Read, ReadVersion
from plugins.core.packing.publisher import ReferenceTable
from plugins.core.pages.contents import Entry
from plugins.core.pages.page import Page
from plugins.core.pages.teller import Teller
from plugins.core.subject import Subject

from .check import check_calendar, check_kept
from .measure import real
from .record import Calendar, CalendarEntry


def _check_reference(read: Read) -> Iterator[Problem]:
    yield from check_calendar(read.file(CalendarEntry), read.placed(CalendarEntry))


def _check_all(versions: Sequence[ReadVersion], reference: Read) -> Iterator[Problem]:
    rows = reference.placed(CalendarEntry)
    releases = [each.release for each in versions if each.release]
    yield from check_kept(reference.file(CalendarEntry), rows, releases)


def _tell(assembly: Assembly) -> Iterator[Calendar]:
    rows = assembly.rows(CalendarEntry)
    invented = bool(assembly.reports) and assembly.reports[-1].release.is_illustrative
    yield Calendar(entries=rows if invented else real(rows))


def _reference(assembly: Assembly) -> Iterator[ReferenceTable]:
    yield ReferenceTable(CalendarEntry.TABLE, assembly[Calendar].entries)


def _pages(teller: Teller) -> Iterator[Page]:
    from .page import calendar_pages

    yield from calendar_pages(teller)


SUBJECT = Subject(
    listed=(("footer.checking", Entry("calendar", "calendar", 30, foot=True)),),
    reference=_reference,
    word="calendar",
    records=(CalendarEntry,),
    check_reference=_check_reference,
    check_all=_check_all,
    tell=_tell,
    pages=_pages,
)
