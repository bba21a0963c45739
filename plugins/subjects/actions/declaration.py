"""Corrective actions."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from checked_tables.problems import Problem
from plugins.core.facts.version import Read, ReadVersion
from plugins.core.pages.contents import Entry
from plugins.core.pages.page import Page
from plugins.core.pages.teller import Teller
from plugins.core.subject import Subject
from plugins.subjects.scheme.record import bands_of
from plugins.subjects.units.measure import by_id
from plugins.subjects.units.record import Unit

from .agree import check_actions
from .check import check_left
from .check_history import check_action_history
from .record import Action


def _check(read: Read, _: Sequence[Problem]) -> Iterator[Problem]:
    if read.quarter is not None:
        units = by_id(read.declared.rows(Unit))
        yield from check_left(read.file(Action), read.placed(Action), units, read.quarter)


def _check_series(now: ReadVersion, before: Sequence[ReadVersion], _: bool) -> Iterator[Problem]:
    if now.rows(Action) and before[-1].version is not None:
        yield from check_action_history(now.file(Action), now.rows(Action), before[-1].rows(Action))


def _pages(teller: Teller) -> Iterator[Page]:
    from .page import actions_page

    yield actions_page(teller)


SUBJECT = Subject(
    listed=(("footer.plans", Entry("actions", "actions", 40)),),
    word="actions",
    uses=("figures", "index", "units"),
    published_with="reports",
    records=(Action,),
    check=_check,
    check_series=_check_series,
    agree=lambda report, assembly: check_actions(report, bands_of(assembly.reference)),
    pages=_pages,
)
