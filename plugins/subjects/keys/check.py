"""Keys that are what they are called, one at a time for each office; signatures by keys that held then."""

from __future__ import annotations

from base64 import b64decode
from collections.abc import Iterator, Sequence

from checked_tables.fault import problem
from checked_tables.mapping import Placed
from checked_tables.problems import Problem

from .record import Key, SignedChecksum


def check_keys(file: str, rows: Sequence[Placed[Key]]) -> Iterator[Problem]:
    """A name that is not the key's own, an end before the beginning, two keys of one office at once."""
    for line, key in rows:
        packed = b64decode(key.public_key)
        own = packed[2:10][::-1].hex().upper()
        if packed[:2] != b"Ed":
            found = "This is no key in the form of minisign."
            yield problem(file, line, "public_key", "no-key", found, "Copy it again, all 56 letters.")
        elif own != key.key_id:
            yield problem(file, line, "key_id", "key-name", f"This key is called {own}.", f"Write {own}.")
        if key.until_date is not None and key.until_date < key.from_date:
            found = f"It ends on {key.until_date}, before it begins."
            yield problem(file, line, "until_date", "key-days", found, "Correct one of the two.")
        for before, other in rows:
            if before < line and other.unit_id == key.unit_id and _together(key, other):
                found = f"{key.unit_id} has the key {other.key_id} on the same days (line {before})."
                yield problem(file, line, "from_date", "two-keys", found, "End one before the other begins.")


def _together(one: Key, other: Key) -> bool:
    first = max(one.from_date, other.from_date)
    return one.holds_on(first) and other.holds_on(first) and not _turns(one, other, first)


def _turns(one: Key, other: Key, day: object) -> bool:
    """Whether one takes the other's place on that very day."""
    return day in (one.until_date, other.until_date)


def check_signatures(
    file: str, rows: Sequence[Placed[SignedChecksum]], keys: Sequence[Key]
) -> Iterator[Problem]:
    """A signature by a key of another office, or by one that did not hold on its day."""
    known = {key.key_id: key for key in keys}
    for line, row in rows:
        key = known.get(row.key_id)
        if key is not None and key.unit_id != row.unit_id:
            found = f"The key {key.key_id} is that of {key.unit_id}."
            yield problem(file, line, "key_id", "others-key", found, "Have the office sign with its own.")
        elif key is not None and not key.holds_on(row.on_date):
            found = f"The key {key.key_id} did not hold on {row.on_date}."
            yield problem(file, line, "on_date", "key-not-held", found, "Sign with the key that does.")
