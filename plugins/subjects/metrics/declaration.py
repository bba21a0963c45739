"""The metric dictionary, of which each version keeps a copy."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from checked_tables.problems import Problem
from plugins.core.facts.version import Read, ReadVersion
from plugins.core.pages.contents import Entry
from plugins.core.pages.page import Page
from plugins.core.pages.teller import Teller
from plugins.core.pages.things import Thing
from plugins.core.subject import Subject

from .check import check_metrics, check_retired
from .record import Metric


def _check_reference(read: Read) -> Iterator[Problem]:
    yield from check_metrics(read.file(Metric), read.placed(Metric))


def _check_all(_: Sequence[ReadVersion], reference: Read) -> Iterator[Problem]:
    yield from check_retired(reference.file(Metric), reference.placed(Metric))


def _pages(teller: Teller) -> Iterable[Page]:
    from .page import metric_pages

    return metric_pages(teller)


def _things(teller: Teller) -> Iterable[Thing]:
    from .offer_things import things

    return things(teller)


SUBJECT = Subject(
    listed=(
        ("footer.results", Entry("metrics", "metrics/index", 110, foot=True)),
        ("footer.results", Entry("manual", "metrics/manual", 115)),
    ),
    word="metrics",
    uses=("units",),
    records=(Metric,),
    check_reference=_check_reference,
    check_all=_check_all,
    pages=_pages,
    things=_things,
)
