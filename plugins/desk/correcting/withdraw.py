"""``sign-off STEP --withdraw``: an office takes a step back, for a reason that is kept."""

from __future__ import annotations

from pathlib import Path

from checked_tables.words import NOTE_AT_MOST, text_fault
from plugins.desk.clock import Clock
from plugins.desk.draft import provenance_of, read_draft
from plugins.desk.folder import Desk
from plugins.desk.lock import at_work
from plugins.desk.releasing.journal import read_journal
from plugins.desk.signing.files import signed_files
from plugins.desk.signing.keys import read_keys
from plugins.desk.signing.record import (
    WITHDRAWN,
    Signature,
    data_sha256_of,
    read_signatures,
    standing,
    write_signature,
)
from plugins.desk.signing.rules import check_day, office_named, step_named
from plugins.desk.signing.say import named, say_next, say_signature
from plugins.desk.trouble import DeskTrouble
from plugins.desk.typed import typed
from plugins.desk.versions import place_in_preparation


def withdraw(
    data_dir: Path, desk: Desk, clock: Clock, *, step: str, office: str, why: str, quarter: str = ""
) -> str:
    """Record that ``office`` takes ``step`` back because of ``why``; the sentences to print. The step and
    those after it have to be signed again; the signatures themselves are kept.

    ``DeskTrouble`` if the step does not stand, or if it is not said which office takes it back, and why.
    """
    wanted, units = step_named(step), read_keys(data_dir)[1]
    place, version = place_in_preparation(data_dir, desk, quarter)
    by = office_named(office, units)
    fault = text_fault(why, NOTE_AT_MOST) if why.strip() else None
    if fault is not None or not why.strip():
        raise DeskTrouble(f"{fault.found} {fault.write}" if fault else 'Say why: --why "...".')
    with at_work(place.path, "sign-off"):
        if read_journal(place) is not None:
            raise DeskTrouble(f"Its release was begun and interrupted. Finish that: {typed('release')}")
        clock.must_be_real(provenance_of(read_draft(place)))
        given, now = read_signatures(place), signed_files(place, data_dir)
        if standing(given, now, version).of(wanted) is None:
            raise DeskTrouble(f"{wanted} is not signed for the data as it is; there is nothing to take back.")
        check_day(clock.today, clock, place.quarter, given)
        record = Signature(
            number=max(each.number for each in given) + 1,
            version=version,
            step=WITHDRAWN,
            takes_back=wanted,
            office=by.unit_id,
            on=clock.today,
            evidence="",
            note=why.strip(),
            data_sha256=data_sha256_of(now),
            files=now,
            at=clock.now,
        )
        write_signature(place, record)
    names = named(units)
    return "\n".join(
        (
            f"Recorded for {place.quarter}: {wanted} is taken back, by {say_signature(record, names)}.",
            say_next(standing((*given, record), now, version)),
        )
    )
