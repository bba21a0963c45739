"""``correct --abandon``: close a correction that was opened by mistake; what it held is kept."""

from __future__ import annotations

from pathlib import Path

from checked_tables.words import NOTE_AT_MOST, text_fault
from plugins.core.statements.formats import months
from plugins.desk.clock import Clock
from plugins.desk.draft import provenance_of, read_draft, write_draft
from plugins.desk.folder import Desk, quarter_named
from plugins.desk.lock import at_work
from plugins.desk.new_quarter import put_aside
from plugins.desk.releasing.journal import read_journal
from plugins.desk.signing.files import signed_files
from plugins.desk.signing.keys import read_keys
from plugins.desk.signing.record import (
    ABANDONED,
    Signature,
    counting,
    data_sha256_of,
    read_signatures,
    write_signature,
)
from plugins.desk.signing.rules import check_day, office_named
from plugins.desk.signing.say import named, say_signature
from plugins.desk.trouble import DeskTrouble, files
from plugins.desk.typed import typed
from plugins.desk.versions import released_versions, version_in_preparation


def abandon(data_dir: Path, desk: Desk, clock: Clock, written: str, office: str, why: str) -> str:
    """Close the correction of the quarter ``written``; the sentences to print. Its draft is kept among the
    earlier ones, its workbook is put aside, its sign-offs count no more; what is published is as it was.

    ``DeskTrouble`` if none is open, or if it is not said which office closes it, and why. Stopped anywhere,
    it is ended by typing it again.
    """
    quarter, units = quarter_named(written), read_keys(data_dir)[1]
    said = f"{quarter} ({months(quarter, 'en')})"
    place, by = desk.of(quarter), office_named(office, units)
    fault = text_fault(why, NOTE_AT_MOST) if why.strip() else None
    if fault is not None or not why.strip():
        raise DeskTrouble(f"{fault.found} {fault.write}" if fault else 'Say why it is closed: --why "...".')
    with at_work(place.path, "correct"), files("closing the correction"):
        released = released_versions(data_dir)
        version = version_in_preparation(place, released) if quarter in released else None
        if version is None:
            raise DeskTrouble(
                f"No correction of {quarter} ({months(quarter, 'en')}) is open; nothing is closed."
            )
        if read_journal(place) is not None:
            raise DeskTrouble(f"Its release was begun and interrupted. Finish that: {typed('release')}")
        clock.must_be_real(provenance_of(read_draft(place)))
        every = read_signatures(place)
        check_day(clock.today, clock, quarter, every)
        given = [each for each in every if each.version == version]
        signed = bool(counting(given, version))
        if given and given[-1].step == ABANDONED:
            record = given[-1]  # it was stopped before the draft was gone
        else:
            sums = signed_files(place, data_dir)
            record = Signature(
                number=max((each.number for each in every), default=0) + 1,
                version=version,
                step=ABANDONED,
                office=by.unit_id,
                on=clock.today,
                evidence=why.strip(),
                note="",
                data_sha256=data_sha256_of(sums),
                files=sums,
                at=clock.now,
            )
            write_signature(place, record)
        workbook = put_aside(place) if place.workbook.exists() else None
        kept = write_draft(place, {})
    names = named(units)
    lines = [
        f"Closed the correction of {said}; version {released[quarter]} is as it was.",
        f"Recorded: abandoned, by {say_signature(record, names)}.",
        f"What it held is kept in {kept}." if kept else "",
        f"Its workbook is now {workbook.name}." if workbook else "",
        "Its sign-offs no longer count." if signed else "",
    ]
    return "\n".join(filter(None, lines))
