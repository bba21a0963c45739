"""What a sign-off must satisfy before anything is looked at: order, offices, dates, evidence."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from checked_tables.dates import date_fault
from checked_tables.nearest import did_you_mean
from checked_tables.words import NOTE_AT_MOST, text_fault
from plugins.core.time.quarter import Quarter
from plugins.core.time.release import Stage
from plugins.desk.clock import Clock
from plugins.desk.trouble import DeskTrouble
from plugins.subjects.units.record import Unit

from .record import STEPS, Signature, Standing

_OFFICES = ("office", "department")
_PREPARES: Stage = "submitted"
#: Whoever prepared the figures cannot pass these.
APPROVES: tuple[Stage, ...] = ("leadership_reviewed", "cleared")
_EVIDENCE_AT_MOST = 200


def step_named(text: str) -> Stage:
    """The step that a person typed; ``DeskTrouble`` lists the steps and the one probably meant."""
    wanted = text.strip().casefold().replace("-", "_").replace(" ", "_")
    for step in STEPS:
        if step == wanted:
            return step
    if wanted == "published":
        raise DeskTrouble("Nobody signs published: the command release records it when it publishes.")
    meant = did_you_mean(wanted, STEPS)
    raise DeskTrouble(f"{text!r} is not a step. The steps, in order: {', '.join(STEPS)}. {meant}".strip())


def office_named(text: str, units: Sequence[Unit]) -> Unit:
    """The office or department that a person typed, by its id or its English name."""
    ours = [unit for unit in units if unit.kind in _OFFICES]
    if not text.strip():
        raise DeskTrouble(f"Say which office signs: --office {ours[0].unit_id if ours else 'office_clerk'}.")
    wanted = text.strip().casefold()
    for unit in ours:
        if wanted in (unit.unit_id.casefold(), unit.name.en.casefold()):
            return unit
    known = [each for unit in ours for each in (unit.unit_id, unit.name.en)]
    listed = ", ".join(unit.unit_id for unit in ours)
    raise DeskTrouble(
        f"{text!r} is no office of the Assembly. {did_you_mean(text, known)} The offices: {listed}.".replace(
            "  ", " "
        )
    )


def day_named(on: str, clock: Clock) -> date:
    """The day that a person typed; today if nothing. ``DeskTrouble`` if it is none."""
    if not on.strip():
        return clock.today
    fault = date_fault(on.strip())
    if fault is not None:
        raise DeskTrouble(f"{fault.found} {fault.write}")
    return date.fromisoformat(on.strip())


def check_order(step: Stage, found: Standing) -> None:
    """Raise ``DeskTrouble`` unless ``step`` is the one to come."""
    if found.next_step == step:
        return
    signed = found.of(step)
    if signed is not None:
        raise DeskTrouble(
            f"{step} is signed already, on {signed.on}, for this very data. "
            + (f"Next comes {found.next_step}." if found.next_step else "Every step is signed.")
        )
    lost = next((each for each in found.void if each.signature.step == found.next_step), None)
    again = ""
    if lost is not None and (lost.changes or lost.withdrawn):
        again = f" again, because {'it was taken back' if lost.withdrawn else 'the data changed'}"
    raise DeskTrouble(f"Before {step} comes {found.next_step}. Sign that first{again}.")


def check_office(step: Stage, office: Unit, found: Standing) -> None:
    """Raise ``DeskTrouble`` if the office that prepared the figures would approve them too."""
    prepared = found.of(_PREPARES)
    if step in APPROVES and prepared is not None and prepared.office == office.unit_id:
        raise DeskTrouble(
            f"{office.name.en} submitted these figures, so another office signs {step}: nobody approves "
            "what they prepared."
        )


def check_day(on: date, clock: Clock, quarter: Quarter, signatures: Sequence[Signature]) -> None:
    """Raise ``DeskTrouble`` for a day in the future, before the quarter's end, or before what is recorded."""
    newest = max(signatures, key=lambda each: (each.on, each.at), default=None)
    latest = max((each.at for each in signatures), default=None)
    if newest is not None and latest is not None and (clock.today < newest.on or clock.now < latest):
        raise DeskTrouble(
            f"The clock of this computer says {clock.now:%Y-%m-%d %H:%M}, but {newest.step} was recorded on "
            f"{latest:%Y-%m-%d %H:%M} for {newest.on}. Set the clock right and try again; nothing was "
            "recorded."
        )
    if on > clock.today:
        raise DeskTrouble(f"{on} is in the future; today is {clock.today}. Write the day of the decision.")
    if on < quarter.last_day:
        raise DeskTrouble(
            f"{on} is before the quarter's last day, {quarter.last_day}; nobody can sign figures that are "
            "not complete."
        )
    if newest is not None and on < newest.on:
        raise DeskTrouble(
            f"{on} is before {newest.on}, when {newest.step} was signed. Steps are signed in order; write "
            f"--on {newest.on} or a later day."
        )


def check_words(evidence: str, note: str) -> None:
    """Raise ``DeskTrouble`` if the evidence is missing, or one of the two may not be published."""
    if not evidence.strip():
        raise DeskTrouble(
            'Say which document shows it: --evidence "Minute 4/2027". Name no person; it will be public.'
        )
    for text, at_most in ((evidence, _EVIDENCE_AT_MOST), (note, NOTE_AT_MOST)):
        fault = text_fault(text, at_most) if text else None
        if fault is not None:
            raise DeskTrouble(f"{fault.found} {fault.write}")
