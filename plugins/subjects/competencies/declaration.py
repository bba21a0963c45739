"""Competencies assessed."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from checked_tables.problems import Problem
from plugins.core.facts.assembly import Assembly
from plugins.core.facts.version import Read
from plugins.core.pages.contents import Entry
from plugins.core.pages.page import Page
from plugins.core.pages.teller import Teller
from plugins.core.subject import Subject
from plugins.subjects.people.publish import PEOPLE

from .check import check_summaries
from .hide import competencies as hide
from .measure_newest import newest_competencies
from .model import CompetencyReport
from .publish import strata
from .record import CompetencySummary


def _check(read: Read, _: Sequence[Problem]) -> Iterator[Problem]:
    yield from check_summaries(read.placed(CompetencySummary))


def _tell(assembly: Assembly) -> Iterator[CompetencyReport]:
    found = newest_competencies(assembly)
    if found is not None:
        yield found


def _pages(teller: Teller) -> Iterator[Page]:
    from .page import competencies_page

    yield competencies_page(teller)


SUBJECT = Subject(
    listed=(("footer.plans", Entry("competencies", "competencies", 80)),),
    word="competencies",
    uses=("framework", "trainings"),
    publish=PEOPLE,
    reference=strata,
    records=(CompetencySummary,),
    check=_check,
    tell=_tell,
    hide=hide,
    pages=_pages,
)
