"""``sign_offs.csv`` of a release: the sign-offs of the desk, by office, for the site and the downloads."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable

from plugins.subjects.units.record import Unit

from .record import Signature

COLUMNS = ("stage", "office", "on_date", "evidence", "note_en", "note_sw")
_REHEARSED = ("Illustrative: no such step took place.", "Mfano tu: hatua hii haikufanyika.")


def pack_trail(signed: Iterable[Signature], units: Iterable[Unit], provenance: str) -> bytes:
    """The table, offices by their English names. An illustrative release claims no step: each row says so,
    and names no evidence."""
    names = {unit.unit_id: unit.name.en for unit in units}
    out = io.StringIO(newline="")
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(COLUMNS)
    for each in signed:
        played = provenance == "illustrative"
        evidence, note = ("", _REHEARSED) if played else (each.evidence, (each.note, ""))
        writer.writerow((each.step, names.get(each.office, each.office), each.on, evidence, *note))
    return out.getvalue().encode()
