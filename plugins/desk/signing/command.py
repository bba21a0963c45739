"""``sign-off``: record that an office passed the draft on, or say where that stands."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from getpass import getpass
from pathlib import Path

from plugins.desk.clock import Clock
from plugins.desk.draft import provenance_of, read_draft
from plugins.desk.folder import Desk, QuarterFolder
from plugins.desk.lock import at_work
from plugins.desk.trouble import DeskTrouble
from plugins.desk.versions import place_in_preparation

from .checksum import release_checksum_of, reported_of, say_release_checksum
from .files import signed_files
from .judge import judge_disclosure, judge_validated
from .keys import Ask, read_keys
from .record import (
    Signature,
    Standing,
    data_sha256_of,
    read_signatures,
    signed_for,
    standing,
    write_signature,
)
from .rules import (
    check_day,
    check_office,
    check_order,
    check_words,
    day_named,
    office_named,
    step_named,
)
from .say import NO_PROOF, named, say_next, say_signature, say_standing
from .seal import SIGNED, about, say_sealed, sealed

Tell = Callable[[str], object]
_JUDGES = {"validated": judge_validated, "disclosure_checked": judge_disclosure}


def sign_off(
    data_dir: Path,
    desk: Desk,
    clock: Clock,
    tell: Tell,
    *,
    step: str,
    office: str = "",
    evidence: str = "",
    on: str = "",
    note: str = "",
    quarter: str = "",
    ask: Ask = getpass,
) -> str:
    """Record ``step`` for the draft as it is; the sentences to print. ``on`` is the day of the decision
    (today if left out), ``office`` an id or an English name, ``ask`` how a passphrase is asked for. From the
    step on that fixes the release checksum, an office that has a key signs that with it.

    Raises ``NotClean`` with the list if a step finds errors, ``DeskTrouble`` for everything else that
    stands in the way; then nothing is recorded.
    """
    wanted, (keys, units) = step_named(step), read_keys(data_dir)
    place, version = place_in_preparation(data_dir, desk, quarter)
    by = office_named(office, units)
    check_words(evidence, note)
    day = day_named(on, clock)
    with at_work(place.path, "sign-off"):
        clock.must_be_real(provenance_of(read_draft(place)))
        given = read_signatures(place)
        now = signed_files(place, data_dir)
        found = standing(given, now, version)
        check_order(wanted, found)
        check_office(wanted, by, found)
        check_day(day, clock, place.quarter, given)
        judge = _JUDGES.get(wanted)
        judged = judge(place, data_dir, desk, tell) if judge else ""
        if signed_files(place, data_dir) != now:
            raise DeskTrouble("The draft or the reasons changed while they were looked at. Try again.")
        seal, key = "", ""
        if wanted in SIGNED:
            what = about(place.quarter, version, provenance_of(read_draft(place)), wanted)
            seal, key = sealed(reported_of(place, data_dir, version), by, keys, desk, ask, what, day)
        files = signed_for(wanted, now)
        signature = Signature(
            number=max((each.number for each in given), default=0) + 1,
            version=version,
            step=wanted,
            office=by.unit_id,
            on=day,
            evidence=evidence.strip(),
            note=note.strip(),
            data_sha256=data_sha256_of(files),
            files=files,
            at=clock.now,
            key=key,
            seal=seal,
        )
        write_signature(place, signature)
    names = named(units)
    lines = [judged, f"Recorded for {place.quarter}: {wanted}, by {say_signature(signature, names)}."]
    lines.append(f"The data it was signed for has the SHA-256 {signature.data_sha256}.")
    if wanted in SIGNED:
        lines.append(say_sealed(signature, by))
    after = standing((*given, signature), now, version)
    lines += [NO_PROOF, *_newer_workbook(place), *_checksum(place, data_dir, version, after), say_next(after)]
    return "\n".join(line for line in lines if line)


def where_sign_offs_stand(data_dir: Path, desk: Desk, quarter: str = "") -> str:
    """Every step of the quarter's draft with what is recorded of it, and what comes next."""
    place, version = place_in_preparation(data_dir, desk, quarter)
    now = signed_files(place, data_dir)
    found = standing(read_signatures(place), now, version)
    lines = say_standing(place.quarter, version, found, read_keys(data_dir)[1], data_sha256_of(now))
    return "\n".join((*lines, *_newer_workbook(place), *_checksum(place, data_dir, version, found)))


def _checksum(place: QuarterFolder, data_dir: Path, version: int, found: Standing) -> Iterator[str]:
    """What is read into the Assembly's record, when that comes next."""
    if found.next_step == "tabled":
        yield say_release_checksum(release_checksum_of(place, data_dir, version))


def _newer_workbook(place: QuarterFolder) -> list[str]:
    """A word if the workbook was saved after the draft was made of it."""
    draft = max((path.stat().st_mtime for path in place.draft.iterdir()), default=0.0)
    if not place.workbook.exists() or place.workbook.stat().st_mtime <= draft:
        return []
    return [
        f"{place.workbook.name} was saved after the draft was made. If a figure in it changed, run intake; "
        "sign-offs given so far will then have to be given again."
    ]
