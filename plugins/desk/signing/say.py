"""Where the sign-offs stand, in words for the person at the keyboard."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from plugins.core.statements.formats import day, months
from plugins.core.time.quarter import Quarter
from plugins.core.time.release import Stage
from plugins.desk.typed import typed
from plugins.subjects.units.record import Unit

from .record import STEPS, Change, Signature, Standing, Void

#: What it means to sign a step, and an office that would.
MEANING: Mapping[Stage, tuple[str, str]] = {
    "submitted": ("the offices have handed in every table, and the draft holds them", "office_secretariat"),
    "validated": ("the draft has no errors, and whatever stands out has its reason", "office_planning"),
    "disclosure_checked": (
        "nothing in it points at a person, and what is hidden stays hidden",
        "office_legal",
    ),
    "leadership_reviewed": ("the Clerk's office has read it and agrees to its release", "office_clerk"),
    "tabled": ("it was laid before the House or its committee", "office_clerk"),
    "cleared": ("it may be published on the announced day", "office_clerk"),
}
NO_PROOF = "This is a record by office, not proof of identity: the command does not know who is typing."


def say_standing(
    quarter: Quarter, version: int, found: Standing, units: Sequence[Unit], sha256: str
) -> Iterator[str]:
    """Every step with what is recorded of it, then the next one and what to type."""
    names = named(units)
    yield f"Sign-offs of {quarter}, version {version} ({months(quarter, 'en')})"
    yield f"The data's SHA-256 is {sha256}"
    void = {each.signature.step: each for each in found.void}
    for number, step in enumerate(STEPS, start=1):
        signed = found.of(step)
        if signed is not None:
            yield f"  {number} {step}: signed by {say_signature(signed, names)}"
        elif step in void:
            lost = void[step]
            yield f"  {number} {step}: void, sign it again. It was signed by"
            yield f"      {say_signature(lost.signature, names)}"
            yield f"      {say_lost(lost, names)}"
        else:
            yield f"  {number} {step}: to come"
    yield say_next(found)


def named(units: Sequence[Unit]) -> Mapping[str, str]:
    """The English name of each unit, by its id."""
    return {unit.unit_id: unit.name.en for unit in units}


def say_signature(signature: Signature, names: Mapping[str, str]) -> str:
    """``Planning Unit on 14 January 2027 (Minute 4/2027)``."""
    office = names.get(signature.office, signature.office)
    shown = "; ".join(filter(None, (signature.evidence, signature.note)))
    on = day(signature.on, "en").replace("\N{NO-BREAK SPACE}", " ")
    return f"{office} on {on} ({shown})"


def say_lost(lost: Void, names: Mapping[str, str]) -> str:
    """Why a signature counts no more: who took it back, or what changed since."""
    if lost.withdrawn is not None:
        return f"It was taken back by {say_signature(lost.withdrawn, names)}."
    return _say_changes(lost.changes)


def _say_changes(changes: Iterable[Change]) -> str:
    """Which files are not as they were when it was signed."""
    words = {"changed": "was changed", "added": "was added", "removed": "was taken out"}
    said = [f"{each.file} {words[each.how]}" for each in changes]
    if not said:
        return "A step before it had to be signed again."
    return f"Since then {'; '.join(said)}."


def say_next(found: Standing) -> str:
    """What comes next, and the words to type."""
    if found.next_step is None:
        return f"Every step is signed. Next, on the announced day: {typed('release')}"
    meaning, office = MEANING[found.next_step]
    shows = ("--office", office, "--evidence", "the document that shows it")
    command = typed("sign-off", found.next_step, *shows)
    return f"Next: {found.next_step}. Whoever signs it says: {meaning}.\n  {command}"
