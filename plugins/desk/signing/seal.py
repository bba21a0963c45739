"""The office's signature over the release checksum: made at a sign-off, packed for the version, checked.

From the step that fixes the checksum on (``leadership_reviewed``), an office that has a key signs the bytes
of ``reported.sha256``; earlier steps record the draft's own checksum alone.
"""

from __future__ import annotations

import csv
import io
from base64 import b64decode
from collections.abc import Iterator, Mapping, Sequence
from datetime import date

from plugins.core.time.quarter import Quarter
from plugins.core.time.release import Stage
from plugins.desk.folder import Desk
from plugins.desk.trouble import DeskTrouble, files
from plugins.desk.typed import typed
from plugins.subjects.keys.record import Key, SignedChecksum
from plugins.subjects.units.record import Unit

from .keys import Ask, key_on, secret_of
from .minisign import BadSignature, sign, verify
from .record import Signature

#: The steps at which the checksum is signed: the first fixes it.
SIGNED: tuple[Stage, ...] = ("leadership_reviewed", "tabled", "cleared")
FILE = "signatures.csv"
_COLUMNS = ("unit_id", "key_id", "on_date", "signature", "comment", "of_comment")


def sealed(
    reported: bytes, office: Unit, keys: Sequence[Key], desk: Desk, ask: Ask, about: str, day: date
) -> tuple[str, str]:
    """The text of the office's signature over ``reported``, and the id of its key; both empty if it has none.
    ``DeskTrouble`` if its secret key is not here, or not opened."""
    key = key_on(keys, office.unit_id, day)
    if key is None:
        return "", ""
    place = secret_of(desk, office.unit_id, key.key_id)
    if not place.is_file():
        raise DeskTrouble(
            f"{office.name.en} has the key {key.key_id}, and {place} is not there. Copy it there; if it is "
            f"lost: {typed('key', 'lost', '--office', office.unit_id, '--paper', 'Minute 4/2026')}"
        )
    with files("reading the key"):
        secret = place.read_text(encoding="utf-8")
    text = sign(reported, secret, ask(f"The passphrase of {office.name.en}: "), f"{about}, {day}")
    try:
        verify(reported, text, key.public_key)
    except BadSignature:
        raise DeskTrouble(
            f"{place} is not the key {key.key_id} of {office.name.en}. Nothing was signed."
        ) from None
    return text, key.key_id


def about(quarter: Quarter, version: int, provenance: str, step: Stage) -> str:
    """What is signed with the checksum, in the trusted comment."""
    return f"{quarter} version {version}, {provenance}, {step}"


def say_sealed(signature: Signature, office: Unit) -> str:
    """Whether the checksum is signed now, in a sentence."""
    if signature.seal:
        return f"{office.name.en} signed the release checksum with the key {signature.key}."
    return (
        f"The release checksum is not signed: {office.name.en} has no key. To make one: {typed('key', 'new')}"
    )


def pack_seals(signed: Sequence[Signature]) -> bytes | None:
    """``signatures.csv`` of a version: each office's last signature; ``None`` if nobody signed with a key."""
    last = {each.office: each for each in signed if each.seal}
    if not last:
        return None
    out = io.StringIO(newline="")
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(_COLUMNS)
    for each in last.values():
        _, first, comment, second = each.seal.splitlines()
        said, of_comment = comment.removeprefix("trusted comment: "), b64decode(second).hex()
        writer.writerow((each.office, each.key, each.on, first, said, of_comment))
    return out.getvalue().encode()


def check_required(signed: Sequence[Signature], keys: Sequence[Key], units: Sequence[Unit]) -> Iterator[str]:
    """Each office whose signature is required has signed with its key."""
    names = {unit.unit_id: unit.name.en for unit in units}
    have = {each.office: each for each in signed if each.seal}
    day = max((each.on for each in signed), default=None)
    for unit_id in dict.fromkeys(key.unit_id for key in keys if key.must_sign) if day else ():
        if key_on(keys, unit_id, day or date.min) is not None and unit_id not in have:
            yield (
                f"{names.get(unit_id, unit_id)} has a key and has not signed the release checksum. Have it "
                f"sign off a step from {SIGNED[0]} on."
            )


def check_seals(files: Mapping[str, bytes], reported: bytes, keys: Sequence[Key]) -> Iterator[str]:
    """Each signature of the version is over the checksum as it was built."""
    known = {key.key_id: key.public_key for key in keys}
    for row in csv.DictReader(files.get(FILE, b"").decode("utf-8").splitlines()):
        try:
            verify(reported, text_of(row), known[row["key_id"]])
        except BadSignature as reason:
            yield (
                f"The signature of {row['unit_id']} does not hold: {reason}. Have it sign off again from "
                f"{SIGNED[0]} on."
            )
        except KeyError:
            yield f"The key {row['key_id']} of {row['unit_id']} is not in data/reference/keys.csv."


def text_of(row: Mapping[str, str]) -> str:
    """A row of ``signatures.csv`` as minisign's file."""
    cells = {name: row[name] for name in _COLUMNS if name != "on_date"}
    return SignedChecksum(on_date=date.fromisoformat(row["on_date"]), **cells).text
