"""Bungoma County's competency framework."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from checked_tables.checked import CheckedTables
from plugins.core.facts.store import Facts
from plugins.core.pages.contents import Entry
from plugins.core.pages.page import Page
from plugins.core.pages.teller import Teller
from plugins.core.pages.things import Thing
from plugins.core.subject import Subject

from .read import joined
from .record import Competency, Framework, Indicator, JobStratum


def _gather_reference(_: CheckedTables, reference: Facts) -> Iterator[Framework]:
    yield Framework(competencies=joined(reference.rows(Competency), reference.rows(Indicator)))


def _pages(teller: Teller) -> Iterator[Page]:
    from .page import framework_page, training_page

    yield framework_page(teller)
    yield training_page(teller)


def _things(teller: Teller) -> Iterable[Thing]:
    from .offer_things import things

    return things(teller)


SUBJECT = Subject(
    listed=(
        ("footer.plans", Entry("framework", "framework/index", 70, foot=True)),
        ("footer.plans", Entry("training", "training", 90)),
    ),
    word="framework",
    records=(JobStratum, Competency, Indicator),
    gather_reference=_gather_reference,
    pages=_pages,
    things=_things,
)
