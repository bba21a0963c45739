"""Bills: the register, the stages of the journey, the periods set for them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from checked_tables.checked import CheckedTables
from checked_tables.problems import Problem
from plugins.core.facts.assembly import Assembly
from plugins.core.facts.store import Facts
from plugins.core.facts.version import Read, ReadVersion
from plugins.core.pages.contents import Entry
from plugins.core.pages.page import Page
from plugins.core.pages.teller import Teller
from plugins.core.pages.things import Thing
from plugins.core.subject import Subject
from plugins.subjects.units.measure import by_id
from plugins.subjects.units.record import Unit, UnitChange

from .agree import check_hidden
from .check import check_stages
from .check_bodies import check_bodies
from .check_clocks import check_clocks
from .check_history import check_history
from .hide import bills as hide
from .measure import bill_register
from .model import BillRegister
from .publish import BILLS
from .read import bill_rows, check_register
from .record import (
    Amendment,
    Bill,
    BillAction,
    BillDocument,
    BillLink,
    BillStage,
    Journey,
    Participation,
    Register,
    StatutoryClock,
)


def _check_reference(read: Read) -> Iterator[Problem]:
    stages, clocks = read.placed(BillStage), read.placed(StatutoryClock)
    yield from check_stages(read.file(BillStage), stages)
    yield from check_clocks(read.file(StatutoryClock), clocks, {row.stage_id for _, row in stages})


def _gather_reference(_: CheckedTables, reference: Facts) -> Iterator[Journey]:
    stages = sorted(reference.rows(BillStage), key=lambda stage: stage.order)
    yield Journey(stages=tuple(stages), clocks=reference.rows(StatutoryClock))


def _gather(tables: CheckedTables, _: Facts) -> Iterator[Register]:
    yield Register(bills=bill_rows(tables).joined())


def _check(read: Read, _: Sequence[Problem]) -> Iterator[Problem]:
    stages, units = read.declared[Journey].stages, by_id(read.declared.rows(Unit))
    if read.quarter is not None:
        yield from check_register(bill_rows(read.tables), stages, units, read.quarter)
        changes = read.declared.rows(UnitChange)
        yield from check_bodies(read.file(BillAction), read.placed(BillAction), units, changes)


def _check_series(now: ReadVersion, before: Sequence[ReadVersion], _: bool) -> Iterator[Problem]:
    bills, earlier = now.get(Register), before[-1].get(Register)
    if bills is not None and earlier is not None:
        yield from check_history(now.file(BillAction), bills.bills, earlier.bills)


def _tell(assembly: Assembly) -> Iterator[BillRegister]:
    """The register of the newest quarter that has one."""
    journey = assembly.reference[Journey]
    for report in reversed(assembly.reports):
        if bills := report.records[Register].bills:
            yield bill_register(report.release, bills, journey.stages, journey.clocks)
            return


def _pages(teller: Teller) -> Iterable[Page]:
    from .page import bill_pages

    return bill_pages(teller)


def _things(teller: Teller) -> Iterable[Thing]:
    from .offer import things

    return things(teller)


SUBJECT = Subject(
    listed=(("footer.results", Entry("bills", "bills/index", 20, foot=True)),),
    word="bills",
    uses=("figures", "units"),
    publish=BILLS,
    records=(Bill, BillAction, Participation, BillDocument, Amendment, BillLink, BillStage, StatutoryClock),
    check_reference=_check_reference,
    gather_reference=_gather_reference,
    gather=_gather,
    check=_check,
    check_series=_check_series,
    tell=_tell,
    agree=lambda report, _: check_hidden(report),
    hide=hide,
    pages=_pages,
    things=_things,
)
