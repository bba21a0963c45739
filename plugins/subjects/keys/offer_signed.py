"""Whether a release's checksum is signed, by whom, and how anybody checks that; for pages that print it."""

from __future__ import annotations

from collections.abc import Iterator

from plugins.core.facts.assembly import Report
from plugins.core.pages.teller import Teller
from plugins.subjects.units.record import Unit

from .record import Key, SignedChecksum


def in_short(teller: Teller, report: Report) -> str:
    """A few words to stand beside the checksum, with the public key of each office that signed."""
    keys = _keys(teller)
    said = [
        teller.t("keys.signed", office=_office(teller, row), public=keys[row.key_id].public_key)
        for row in report.rows(SignedChecksum)
        if row.key_id in keys
    ]
    return "; ".join(said) or teller.t("keys.not_signed")


def at_length(teller: Teller, report: Report) -> Iterator[str]:
    """What was done, in sentences, or that nothing was."""
    keys, rows = _keys(teller), report.rows(SignedChecksum)
    if not rows:
        yield teller.t("keys.not_signed_what")
    for row in rows:
        key = keys.get(row.key_id)
        if key is not None:
            office = _office(teller, row)
            yield teller.t("keys.signed_what", office=office, day=row.on_date, public=key.public_key)
            if key.ended == "lost" and key.until_date is not None:
                yield teller.t("keys.lost", day=key.until_date, paper=key.until_paper)


def how_to_check(teller: Teller, report: Report, listed: str) -> tuple[str, ...]:
    """What to type to check each signature of the file ``listed``; nothing where there is none."""
    keys = _keys(teller)
    return tuple(
        teller.t("keys.check", file=row.file, list=listed, public=keys[row.key_id].public_key)
        for row in report.rows(SignedChecksum)
        if row.key_id in keys
    )


def _keys(teller: Teller) -> dict[str, Key]:
    return {key.key_id: key for key in teller.assembly.rows(Key)}


def _office(teller: Teller, row: SignedChecksum) -> str:
    units = {unit.unit_id: unit for unit in teller.assembly.rows(Unit)}
    return teller.plain(units[row.unit_id].name) if row.unit_id in units else row.unit_id
