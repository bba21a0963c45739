"""What the policy promises."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from plugins.core.pages.contents import Entry
from plugins.core.pages.page import Page
from plugins.core.pages.teller import Teller
from plugins.core.pages.things import Thing
from plugins.core.subject import Subject

from .record import Commitment


def _pages(teller: Teller) -> Iterator[Page]:
    from .page import commitments_page

    yield commitments_page(teller)


def _things(teller: Teller) -> Iterable[Thing]:
    from .offer_things import things

    return things(teller)


SUBJECT = Subject(
    listed=(("footer.plans", Entry("commitments", "policy/commitments", 20, foot=True)),),
    word="commitments",
    records=(Commitment,),
    pages=_pages,
    things=_things,
)
