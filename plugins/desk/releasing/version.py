"""The files of a version as they are frozen: the draft, published on its day, with its whole trail."""

from __future__ import annotations

import csv
import io
import json
import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from checked_tables.texts import Bilingual
from plugins.core.time.release_file import FILE, KEYS
from plugins.desk.signing.record import Signature
from plugins.desk.signing.seal import FILE as SEALS
from plugins.desk.signing.seal import pack_seals
from plugins.desk.signing.trail import pack_trail
from plugins.subjects.units.record import Unit

_PLAYED = Bilingual("Illustrative: no such step took place.", "Mfano tu: hatua hii haikufanyika.")


@dataclass(frozen=True, slots=True)
class Waiver:
    """An office lets the pages go out before their Kiswahili was reviewed. The pages keep their mark."""

    office: Unit
    because: str

    @property
    def note(self) -> Bilingual:
        """What readers see beside the step ``published``."""
        sw = self.office.name.sw or self.office.name.en
        return Bilingual(
            f"Kiswahili not reviewed yet; allowed by {self.office.name.en}: {self.because}",
            f"Kiswahili bado hakijahakikiwa; imeruhusiwa na {sw}.",
        )


def version_files(
    draft: Mapping[str, bytes],
    *,
    signed: Sequence[Signature],
    units: Sequence[Unit],
    provenance: str,
    published_on: date,
    office: Unit,
    waiver: Waiver | None,
    rehearsed: bool = False,
) -> dict[str, bytes]:
    """Every file of the version but what freezing adds. ``office`` publishes; ``rehearsed`` says that the
    clock was set."""
    trail = pack_trail(signed, units, provenance).decode("utf-8")
    out = io.StringIO(newline="")
    notes = [_PLAYED] if provenance == "illustrative" else []
    notes += [waiver.note] if waiver is not None else []
    csv.writer(out, lineterminator="\n").writerow(
        (
            *("published", office.name.en, published_on, ""),
            *(" ".join(note.en for note in notes), " ".join(note.sw for note in notes)),
        )
    )
    seals = pack_seals(signed)
    return {
        **draft,
        **({} if seals is None else {SEALS: seals}),
        FILE: pack_published(draft[FILE], published_on, rehearsed),
        "sign_offs.csv": (trail + out.getvalue()).encode(),
    }


def pack_published(release: bytes, published_on: date, rehearsed: bool = False) -> bytes:
    """``release.toml`` of the draft as that of a version published on that day, keys in their order.

    A correction is announced by its own publication. A next report that is not ahead any more is left out.
    """
    told = {**tomllib.loads(release.decode("utf-8")), "stage": "published", "published_on": published_on}
    told.pop("rehearsed", None)
    if rehearsed:
        told["rehearsed"] = True
    if told.get("version", 1) > 1:
        told["scheduled_on"] = published_on
    following = told.get("next_expected_on")
    if following is not None and date.fromisoformat(str(following)) <= published_on:
        del told["next_expected_on"]
    lines = (f"{key} = {_value(told[key])}" for key in KEYS if key in told)
    return ("\n".join(lines) + "\n").encode()


def _value(value: object) -> str:
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, (date, int)):
        return str(value)
    return json.dumps(value, ensure_ascii=False)
