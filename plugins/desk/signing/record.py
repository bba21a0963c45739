"""The sign-offs of a quarter in the desk: a record by office, not proof of identity.

Each signature is a file of its own, ``sign-offs/01-submitted.json``, written once and never changed. It
holds the SHA-256 of every file that it was given for::

    Signature(number, version, step, office, on, evidence, note, data_sha256, files, at)
    read_signatures(place)             every signature ever given, in order
    standing(signatures, now, version) which of them stand for the files ``now``, which are void and why
    Standing(signed, next_step, void)  .is_cleared: everything up to ``cleared`` stands

A signature stands as long as the files it was given for are byte for byte the same, and every step
before it stands. ``submitted`` is given for the draft alone; every later step also for the reasons (so
that a reason may still be written after submission) and for the definitions, targets and index scheme
that the release will freeze. ``signed_files`` in ``files.py`` reads them. What was signed for a correction
that was abandoned counts no more: a record of the step ``abandoned`` stands after it. A step that an office
takes back counts no more from then on, nor do those after it: a record of the step ``withdrawn`` names it.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from hashlib import sha256
from pathlib import Path
from typing import Any, Literal

from plugins.core.time.release import Stage
from plugins.desk.folder import QuarterFolder
from plugins.desk.trouble import DeskTrouble, files
from plugins.desk.writing import write_whole

FOLDER = "sign-offs"
#: The stages that offices sign, in order; ``published`` is recorded by the release itself.
STEPS: tuple[Stage, ...] = (
    *("submitted", "validated", "disclosure_checked"),
    *("leadership_reviewed", "tabled", "cleared"),
)
#: A correction was closed again: what was signed for it before does not count.
ABANDONED: Literal["abandoned"] = "abandoned"
#: A step was taken back: it has to be signed again.
WITHDRAWN: Literal["withdrawn"] = "withdrawn"
Sums = Mapping[str, str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Signature:
    """One step passed. ``office`` is a ``unit_id``, ``on`` the day that the office names, ``at`` the moment
    at which it was recorded; ``files`` the SHA-256 of each file it was given for, and ``data_sha256`` that
    of their list (``data_sha256_of``). ``version`` is the version of the quarter that was signed. ``seal`` is
    the office's signature over the release checksum with its ``key``, in minisign's form; empty if none.
    ``takes_back`` is the step that a record of the step ``withdrawn`` takes back."""

    number: int
    version: int
    step: Stage | Literal["abandoned", "withdrawn"]
    office: str
    on: date
    evidence: str
    note: str
    data_sha256: str
    files: Sums
    at: datetime
    key: str = ""
    seal: str = ""
    takes_back: str = ""


@dataclass(frozen=True, slots=True)
class Change:
    """What happened to a file since a signature was given for it."""

    file: str
    how: Literal["changed", "added", "removed"]


@dataclass(frozen=True, slots=True)
class Void:
    """A signature that no longer counts: it was taken back by the record ``withdrawn``, or the files that it
    was given for have ``changes``. Neither: a step before it had to be given again."""

    signature: Signature
    changes: tuple[Change, ...]
    withdrawn: Signature | None = None


@dataclass(frozen=True, slots=True)
class Standing:
    """The signatures that count, in order of steps; the step to come (``None`` after ``cleared``); and the
    void ones whose step has to be given again, in order of steps."""

    signed: tuple[Signature, ...]
    next_step: Stage | None
    void: tuple[Void, ...]

    @property
    def is_cleared(self) -> bool:
        """Whether every step up to ``cleared`` stands."""
        return self.next_step is None

    def of(self, step: Stage) -> Signature | None:
        """The standing signature of a step."""
        return next((each for each in self.signed if each.step == step), None)


def counting(signatures: Sequence[Signature], version: int) -> list[Signature]:
    """Those of a version that were given since it was last abandoned, in their order."""
    ours = sorted((each for each in signatures if each.version == version), key=lambda each: each.number)
    ends = max((at for at, each in enumerate(ours, start=1) if each.step == ABANDONED), default=0)
    return ours[ends:]


def standing(signatures: Sequence[Signature], now: Sums, version: int = 1) -> Standing:
    """What counts for the files as they are ``now``; signatures of other versions are left aside."""
    latest: dict[tuple[str, str], Signature] = {}
    for each in counting(signatures, version):
        latest[each.step, each.takes_back] = each
    signed: list[Signature] = []
    for step in STEPS:
        given = latest.get((step, ""))
        in_order = given is not None and (not signed or given.number > signed[-1].number)
        if given is None or not in_order or _taken_back(given, latest) or changes_since(given, now):
            break
        signed.append(given)
    left = STEPS[len(signed) :]
    lost = [latest[step, ""] for step in left if (step, "") in latest]
    void = tuple(Void(each, changes_since(each, now), _taken_back(each, latest)) for each in lost)
    return Standing(tuple(signed), left[0] if left else None, void)


def _taken_back(given: Signature, latest: Mapping[tuple[str, str], Signature]) -> Signature | None:
    """The record that takes a signature back; one that is older than the signature takes back another."""
    record = latest.get((WITHDRAWN, given.step))
    return record if record is not None and record.number > given.number else None


def signed_for(step: str, now: Sums) -> dict[str, str]:
    """The files that a step is given for: the draft's own for ``submitted``, all for the later ones."""
    return {name: digest for name, digest in now.items() if step != "submitted" or _is_of_draft(name)}


def changes_since(signature: Signature, now: Sums) -> tuple[Change, ...]:
    """What is different in the files that the signature was given for, by name."""
    then, today = signature.files, signed_for(signature.step, now)
    found = []
    for name in sorted({*then, *today}):
        if name not in today:
            found.append(Change(name, "removed"))
        elif name not in then:
            found.append(Change(name, "added"))
        elif then[name] != today[name]:
            found.append(Change(name, "changed"))
    return tuple(found)


def data_sha256_of(sums: Sums) -> str:
    """One hash for all: the SHA-256 of the lines ``hash, two spaces, name`` in order of names."""
    listing = "".join(f"{digest}  {name}\n" for name, digest in sorted(sums.items()))
    return sha256(listing.encode()).hexdigest()


def read_signatures(place: QuarterFolder) -> tuple[Signature, ...]:
    """Every signature ever given in the quarter's folder, in the order in which they were given.

    Raises ``DeskTrouble`` that names the file if one cannot be read or was changed by hand.
    """
    folder = place.path / FOLDER
    if not folder.is_dir():
        return ()
    with files("reading the sign-offs"):
        return tuple(_parsed(path, path.read_bytes()) for path in sorted(folder.glob("[0-9]*.json")))


def write_signature(place: QuarterFolder, signature: Signature) -> Path:
    """Keep a signature; the quarter's folder must be held (``at_work``)."""
    path = place.path / FOLDER / f"{signature.number:02d}-{signature.step}.json"
    with files("writing the sign-off"):
        write_whole(path, _packed(signature))
    return path


def _is_of_draft(name: str) -> bool:
    return "/" not in name and name != "reasons.csv"


def _packed(signature: Signature) -> bytes:
    told: dict[str, Any] = {name: getattr(signature, name) for name in Signature.__slots__}
    told |= {"on": str(signature.on), "at": signature.at.isoformat(), "files": dict(signature.files)}
    return (json.dumps(told, ensure_ascii=False, indent=1) + "\n").encode()


def _parsed(path: Path, data: bytes) -> Signature:
    try:
        told = json.loads(data)
        told |= {"on": date.fromisoformat(told["on"]), "at": datetime.fromisoformat(told["at"])}
        signature = Signature(**told)
        whole = (
            signature.step in (*STEPS, ABANDONED, WITHDRAWN)
            and data_sha256_of(signature.files) == signature.data_sha256
        )
    except (ValueError, KeyError, TypeError, AttributeError):
        whole = False
    if not whole:
        raise DeskTrouble(
            f"The sign-off {path} cannot be read, or was changed by hand. Put it back from a copy; if there "
            "is none, delete it and have its step signed again."
        )
    return signature
