"""The keys of offices: the public ones in the repository, the secret ones in the desk, each in its file.

::

    data/reference/keys.csv             every public key with its life; readers get it
    Kisumu-desk/keys/OFFICE-KEY.key     its secret part, which a passphrase opens; copy it to a safe place
"""

from __future__ import annotations

import csv
import io
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from checked_tables.words import text_fault
from plugins.core.facts.read_folder import read_reference
from plugins.desk.clock import Clock
from plugins.desk.folder import Desk
from plugins.desk.lock import at_work
from plugins.desk.new_quarter import schemas_of
from plugins.desk.trouble import DeskTrouble, files
from plugins.desk.typed import typed
from plugins.desk.versions import check_not_behind
from plugins.desk.writing import write_whole
from plugins.portal.subjects import SUBJECTS
from plugins.subjects.keys.record import Key
from plugins.subjects.units.record import Unit

from .minisign import key_id, make_keys
from .rules import day_named, office_named

Ask = Callable[[str], str]
FILE, FOLDER = "keys.csv", "keys"
STATES = ("new", "replaced", "lost")
_COLUMNS = (
    *("key_id", "unit_id", "public_key", "must_sign", "from_date", "from_paper"),
    *("until_date", "ended", "until_paper"),
)
_LEAST = 12


@dataclass(frozen=True, slots=True, kw_only=True)
class KeyWish:
    """What the person asks for: ``what`` became of the key of an ``office``, since which day (today if left
    out) by which ``paper``; whether no release goes out without its signature."""

    what: str
    office: str
    paper: str
    on: str = ""
    required: bool = True


def secret_of(desk: Desk, unit_id: str, key_id: str) -> Path:
    """Where the secret part of that key of an office lies, or would lie: no key takes another's place."""
    return desk.path / FOLDER / f"{unit_id}-{key_id}.key"


def read_keys(data_dir: Path) -> tuple[Sequence[Key], Sequence[Unit]]:
    """Every key that there is or was, and the units; ``DataProblems`` if the reference tables have errors."""
    found = read_reference(data_dir / "reference", "reference", schemas_of(data_dir), SUBJECTS).reference
    return found.rows(Key), found.rows(Unit)


def key_on(keys: Sequence[Key], unit_id: str, day: date) -> Key | None:
    """The key with which the office signs on that day: of two that change places then, the new one."""
    held = [key for key in keys if key.unit_id == unit_id and key.holds_on(day) and key.ended != "lost"]
    return max(held, key=lambda key: (key.from_date, key.until_date is None), default=None)


def say_keys(data_dir: Path) -> str:
    """Every key with its life, and how to begin."""
    keys, units = read_keys(data_dir)
    names = {unit.unit_id: unit.name.en for unit in units}
    if not keys:
        how = typed("key", "new", "--office", "office_clerk", "--paper", "Minute 4/2026")
        return f"No office has a key, so releases are not signed. To make one:\n  {how}"
    return "\n".join(_said(key, names) for key in keys)


def change_keys(data_dir: Path, desk: Desk, clock: Clock, ask: Ask, wish: KeyWish) -> str:
    """Make a key, put another in its place, or record that it is lost; the sentences to print. ``ask`` is how
    a passphrase is asked for. Raises ``DeskTrouble``; then nothing has changed."""
    what = _what(wish.what)
    with at_work(desk.path / FOLDER, "key"):
        return _changed(data_dir, desk, clock, ask, wish, what)


def _changed(data_dir: Path, desk: Desk, clock: Clock, ask: Ask, wish: KeyWish, what: str) -> str:
    keys, units = read_keys(data_dir)
    office, day = office_named(wish.office, units), day_named(wish.on, clock)
    if fault := text_fault(wish.paper, 200) if wish.paper.strip() else None:
        raise DeskTrouble(f"{fault.found} {fault.write}")
    if not wish.paper.strip():
        raise DeskTrouble(
            'Say which paper decides it: --paper "Minute 4/2026". Name no person; it is public.'
        )
    now = next((key for key in keys if key.unit_id == office.unit_id and key.until_date is None), None)
    if what == "replaced" and now is not None and _is_done(keys, office, day, wish.paper.strip()):
        return f"{office.name.en} has the key {now.key_id} by that paper since {day}; nothing was changed."
    check_not_behind(data_dir, clock.today)
    _check(what, office, now, day, clock)
    rows = [_row(key) for key in keys]
    if now is not None:
        ended = {"until_date": str(day), "ended": what, "until_paper": wish.paper.strip()}
        rows = [{**row, **ended} if row["key_id"] == now.key_id else row for row in rows]
    if what == "lost":
        _write(data_dir, rows)
        return (
            f"Recorded: the key {now.key_id if now else ''} of {office.name.en} is lost since {day}. "
            f"What it signs from that day on says nothing. To make another: {_again(office)}"
        )
    made = make_keys(_passphrase(ask), f"secret key of {office.unit_id}, {day}")
    made_id = key_id(made.public)
    rows.append(
        {
            "key_id": made_id,
            "unit_id": office.unit_id,
            "public_key": made.public,
            "must_sign": str(wish.required if now is None else now.must_sign).lower(),
            "from_date": str(day),
            "from_paper": wish.paper.strip(),
        }
    )
    place = secret_of(desk, office.unit_id, made_id)
    with files("writing the key"):
        write_whole(place, made.secret.encode())
    _write(data_dir, rows)  # last: a secret key that no list names signs nothing
    return (
        f"{office.name.en} signs with the key {made_id} since {day}. Its public key is\n"
        f"  {made.public}\n"
        f"The secret key is {place}. Nobody can make it again: copy it to a safe place, and keep the "
        "passphrase elsewhere. Neither is in the repository."
    )


def _what(written: str) -> str:
    if written not in STATES:
        raise DeskTrouble(f"{written!r} is not what can become of a key. Type one of: {', '.join(STATES)}.")
    return written


def _is_done(keys: Sequence[Key], office: Unit, day: date, paper: str) -> bool:
    """Whether that paper has replaced the office's key on that day: one paper does so once, though the
    command is typed again after a fault."""
    done = (office.unit_id, "replaced", day, paper)
    return any((key.unit_id, key.ended, key.until_date, key.until_paper) == done for key in keys)


def _check(what: str, office: Unit, now: Key | None, day: date, clock: Clock) -> None:
    if day > clock.today:
        raise DeskTrouble(f"{day} is in the future; today is {clock.today}. Write the day of the decision.")
    if what == "new" and now is not None:
        raise DeskTrouble(
            f"{office.name.en} has the key {now.key_id} since {now.from_date}. Type replaced or lost instead "
            "of new."
        )
    if what != "new" and now is None:
        raise DeskTrouble(f"{office.name.en} has no key. To make one: {_again(office)}")
    if now is not None and day < now.from_date:
        raise DeskTrouble(f"The key {now.key_id} holds since {now.from_date}; it cannot end before that.")


def _again(office: Unit) -> str:
    return typed("key", "new", "--office", office.unit_id, "--paper", "Minute 4/2026")


def _passphrase(ask: Ask) -> str:
    said = ask("A passphrase for the new key, such as five words that nobody would guess: ")
    if len(said) < _LEAST:
        raise DeskTrouble(f"That is too short: {_LEAST} letters at least. No key was made.")
    if ask("The same again: ") != said:
        raise DeskTrouble("The two are not the same. No key was made.")
    return said


def _row(key: Key) -> dict[str, str]:
    told = {name: getattr(key, name) for name in _COLUMNS}
    told["must_sign"] = str(key.must_sign).lower()
    return {name: "" if value is None else str(value) for name, value in told.items()}


def _write(data_dir: Path, rows: Sequence[dict[str, str]]) -> None:
    out = io.StringIO(newline="")
    writer = csv.DictWriter(out, _COLUMNS, restval="", lineterminator="\n")
    writer.writeheader()
    writer.writerows(rows)
    with files("writing the list of keys"):
        write_whole(data_dir / "reference" / FILE, out.getvalue().encode())


def _said(key: Key, names: dict[str, str]) -> str:
    end = "" if key.until_date is None else f", {key.ended} on {key.until_date} ({key.until_paper})"
    office = names.get(key.unit_id, key.unit_id)
    return f"{office}: {key.public_key}, since {key.from_date} ({key.from_paper}){end}"
