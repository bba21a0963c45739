"""Everything that the site may show: what was reported and what follows from it.

Presentation, desk and adapters read it; nothing changes it. Published numbers are ``Decimal``, rounded half
up once, at the end; whether a target was met is decided on exact values, bands and ranks on the published
value.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TypeVar

from checked_tables.problems import Problem
from plugins.core.time.quarter import Quarter
from plugins.core.time.release import Release

from .store import Facts, Kind
from .version import Version

Whole = TypeVar("Whole", "Report", "Assembly")


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """One version of one quarter, computed: ``records`` is what from, ``facts`` what follows."""

    release: Release
    records: Version
    facts: Facts

    @property
    def quarter(self) -> Quarter:
        """The quarter it reports on."""
        return self.release.quarter

    def rows(self, kind: type[Kind]) -> tuple[Kind, ...]:
        """The records of one of its tables, as reported."""
        return self.records.rows(kind)

    def get(self, kind: type[Kind]) -> Kind | None:
        """What follows from its rows, if there is any of that class."""
        return self.facts.get(kind)

    def __getitem__(self, kind: type[Kind]) -> Kind:
        """The same where there always is one."""
        return self.facts[kind]


@dataclass(frozen=True, slots=True, kw_only=True)
class Assembly:
    """All of it. ``reports`` holds each quarter's current version, oldest first, where it stands;
    ``superseded`` the versions that were replaced or withdrawn; ``as_released`` those of the current ones
    with which something else would be compared now, because an earlier quarter was corrected or withdrawn
    since: as they came out; ``reference`` the reference tables as published, ``facts`` what follows from all
    quarters together."""

    reference: Facts
    reports: tuple[Report, ...]
    superseded: tuple[Report, ...]
    facts: Facts
    warnings: tuple[Problem, ...]
    as_released: tuple[Report, ...] = ()
    _by_quarter: dict[Quarter, Report] = field(init=False, repr=False, compare=False, default_factory=dict)

    def __post_init__(self) -> None:
        self._by_quarter.update({report.quarter: report for report in self.reports})

    @property
    def latest(self) -> Report | None:
        """The newest quarter's current version; ``None`` when none has been published, or none stands."""
        return self.reports[-1] if self.reports else None

    @property
    def withdrawn(self) -> tuple[Report, ...]:
        """The last version of each quarter whose report was withdrawn and not published anew, oldest
        first."""
        last: dict[Quarter, Report] = {}
        for report in sorted(self.superseded, key=lambda one: (one.quarter, one.release.version)):
            if report.quarter not in self._by_quarter:
                last[report.quarter] = report
        return tuple(last.values())

    @property
    def released(self) -> tuple[Report, ...]:
        """Every version that is out, as it came out: the current ones, oldest first, then the older ones."""
        then = {report.quarter: report for report in self.as_released}
        return (*(then.get(report.quarter, report) for report in self.reports), *self.superseded)

    @property
    def kept(self) -> tuple[Report, ...]:
        """What came out and says something else today, or nothing more: versions that were replaced or
        withdrawn, and current ones that would be compared with what was corrected since."""
        return (*self.superseded, *self.as_released)

    def report(self, quarter: Quarter) -> Report | None:
        """A quarter's current version, if one was published and stands."""
        return self._by_quarter.get(quarter)

    def rows(self, kind: type[Kind]) -> tuple[Kind, ...]:
        """The records of a reference table."""
        return self.reference.rows(kind)

    def get(self, kind: type[Kind]) -> Kind | None:
        """What follows from all quarters together, if there is any of that class."""
        return self.facts.get(kind)

    def __getitem__(self, kind: type[Kind]) -> Kind:
        """The same where there always is one."""
        return self.facts[kind]
