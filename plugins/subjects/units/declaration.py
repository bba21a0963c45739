"""Units: one table that every other refers to."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from checked_tables.problems import Problem
from plugins.core.facts.version import Read
from plugins.core.pages.contents import Entry
from plugins.core.pages.page import Page
from plugins.core.pages.teller import Teller
from plugins.core.subject import Subject

from .check import check_units
from .record import Unit


def _check_reference(read: Read) -> Iterator[Problem]:
    if read.has(Unit) and read.tables.is_own(Unit.TABLE):
        yield from check_units(read.file(Unit), read.placed(Unit))


def _pages(teller: Teller) -> Iterable[Page]:
    from .page import department_pages

    return department_pages(teller)


SUBJECT = Subject(
    listed=(("footer.results", Entry("departments", "departments/index", 120)),),
    word="units",
    records=(Unit,),
    check_reference=_check_reference,
    pages=_pages,
)
