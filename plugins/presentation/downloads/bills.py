"""The register of bills as published: each quarter's, with what follows from it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from plugins.assembly.measures.bills import bill_register
from plugins.assembly.model import Assembly, QuarterReport
from plugins.assembly.model_bills import BillRegister, BillStory
from plugins.assembly.status import MARKER, SDMX_STATUS

from .reference import laid_out
from .tables import Row, release_columns


def bill_tables(
    report: QuarterReport, assembly: Assembly, columns: Mapping[str, Sequence[str]]
) -> dict[str, list[Row]]:
    """The rows of each table under ``columns`` (by table name); nothing for a release without a register."""
    bills = report.records.bills if report.records is not None else ()
    if not bills:
        return {}
    register = bill_register(report.release, bills, assembly.bill_stages, assembly.statutory_clocks)
    names = {unit.unit_id: unit.name.en for unit in assembly.units}
    found = {
        "bills": _bills(register, names),
        "bill_actions": _actions(register),
        "bill_participation": _participation(register),
        "bill_documents": _plain(one for story in register.bills for one in story.bill.documents),
        "bill_amendments": _plain(one for story in register.bills for one in story.bill.amendments),
        "bill_clocks": _clocks(register),
    }
    release = release_columns(report)
    return {
        name: [laid_out({**release, **row}, columns[name]) for row in rows] for name, rows in found.items()
    }


def register_report(assembly: Assembly) -> QuarterReport | None:
    """The newest report that has a register of bills."""
    with_one = (one for one in reversed(assembly.reports) if one.records is not None and one.records.bills)
    return next(with_one, None)


def _plain(records: Iterator[Any]) -> Iterator[dict[str, Any]]:
    return ({"record": record} for record in records)


def _bills(register: BillRegister, names: Mapping[str, str]) -> Iterator[dict[str, Any]]:
    for story in register.bills:
        yield {
            "record": story.bill,
            "committee_name_en": names.get(story.bill.committee_id or ""),
            "stage_id": story.stage.stage_id,
            "stage_since": story.since,
            **_derived(story),
        }


def _derived(story: BillStory) -> dict[str, Any]:
    names = ("outcome", "first_reading_on", "passed_on", "assented_on", "days_to_passage", "days_waiting")
    return {name: getattr(story, name) for name in (*names, "readings_on_one_day", "hearings_before_passage")}


def _actions(register: BillRegister) -> Iterator[dict[str, Any]]:
    for story in register.bills:
        for step in story.steps:
            yield {
                "record": step.action,
                "stage_name_en": step.stage.name.en,
                "classification": ";".join(step.classification),
                "days_since_step_before": step.days,
            }


def _participation(register: BillRegister) -> Iterator[dict[str, Any]]:
    for story in register.bills:
        for event in story.bill.participation:
            held = event.kind in ("hearing", "town_hall") and event.held_on <= register.as_at
            yield {
                "record": event,
                "classification": "hearing-held" if held else "",
                "obs_status": SDMX_STATUS[event.status],
                "marker": MARKER[event.status],
            }


def _clocks(register: BillRegister) -> Iterator[dict[str, Any]]:
    for story in register.bills:
        for run in story.clocks:
            yield {
                "record": run,
                "bill_id": story.bill.bill_id,
                "clock_id": run.clock.clock_id,
                "basis": run.clock.basis,
                "verified": run.clock.verified,
                "allowed_days": run.clock.days,
            }
