"""The register of bills as published: each quarter's, with what follows from it."""

from __future__ import annotations

from collections.abc import Iterator

from plugins.core.facts.assembly import Assembly, Report
from plugins.core.packing.publisher import Contribution, Line, Lines, copies, filled, newest

from .measure import bill_register
from .model import BillRegister, BillStory
from .record import Journey, Register, StatutoryClock

_DERIVED = (
    *("outcome", "first_reading_on", "passed_on", "assented_on", "days_to_passage", "days_waiting"),
    *("readings_on_one_day", "hearings_before_passage", "days_lapsed"),
)


def register(report: Report, assembly: Assembly) -> Lines:
    """The lines of each table; nothing for a release without a register."""
    bills = report.records[Register].bills
    if not bills:
        return {}
    found = bill_register(
        report.release, bills, assembly.reference[Journey].stages, assembly.rows(StatutoryClock)
    )
    return {
        "bills": (Line(story.bill, _derived(story)) for story in found.bills),
        "bill_actions": _actions(found),
        "bill_participation": _participation(found),
        "bill_documents": copies(one for story in found.bills for one in story.bill.documents),
        "bill_amendments": copies(one for story in found.bills for one in story.bill.amendments),
        **filled({"bill_links": copies(one for story in found.bills for one in story.bill.links)}),
        "bill_clocks": _clocks(found),
    }


BILLS = Contribution(lines=register, series=newest, place=(2, 2))


def _derived(story: BillStory) -> dict[str, object]:
    stage = {"stage_id": story.stage.stage_id, "stage_since": story.since}
    return stage | {name: getattr(story, name) for name in _DERIVED}


def _actions(register: BillRegister) -> Iterator[Line]:
    for story in register.bills:
        for step in story.steps:
            yield Line(
                step.action,
                {
                    "stage_name_en": step.stage.name.en,
                    "classification": ";".join(step.classification),
                    "days_since_step_before": step.days,
                },
            )


def _participation(register: BillRegister) -> Iterator[Line]:
    for story in register.bills:
        for event in story.bill.participation:
            held = event.kind in ("hearing", "town_hall") and event.held_on <= register.as_at
            yield Line(event, {"classification": "hearing-held" if held else ""})


def _clocks(register: BillRegister) -> Iterator[Line]:
    for story in register.bills:
        for run in story.clocks:
            yield Line(
                run,
                {
                    "bill_id": story.bill.bill_id,
                    "clock_id": run.clock.clock_id,
                    "basis": run.clock.basis,
                    "verified": run.clock.verified,
                    "allowed_days": run.clock.days,
                },
            )
