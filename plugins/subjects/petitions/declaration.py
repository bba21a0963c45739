"""The public register of petitions."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from checked_tables.problems import Problem
from plugins.core.facts.version import Read, ReadVersion
from plugins.core.pages.contents import Entry
from plugins.core.pages.page import Page
from plugins.core.pages.teller import Teller
from plugins.core.pages.things import Thing
from plugins.core.subject import Subject
from plugins.subjects.units.measure import by_id
from plugins.subjects.units.record import Unit

from .check import check_petitions
from .check_history import check_petition_history
from .record import Petition


def _check(read: Read, _: Sequence[Problem]) -> Iterator[Problem]:
    units = by_id(read.declared.rows(Unit))
    yield from check_petitions(read.file(Petition), read.placed(Petition), units)


def _check_series(now: ReadVersion, before: Sequence[ReadVersion], _: bool) -> Iterator[Problem]:
    yield from check_petition_history(now.file(Petition), now.rows(Petition), before[-1].rows(Petition))


def _pages(teller: Teller) -> Iterator[Page]:
    from .page import petitions_page

    yield petitions_page(teller)


def _things(teller: Teller) -> Iterable[Thing]:
    from .offer import things

    return things(teller)


SUBJECT = Subject(
    listed=(("footer.results", Entry("petitions", "services/petitions", 50)),),
    pages=_pages,
    things=_things,
    word="petitions",
    uses=("charter", "people", "units"),
    published_with="services",
    records=(Petition,),
    check=_check,
    check_series=_check_series,
)
