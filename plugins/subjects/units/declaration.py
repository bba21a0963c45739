"""Units: one table that every other refers to, and what happened to them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from checked_tables.problems import Problem
from plugins.core.facts.version import Read
from plugins.core.pages.contents import Entry
from plugins.core.pages.page import Page
from plugins.core.pages.teller import Teller
from plugins.core.pages.things import Thing
from plugins.core.subject import Subject

from .check import check_units
from .check_changes import check_changes, check_parents, ended_in_words
from .measure_counted import counted
from .model_changes import cells_then, retold
from .record import Unit, UnitChange


def _check_reference(read: Read) -> Iterator[Problem]:
    if read.has(Unit) and read.tables.is_own(Unit.TABLE):
        file, units = read.file(Unit), read.placed(Unit)
        yield from check_units(file, units)
        yield from check_parents(file, units)
        yield from check_changes(read.file(UnitChange), read.placed(UnitChange), file, units)


def _pages(teller: Teller) -> Iterable[Page]:
    from .page import department_pages

    return department_pages(teller)


def _things(teller: Teller) -> Iterable[Thing]:
    from .offer import things

    return things(teller)


SUBJECT = Subject(
    listed=(("footer.results", Entry("departments", "departments/index", 120)),),
    word="units",
    records=(Unit, UnitChange),
    check_reference=_check_reference,
    retold=lambda reference: retold(reference.rows(Unit), reference.rows(UnitChange)),
    then={Unit.TABLE: cells_then},
    ended={Unit.TABLE: ended_in_words},
    measure=counted,
    pages=_pages,
    things=_things,
)
