"""Where the quarter stands: its nine steps, and the one to come. Nothing here takes long or writes."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

from plugins.core.packing.sums import SUMS
from plugins.core.time.quarter import Quarter
from plugins.desk.compare.reasons import read_reasons
from plugins.desk.draft import provenance_of, read_draft
from plugins.desk.folder import QuarterFolder
from plugins.desk.lock import HOLDER
from plugins.desk.signing.files import read_standing
from plugins.desk.signing.record import Standing
from plugins.desk.versions import open_quarter, released_versions, version_in_preparation

from .found import Found, read_found
from .house import House
from .journal import last, read_journal

#: The steps, each a screen of that name.
STEPS = ("begin", "bring-in", "wrong", "figures", "changed", "look", "sign", "release", "publish")


@dataclass(frozen=True, slots=True, kw_only=True)
class State:
    """The quarter in preparation, or without one (``place`` is ``None``) what was released last.

    ``done`` are the steps that are done, ``now`` the one to come; ``wanted`` counts reasons still to be
    given; ``busy`` is the command that is at work on the quarter, "" if none is. ``to_publish`` and
    ``to_verify``: the edition here is not the one that was last published, or was not verified since."""

    place: QuarterFolder | None
    version: int
    provenance: str
    released: Mapping[Quarter, int]
    done: frozenset[str]
    now: str
    found: Found | None
    wanted: int
    standing: Standing | None
    busy: str
    to_publish: bool
    to_verify: bool

    @property
    def newest(self) -> Quarter | None:
        """The newest quarter that is released."""
        return max(self.released, default=None)


def state_of(house: House) -> State:
    """The state, read from the desk and the repository. ``DeskTrouble`` if they cannot be read."""
    released = released_versions(house.data)
    to_publish, to_verify = _edition(house)
    quarter = open_quarter(house.desk, released)
    if quarter is None:
        now = "publish" if released and (to_publish or to_verify) else "begin"
        return State(
            place=None, version=0, provenance="", released=released, done=frozenset(), now=now, found=None,
            wanted=0, standing=None, busy="", to_publish=to_publish, to_verify=to_verify,
        )  # fmt: skip
    place = house.desk.of(quarter)
    draft, found = read_draft(place), read_found(place)
    done, wanted, standing = {"begin"}, 0, None
    if draft:
        refused = found is not None and not found.clean
        done.add("bring-in")
        done |= set() if refused else {"wrong", "figures"}
        rows = [row for row in read_reasons(place.reasons) if not row.is_answered]
        wanted, made = len(rows), _newest(place.draft)
        if not wanted and _time(place.reports / "compare.html") >= made:
            done.add("changed")
        if _time(place.preview / "index.html") >= max(made, _time(place.reasons)):
            done.add("look")
        standing = read_standing(place, house.data)
        if standing.is_cleared:
            done.add("sign")
    else:
        done |= {"bring-in"} if found is not None else set()
    return State(
        place=place, version=version_in_preparation(place, released) or 1, provenance=provenance_of(draft),
        released=released, done=frozenset(done), now=next(each for each in STEPS if each not in done),
        found=found, wanted=wanted, standing=standing, busy=_busy(place), to_publish=to_publish,
        to_verify=to_verify,
    )  # fmt: skip


def edition_mark(site: Path) -> str:
    """The SHA-256 of the list of checksums of an edition; "" if there is none."""
    listed = site / SUMS
    return sha256(listed.read_bytes()).hexdigest() if listed.is_file() else ""


def _edition(house: House) -> tuple[bool, bool]:
    """Whether the edition here has still to be published, and to be verified."""
    mark, acts = edition_mark(house.site), read_journal(house.folder)
    published, verified = last(acts, "publish"), last(acts, "verify")
    to_publish = bool(mark) and (published is None or published.mark != mark)
    return to_publish, bool(mark) and not to_publish and (verified is None or verified.mark != mark)


def _busy(place: QuarterFolder) -> str:
    for holder in (place.path / HOLDER, place.path / ".previewing" / HOLDER):
        try:
            text = holder.read_text(encoding="utf-8", errors="replace")
        except OSError:
            continue
        return text.partition("command: ")[2].partition("\n")[0]
    return ""


def _newest(folder: Path) -> float:
    return max((_time(path) for path in folder.iterdir()), default=0.0)


def _time(path: Path) -> float:
    try:
        return path.stat().st_mtime
    except OSError:
        return 0.0
