"""The register of bills in one version of a quarter, and the stages and clocks it refers to."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Protocol, TypeVar

from checked_tables.checked import CheckedTables
from checked_tables.fault import problem
from checked_tables.mapping import Placed
from checked_tables.problems import Problem
from plugins.core.time.quarter import Quarter
from plugins.subjects.units.record import Unit

from .check import check_actions, check_bills
from .check_links import check_links
from .check_participation import check_participation
from .record import (
    Amendment,
    Bill,
    BillAction,
    BillDocument,
    BillLink,
    BillStage,
    Participation,
)

#: The tables of the register; the first two stand or fall together.
TABLES = (
    "bills",
    "bill_actions",
    "bill_participation",
    "bill_documents",
    "bill_amendments",
    "bill_links",
)


class _OfBill(Protocol):
    @property
    def bill_id(self) -> str: ...


Row = TypeVar("Row", bound=_OfBill)


@dataclass(frozen=True, slots=True, kw_only=True)
class BillRows:
    """The rows of the register with the lines on which they stand; ``files`` by table name, ``there``
    those that the version has, ``spoilt`` those with a row that could not be used."""

    files: Mapping[str, str]
    there: frozenset[str]
    spoilt: frozenset[str]
    bills: tuple[Placed[Bill], ...]
    actions: tuple[Placed[BillAction], ...]
    participation: tuple[Placed[Participation], ...]
    documents: tuple[Placed[BillDocument], ...]
    amendments: tuple[Placed[Amendment], ...]
    links: tuple[Placed[BillLink], ...]

    def joined(self) -> tuple[Bill, ...]:
        """Each bill with everything recorded about it, in the order of ``bills.csv``."""
        actions, events = _by_bill(self.actions), _by_bill(self.participation)
        documents, amendments = _by_bill(self.documents), _by_bill(self.amendments)
        links = _by_bill(self.links)
        return tuple(
            replace(
                bill,
                actions=tuple(sorted(actions[bill.bill_id], key=lambda row: row.seq)),
                participation=tuple(sorted(events[bill.bill_id], key=lambda row: row.event_no)),
                documents=tuple(sorted(documents[bill.bill_id], key=lambda row: row.document_no)),
                amendments=tuple(sorted(amendments[bill.bill_id], key=lambda row: row.amendment_no)),
                links=tuple(links[bill.bill_id]),
            )
            for _, bill in self.bills
        )


def bill_rows(tables: CheckedTables) -> BillRows:
    """The sound rows of the register's tables; none where a version has no register."""
    files = {name: tables.file(name) for name in TABLES}
    wrong = {problem.file for problem in tables.problems}
    return BillRows(
        files=files,
        there=frozenset(name for name in TABLES if name in tables.tables),
        spoilt=frozenset(name for name, file in files.items() if file in wrong),
        bills=tables.records(Bill),
        actions=tables.records(BillAction),
        participation=tables.records(Participation),
        documents=tables.records(BillDocument),
        amendments=tables.records(Amendment),
        links=tables.records(BillLink),
    )


def check_register(
    rows: BillRows, stages: Sequence[BillStage], units: Mapping[str, Unit], quarter: Quarter
) -> Iterator[Problem]:
    """Everything wrong in the register that single cells and names do not show.

    Steps are followed only where every row of theirs could be read: a missing one would look like a gap.
    """
    files = rows.files
    if rows.there and not {"bills", "bill_actions"} <= rows.there:
        missing = min({"bills", "bill_actions"} - rows.there)
        write = "Add it: the tables of the register belong together."
        yield problem(files[missing], 0, "", "missing-file", "This file is missing.", write)
        return
    if rows.there and not stages:
        found = "There is a register of bills, but no list of stages."
        yield problem(files["bills"], 0, "", "no-stages", found, "Add reference/stages.csv.")
        return
    if "bill_actions" not in rows.spoilt:
        yield from check_bills(files["bills"], rows.bills, rows.actions, units)
        yield from check_actions(files["bill_actions"], rows.actions, units)
        yield from check_links(files["bill_links"], rows.links, rows.actions)
    yield from check_participation(files["bill_participation"], rows.participation, quarter)


def _by_bill(rows: Sequence[Placed[Row]]) -> Mapping[str, list[Row]]:
    found: dict[str, list[Row]] = defaultdict(list)
    for _, row in rows:
        found[row.bill_id].append(row)
    return found
