"""The earlier quarters that a version is compared with: one version of each, one provenance.

Illustrative, back-cast and reported figures never meet in one series. Inside the illustrative story,
quarters that play at being back-cast are comparable with the others, and labelled by their release.
A version is no base for anything from the day on which it was withdrawn.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Protocol, TypeVar, cast

from plugins.core.time.quarter import Quarter
from plugins.core.time.release import Provenance, Release

from .store import Facts, Kind
from .version import Version


@dataclass(frozen=True, slots=True, kw_only=True)
class Measured:
    """What one version says by itself, before it is compared with any other: the part of a report that is
    frozen beside its data. ``own`` grows while subjects measure. ``first`` is the first version of the same
    quarter, where this is a later one."""

    version: Version
    own: Facts = field(default_factory=Facts)
    first: Measured | None = field(default=None, repr=False, compare=False)

    @property
    def release(self) -> Release:
        """Its release."""
        return self.version.release

    @property
    def quarter(self) -> Quarter:
        """The quarter it reports on."""
        return self.version.release.quarter

    @property
    def provenance(self) -> Provenance:
        """Series never mix provenances."""
        return self.version.release.provenance

    def __getitem__(self, kind: type[Kind]) -> Kind:
        """What a subject measured."""
        return self.own[kind]


class Running(Protocol):
    """What a subject keeps along a series, so that no quarter is gone through twice."""

    def add(self, one: Measured) -> None:
        """Take in the next quarter."""


Kept = TypeVar("Kept", bound=Running)


class History:
    """Published quarters, added oldest first; a version is compared once its own quarter is added."""

    def __init__(self, earlier: Iterable[Measured] = ()) -> None:
        self._quarters: dict[Quarter, Measured] = {}
        self._running: dict[type, Running] = {}
        for one in earlier:
            self.add(one)

    def add(self, one: Measured) -> None:
        """Append the next quarter."""
        self._quarters[one.quarter] = one
        for kept in self._running.values():
            kept.add(one)

    def quarter(self, quarter: Quarter) -> Measured | None:
        """What was published for a quarter."""
        return self._quarters.get(quarter)

    def before(self, quarter: Quarter) -> Measured | None:
        """What was published for the newest quarter before."""
        earlier = [each for each in self._quarters if each < quarter]
        return self._quarters[max(earlier)] if earlier else None

    def until(self, quarter: Quarter) -> History:
        """The history as it stood once ``quarter`` was added."""
        return History(one for each, one in self._quarters.items() if each <= quarter)

    def out_by(self, day: date, first_out: Mapping[Quarter, date]) -> History:
        """The history without the quarters that first came out after ``day``; itself if there are none."""
        late = {quarter for quarter in self._quarters if first_out[quarter] > day}
        if not late:
            return self
        return History(one for quarter, one in self._quarters.items() if quarter not in late)

    def running(self, kind: type[Kept]) -> Kept:
        """What a subject keeps along this series, up to the quarter added last."""
        if kind not in self._running:
            kept = kind()
            for one in self._quarters.values():
                kept.add(one)
            self._running[kind] = kept
        return cast(Kept, self._running[kind])


def was_withdrawn(release: Release, by: date) -> bool:
    """Whether a version had been withdrawn by a day."""
    return release.withdrawn is not None and release.withdrawn.withdrawn_on <= by


def vintage(of: Measured, versions: Iterable[Measured]) -> History:
    """The history as it stood when ``of`` was published: ``of`` itself, and of each earlier quarter of
    the same provenance the last version out by that day. A superseded report is compared with these,
    so that it says what it said."""
    known: dict[Quarter, Measured] = {}
    day = of.release.published_on
    for one in versions:
        out = one.release.published_on <= day and not was_withdrawn(one.release, day)
        if out and one.quarter < of.quarter and one.provenance == of.provenance:
            held = known.get(one.quarter)
            if held is None or held.release.version < one.release.version:
                known[one.quarter] = one
    return History([*(known[quarter] for quarter in sorted(known)), of])
