"""Bills for worked examples: a few steps written as ``first_reading 2025-02-03``."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any

from checked_tables.checked import CheckedTables
from checked_tables.schemas import read_schemas
from checked_tables.texts import Bilingual
from plugins.core.facts.read import SCHEMAS
from plugins.core.facts.version import Read
from plugins.subjects.bills.declaration import SUBJECT
from plugins.subjects.bills.record import Bill, BillAction, BillStage, Journey, Participation, StatutoryClock
from tests.samples.facts import facts_of
from tools.illustrative.place import EXAMPLE

NO_TEXT = Bilingual("")


def journey_of_the_portal() -> Journey:
    """The committed stages and clocks, for which no problem is found."""
    schemas = read_schemas(SCHEMAS)
    tables = CheckedTables(EXAMPLE.reference, "reference")
    tables.read([schemas["stages"], schemas["statutory_clocks"]])
    reference = facts_of(*(row for kind in (BillStage, StatutoryClock) for _, row in tables.records(kind)))
    assert SUBJECT.gather_reference is not None
    assert SUBJECT.check_reference is not None
    (journey,) = SUBJECT.gather_reference(tables, reference)
    assert isinstance(journey, Journey)
    read = Read(tables=tables, reference=reference, declared=reference)
    assert [*tables.problems, *SUBJECT.check_reference(read)] == []
    return journey


JOURNEY = journey_of_the_portal()
STAGES, CLOCKS = JOURNEY.stages, JOURNEY.clocks


def actions(bill_id: str, *steps: str) -> tuple[BillAction, ...]:
    """``"third_reading 2025-05-06 passed"``: stage, day and perhaps a result."""
    found = []
    for seq, step in enumerate(steps, start=1):
        stage_id, day, *result = step.split()
        found.append(
            BillAction(
                bill_id=bill_id,
                seq=seq,
                date=date.fromisoformat(day),
                stage_id=stage_id,
                result=result[0] if result else None,  # type: ignore[arg-type]
                unit_id=None,
                note=NO_TEXT,
            )
        )
    return tuple(found)


def bill(*steps: str, bill_id: str = "bill_one", events: Sequence[Participation] = ()) -> Bill:
    """A bill with these steps."""
    return Bill(
        bill_id=bill_id,
        number="Example Bill No. 1 of 2025",
        session=2025,
        title=Bilingual("The Illustrative Umbrella Stands Bill, 2025 (example)"),
        summary=Bilingual("Would set up umbrella stands."),
        origin="committee",
        mover="",
        committee_id=None,
        gazette_no="",
        act_no="",
        note=NO_TEXT,
        actions=actions(bill_id, *steps),
        participation=tuple(events),
    )


def event(held_on: str, **changes: Any) -> Participation:
    """A public hearing of 30 people, nobody knows when announced, unless told otherwise."""
    day = date.fromisoformat(held_on)
    given: dict[str, Any] = {
        "bill_id": "bill_one",
        "event_no": 1,
        "kind": "hearing",
        "notice_on": None,
        "held_on": day,
        "place": "Example hall",
        "languages": ("en", "sw"),
        "attendees": 30,
        "attendees_women": None,
        "attendees_youth": None,
        "attendees_pwd": None,
        "status": "reported",
        "submissions": None,
        "note": NO_TEXT,
    }
    return Participation(**(given | changes))
