"""Overall Labour Effectiveness."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from checked_tables.problems import Problem
from plugins.core.facts.subject import Measuring
from plugins.core.facts.version import Read
from plugins.core.pages.contents import Entry
from plugins.core.pages.page import Page
from plugins.core.pages.teller import Teller
from plugins.core.subject import Subject
from plugins.subjects.units.measure import by_id
from plugins.subjects.units.model_changes import Breaks
from plugins.subjects.units.record import Unit, UnitChange

from .check import check_labour
from .hide import labour as hide
from .measure import labour_result
from .measure_why import labour_explanations
from .model import LabourExplanation, LabourReport
from .record import LabourInputs


def _check(read: Read, _: Sequence[Problem]) -> Iterator[Problem]:
    units = by_id(read.declared.rows(Unit))
    yield from check_labour(read.file(LabourInputs), read.placed(LabourInputs), units)


def _measure(measuring: Measuring) -> Iterator[LabourReport]:
    one, units = measuring.one, by_id(measuring.one.version.declared.rows(Unit))
    rows = one.version.rows(LabourInputs)
    yield LabourReport(
        results=tuple(labour_result(row, units[row.unit_id], one.quarter) for row in rows),
        why=_why(measuring),
    )


def _why(measuring: Measuring) -> tuple[LabourExplanation, ...]:
    then = measuring.history.quarter(measuring.one.quarter.previous)
    if then is None:
        return ()
    breaks = Breaks(measuring.one.version.declared.rows(UnitChange))
    now, before = (one.version.rows(LabourInputs) for one in (measuring.one, then))
    now = tuple(row for row in now if not breaks.between(row.unit_id, then.quarter, measuring.one.quarter))
    return labour_explanations(now, before, then.quarter, then.release.version)


def _pages(teller: Teller) -> Iterator[Page]:
    from .page import labour_page

    yield labour_page(teller)


SUBJECT = Subject(
    listed=(("footer.results", Entry("labour", "labour", 130)),),
    word="labour",
    uses=("units",),
    published_with="reports",
    records=(LabourInputs,),
    check=_check,
    measure=_measure,
    hide=hide,
    pages=_pages,
)
