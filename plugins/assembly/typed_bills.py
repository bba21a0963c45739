"""From checked rows of text to the records of ``records_bills.py``."""

from __future__ import annotations

from .records_bills import (
    Amendment,
    Bill,
    BillAction,
    BillDocument,
    BillStage,
    Participation,
    StatutoryClock,
)
from .source import Source
from .typed import Cells, both, listed


def stage(cell: Cells, _: Source) -> BillStage:
    """One row of ``stages.csv``."""
    return BillStage(
        stage_id=cell["stage_id"],
        order=cell["order"],
        kind=cell["kind"],
        name=both(cell, "name"),
        standing=both(cell, "standing"),
        next=both(cell, "next"),
        classification=listed(cell["classification"]),
        classification_passed=listed(cell["classification_passed"]),
        classification_failed=listed(cell["classification_failed"]),
        classification_amended=listed(cell["classification_amended"]),
        basis=cell["basis"] or "",
    )


def clock(cell: Cells, _: Source) -> StatutoryClock:
    """One row of ``statutory_clocks.csv``."""
    return StatutoryClock(
        clock_id=cell["clock_id"],
        what=both(cell, "what"),
        basis=cell["basis"] or "",
        kind=cell["kind"],
        days=cell["days"],
        starts_stage_id=cell["starts_stage_id"],
        ends_stage_ids=listed(cell["ends_stage_ids"]),
        verified=cell["verified"],
        source=cell["source"] or "",
    )


def bill(cell: Cells, _: Source) -> Bill:
    """One row of ``bills.csv``; what happened to the bill is added when all tables are read."""
    return Bill(
        bill_id=cell["bill_id"],
        number=cell["number"],
        session=cell["session"],
        title=both(cell, "title"),
        summary=both(cell, "summary"),
        origin=cell["origin"],
        mover=cell["mover"] or "",
        committee_id=cell["committee_id"],
        gazette_no=cell["gazette_no"] or "",
        act_no=cell["act_no"] or "",
        note=both(cell, "note"),
    )


def action(cell: Cells, _: Source) -> BillAction:
    """One row of ``bill_actions.csv``."""
    return BillAction(
        bill_id=cell["bill_id"],
        seq=cell["seq"],
        date=cell["date"],
        stage_id=cell["stage_id"],
        result=cell["result"],
        unit_id=cell["unit_id"],
        note=both(cell, "note"),
    )


def participation(cell: Cells, _: Source) -> Participation:
    """One row of ``bill_participation.csv``."""
    return Participation(
        bill_id=cell["bill_id"],
        event_no=cell["event_no"],
        kind=cell["kind"],
        notice_on=cell["notice_on"],
        held_on=cell["held_on"],
        place=cell["place"] or "",
        languages=listed(cell["languages"]),
        attendees=cell["attendees"],
        attendees_women=cell["attendees_women"],
        attendees_youth=cell["attendees_youth"],
        attendees_pwd=cell["attendees_pwd"],
        status=cell["status"],
        submissions=cell["submissions"],
        note=both(cell, "note"),
    )


def document(cell: Cells, _: Source) -> BillDocument:
    """One row of ``bill_documents.csv``."""
    return BillDocument(
        bill_id=cell["bill_id"],
        document_no=cell["document_no"],
        kind=cell["kind"],
        dated_on=cell["dated_on"],
        title=both(cell, "title"),
        address=cell["address"] or "",
    )


def amendment(cell: Cells, _: Source) -> Amendment:
    """One row of ``bill_amendments.csv``."""
    return Amendment(
        bill_id=cell["bill_id"],
        amendment_no=cell["amendment_no"],
        clause=cell["clause"],
        mover=cell["mover"],
        moved_on=cell["moved_on"],
        result=cell["result"],
        summary=both(cell, "summary"),
    )
