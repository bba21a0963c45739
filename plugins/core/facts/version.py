"""One version of one quarter as read: its rows with their lines, and what its subjects made of them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from checked_tables.checked import CheckedTables
from checked_tables.mapping import Placed, R
from checked_tables.schemas import TableSchema
from plugins.core.time.folders import VersionFolder
from plugins.core.time.quarter import Quarter
from plugins.core.time.release import Provenance, Release

from .store import Facts, Kind

Schemas = Mapping[str, TableSchema]
#: The files of a version's frozen ``results/``: their rows, each a mapping from column to text.
Results = Mapping[str, tuple[Mapping[str, str], ...]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Read:
    """Tables of one folder while they are checked: what a subject's check sees.

    ``reference`` is what every quarter refers to and ``declared`` the version's own copy of some of it;
    ``quarter`` is ``None`` for the reference tables themselves, ``release`` where it could not be read.
    """

    tables: CheckedTables
    reference: Facts
    declared: Facts
    quarter: Quarter | None = None
    release: Release | None = None

    def placed(self, record: type[R]) -> tuple[Placed[R], ...]:
        """The sound rows of the record's table with their lines; none if there is no such file."""
        return self.tables.records(record)

    def rows(self, record: type[R]) -> tuple[R, ...]:
        """The same without their lines."""
        return tuple(row for _, row in self.tables.records(record))

    def file(self, record: type[R]) -> str:
        """How messages call the file of the record's table."""
        return self.tables.file(record.TABLE)

    def has(self, record: type[R]) -> bool:
        """Whether the table is there."""
        return record.TABLE in self.tables.tables

    def is_spoilt(self, record: type[R]) -> bool:
        """Whether the table holds a row that could not be used."""
        file = self.file(record)
        return any(problem.file == file for problem in self.tables.problems)


@dataclass(frozen=True, slots=True, kw_only=True)
class Version:
    """One version of one quarter as reported. ``frozen_results`` are empty for a draft."""

    release: Release
    facts: Facts
    declared: Facts
    frozen_results: Results = field(default_factory=dict)

    @property
    def quarter(self) -> Quarter:
        """The quarter it reports on."""
        return self.release.quarter

    @property
    def provenance(self) -> Provenance:
        """Series never mix provenances."""
        return self.release.provenance

    def rows(self, kind: type[Kind]) -> tuple[Kind, ...]:
        """The records of one of its tables."""
        return self.facts.rows(kind)

    def get(self, kind: type[Kind]) -> Kind | None:
        """What a subject made of its rows, if it made anything."""
        return self.facts.get(kind)

    def __getitem__(self, kind: type[Kind]) -> Kind:
        """The same where there always is one."""
        return self.facts[kind]


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadVersion:
    """A version as read, with the lines that checks across versions and quarters need.

    ``version`` is ``None`` where its release could not be read.
    """

    folder: VersionFolder
    read: Read
    version: Version | None
    has_own_declarations: bool

    @property
    def release(self) -> Release | None:
        """Its release, where it could be read."""
        return self.read.release

    @property
    def quarter(self) -> Quarter:
        """Its folder's quarter."""
        return self.folder.quarter

    def placed(self, record: type[R]) -> tuple[Placed[R], ...]:
        """The sound rows of the record's table with their lines."""
        return self.read.placed(record)

    def rows(self, record: type[R]) -> tuple[R, ...]:
        """The same without their lines, where the release could be read."""
        return self.version.rows(record) if self.version is not None else ()

    def get(self, kind: type[Kind]) -> Kind | None:
        """What a subject made of the rows, where the release could be read."""
        return self.version.get(kind) if self.version is not None else None

    def file(self, record: type[R]) -> str:
        """How messages call the file of the record's table."""
        return self.read.file(record)


def given(quarter: Quarter | None) -> dict[str, Any]:
    """What rows do not carry and their folder says."""
    return {} if quarter is None else {"quarter": quarter}
