"""What surrounds the figures: submissions, actions, sign-offs, corrections and release.toml."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date, timedelta

from .actions import ACTIONS
from .story import CORRECTED, DEPARTMENTS, SILENT, Edition
from .tables import Row, dice

_STEPS = (
    ("submitted", "Heads of department", -20),
    ("validated", "Planning Unit", -16),
    ("disclosure_checked", "Productivity Secretariat", -13),
    ("leadership_reviewed", "Office of the Clerk", -9),
    ("tabled", "Office of the Clerk", -3),
    ("cleared", "Office of the Clerk", -1),
    ("published", "ICT Department", 0),
)


def submission_rows(edition: Edition) -> Iterator[Row]:
    """Nobody was asked for the baseline; afterwards each department was, ten days after the quarter."""
    due = edition.period.last_day + timedelta(days=10)
    for unit in DEPARTMENTS:
        row: Row = {"unit_id": unit, "due_on": due, "times_returned": 0}
        if (edition.quarter, unit) not in SILENT:
            roll = dice("submission", unit, edition.quarter)
            late = 2 if unit == "dept_fig" else 1 if unit == "dept_sisal" else 0
            received = due + timedelta(days=min(3, late - int(roll.random() * 4)))
            row["times_returned"] = int(roll.random() * 2.4) if unit != "dept_cedar" else 0
            row["received_on"] = received
            row["validated_on"] = min(edition.as_at, received + timedelta(days=1 + int(roll.random() * 3)))
        yield row


def action_rows(edition: Edition) -> Iterator[Row]:
    """The actions open at some time in the quarter or decided by its reporting date, as they stood then."""
    for action in ACTIONS:
        opened, done = action.opened_on, action.done_on
        if opened > edition.as_at or (done is not None and done < edition.period.first_day):
            continue
        if action.only_in and action.only_in != edition.quarter:
            continue
        finished = done is not None and done <= edition.as_at
        started = action.started_on is not None and action.started_on <= edition.as_at
        status = "done" if finished else "in_progress" if started else "open"
        if action.none_planned:
            status = "none_planned"
        yield {
            "action_id": action.action_id,
            "metric_id": action.metric_id,
            "unit_id": action.unit_id,
            "problem_en": action.problem.en,
            "problem_sw": action.problem.sw,
            "action_en": action.action.en,
            "action_sw": action.action.sw,
            "owner_unit_id": action.owner_unit_id,
            "opened_on": opened,
            "due_on": action.due_on,
            "status": status,
            "done_on": done if finished else None,
            "outcome_en": action.outcome.en if finished else "",
            "outcome_sw": action.outcome.sw if finished else "",
        }


def sign_off_rows(edition: Edition) -> Iterator[Row]:
    for stage, office, days in _STEPS:
        yield {
            "stage": stage,
            "office": office,
            "on_date": edition.published_on + timedelta(days=days),
            "note_en": "Illustrative: no such step took place.",
            "note_sw": "Mfano tu: hatua hii haikufanyika.",
        }


def correction_rows(
    old: Sequence[Mapping[str, object]], new: Sequence[Mapping[str, object]]
) -> Iterator[Row]:
    """One row for each cell that version 2 of the corrected quarter changed."""
    number = 0
    for before, after in zip(old, new, strict=True):
        for column in ("value", "numerator", "denominator", "status"):
            if before.get(column) == after.get(column):
                continue
            number += 1
            is_bill = after["metric_id"] == "adm_energy_kwh"
            yield {
                "correction_id": f"cor_{CORRECTED.lower().replace('-', '_')}_{number:02d}",
                "kind": "revision" if is_bill else "correction",
                "severity": "minor" if is_bill else "substantial",
                "metric_id": after["metric_id"],
                "unit_id": after["unit_id"],
                "column": column,
                "old_value": before.get(column),
                "new_value": after.get(column),
                "found_by": "assembly" if is_bill else "public",
                "found_on": date(2026, 8, 3) if is_bill else date(2026, 8, 12),
                "reason_en": "June's electricity bill arrived."
                if is_bill
                else "A reader saw that two reports of Example Committee Ibis had been counted twice.",
                "reason_sw": "Ankara ya umeme ya Juni ilifika."
                if is_bill
                else "Msomaji aliona kwamba ripoti mbili za Kamati ya Mfano Ibis zilihesabiwa mara mbili.",
            }


def table_change_row(version: str, place: int, name: str, counts: str) -> Row:
    """The row that says of the other table what changed in it: the electricity bill, by building."""
    return {
        "correction_id": f"cor_{version.lower().replace('-', '_')}_{place:02d}",
        "kind": "revision",
        "severity": "minor",
        "new_value": counts,
        "found_by": "assembly",
        "found_on": date(2026, 8, 3),
        "reason_en": "June's electricity bill arrived.",
        "reason_sw": "Ankara ya umeme ya Juni ilifika.",
        "table": name,
    }


def release_toml(edition: Edition) -> str:
    lines = [
        'stage = "published"',
        'provenance = "illustrative"',
        f'illustrates = "{"back-cast" if edition.is_back_cast else "reported"}"',
        f"as_at = {edition.as_at}",
        f"scheduled_on = {edition.scheduled_on}",
        f"published_on = {edition.published_on}",
        f"next_expected_on = {edition.next_expected_on}",
        f"has_index = {str(edition.no_index is None).lower()}",
    ]
    if edition.no_index is not None:
        lines.append(f'no_index_reason_en = "{edition.no_index.en}"')
        lines.append(f'no_index_reason_sw = "{edition.no_index.sw}"')
    return "\n".join(lines) + "\n"
