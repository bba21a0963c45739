"""What stands in the way of a release before anything is built: the time, the sign-offs, the words."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date, datetime
from pathlib import Path

from plugins.core.statements.formats import months
from plugins.core.statements.wording import read_wording
from plugins.core.time.quarter import Quarter
from plugins.core.time.release import Release
from plugins.desk.clock import VARIABLE, Clock
from plugins.desk.signing.record import Signature, Standing
from plugins.desk.signing.say import named, say_lost
from plugins.desk.typed import typed
from plugins.subjects.calendar.measure import announced, real
from plugins.subjects.calendar.record import CalendarEntry
from plugins.subjects.units.record import Unit


def check_time(
    quarter: Quarter, version: int, provenance: str, has_revision: bool, calendar: Sequence[CalendarEntry],
    clock: Clock,
) -> Iterator[str]:  # fmt: skip
    """The announced time has come. A first version has its announced time, and so has a scheduled revision;
    a correction goes out as soon as it is cleared. Reported figures are bound by real announcements."""
    if clock.is_rehearsal and provenance != "illustrative":
        yield f"{VARIABLE} sets the clock, and these figures are {provenance}. Unset it and try again."
    if version > 1 and not has_revision:
        return
    entries = tuple(calendar) if provenance == "illustrative" else real(calendar)
    if version > 1:
        times = [e.announced_at for e in entries if e.quarter == quarter and e.kind == "scheduled_revision"]
        when, what = (times[-1] if times else None), "scheduled revision"
    else:
        when, what = announced(entries, quarter), "report"
    if when is None:
        yield (
            f"No {what} of {months(quarter, 'en')} is announced in the release calendar. Announce its time "
            "and publish that first."
        )
    elif clock.now < when:
        yield (
            f"The {what} is announced for {when:%d %B %Y, %H:%M} East Africa Time; now it is "
            f"{clock.now:%d %B %Y, %H:%M}. Nobody reads it before that."
        )


def check_clock(clock: Clock, signatures: Sequence[Signature], releases: Iterable[Release]) -> Iterator[str]:
    """The clock is not behind what is recorded already: sign-offs, and releases of the same provenance."""
    recorded: list[tuple[datetime | date, str]] = [
        (each.at, f"the sign-off {each.step} was recorded") for each in signatures
    ]
    for each in releases:
        if each.stage == "published":
            recorded.append((each.published_on, f"{each.quarter}, version {each.version}, was published"))
    ahead = [
        (moment, what)
        for moment, what in recorded
        if (moment > clock.now if isinstance(moment, datetime) else moment > clock.today)
    ]
    if ahead:
        moment, what = max(ahead, key=lambda each: str(each[0]))
        yield (
            f"The clock of this computer says {clock.now:%Y-%m-%d %H:%M}, but {what} on {str(moment)[:16]}. "
            "Set the clock right and try again."
        )


def check_sign_offs(found: Standing, units: Sequence[Unit]) -> Iterator[str]:
    """Every step up to ``cleared`` stands for the data as it is."""
    if found.is_cleared:
        return
    void = {each.signature.step: each for each in found.void}
    if void:
        step, lost = next(iter(void.items()))
        yield f"The sign-off {step} is void. {say_lost(lost, named(units))} See how: {typed('sign-off')}"
    if found.next_step not in void:
        yield f"It is not signed off: next comes {found.next_step}. See how: {typed('sign-off')}"


def check_kiswahili(wording: Path) -> Iterator[str]:
    """Every Kiswahili string of the pages has been reviewed."""
    words = read_wording(wording).of("sw")
    if words.carries_mark:
        yield (
            f"{len(words.unreviewed):,} Kiswahili strings on the pages have not been reviewed. Have them "
            "reviewed, or let an office allow it; the pages keep their mark, and readers see who allowed it "
            f"and why. To allow it: {typed('release', '--waive-kiswahili', 'OFFICE', '--because', '...')}"
        )


def check_address(public_address: str, provenance: str) -> Iterator[str]:
    """Reported figures go out under a public address."""
    if provenance != "illustrative" and not public_address:
        yield 'publishconf.py names no public address yet. Write it there: PUBLIC_ADDRESS = "https://..."'


def check_begun(examples: Sequence[str], *, begun: bool) -> Iterator[str]:
    """The first reported figures come when the register holds what the Assembly has adopted, not examples."""
    if examples and not begun:
        yield (
            "Nothing says yet what the Assembly has adopted; the register holds examples. Begin first: "
            f"{typed('begin', '2026-27-Q2')}"
        )


def is_revision(rows: Sequence[Mapping[str, str]]) -> bool:
    """Whether a version's list of changes holds a scheduled revision."""
    return any(row.get("kind") == "revision" for row in rows)
