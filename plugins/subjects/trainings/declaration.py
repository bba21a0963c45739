"""The Assembly's own trainings."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from checked_tables.problems import Problem
from plugins.core.facts.assembly import Assembly
from plugins.core.facts.version import Read
from plugins.core.pages.contents import Entry
from plugins.core.pages.page import Page
from plugins.core.pages.teller import Teller
from plugins.core.subject import Subject
from plugins.subjects.framework.record import Competency

from .check import check_trainings
from .hide import trainings as hide
from .measure import all_trainings
from .model import TrainingReport
from .record import LocalTraining


def _check(read: Read, _: Sequence[Problem]) -> Iterator[Problem]:
    known = {each.competency_id for each in read.reference.rows(Competency)}
    yield from check_trainings(read.placed(LocalTraining), known)


def _tell(assembly: Assembly) -> Iterator[TrainingReport]:
    found = all_trainings(assembly.reports)
    if found is not None:
        yield found


def _pages(teller: Teller) -> Iterator[Page]:
    from .page import trainings_page

    yield trainings_page(teller)


SUBJECT = Subject(
    listed=(("footer.plans", Entry("training-local", "training-local", 100)),),
    word="trainings",
    published_with="competencies",
    records=(LocalTraining,),
    check=_check,
    tell=_tell,
    hide=hide,
    pages=_pages,
)
