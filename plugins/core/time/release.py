"""A release: one version of one quarter's report."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import ClassVar, Literal

from checked_tables.texts import Bilingual

from .quarter import Quarter

Provenance = Literal["illustrative", "back-cast", "reported"]


Stage = Literal[
    "draft",
    "submitted",
    "validated",
    "disclosure_checked",
    "leadership_reviewed",
    "tabled",
    "cleared",
    "published",
]


def version_name(provenance: str, version: int) -> str:
    """What a version is called: ``v1``, or ``illustrative-v1``, so that the address of an invented one never
    comes to mean a real one."""
    return f"illustrative-v{version}" if provenance == "illustrative" else f"v{version}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Withdrawal:
    """The report of a quarter was withdrawn, in every version that was out on that day
    (``withdrawals.csv``). What was released stays as it is; a later version stands again."""

    TABLE: ClassVar = "withdrawals"

    quarter: Quarter
    withdrawn_on: date
    office: str
    reason: Bilingual


@dataclass(frozen=True, slots=True, kw_only=True)
class Release:
    """One version of one quarter's report (``release.toml``), and that it was ``withdrawn`` since."""

    quarter: Quarter
    version: int
    stage: Stage
    provenance: Provenance
    illustrates: Literal["back-cast", "reported"] | None
    as_at: date
    scheduled_on: date
    published_on: date
    next_expected_on: date | None
    has_index: bool
    no_index_reason: Bilingual
    folder: str
    rehearsed: bool = False
    withdrawn: Withdrawal | None = None

    @property
    def is_illustrative(self) -> bool:
        """Whether every figure in it is invented to show how the portal works."""
        return self.provenance == "illustrative"

    @property
    def is_withdrawn(self) -> bool:
        """Whether nobody should use its figures any more."""
        return self.withdrawn is not None

    @property
    def name(self) -> str:
        """What its version is called in every address and id."""
        return self.name_of(self.version)

    def name_of(self, version: int) -> str:
        """What another version of such figures is called; quarters of one kind alone are compared."""
        return version_name(self.provenance, version)

    @property
    def is_back_cast(self) -> bool:
        """Whether it was (or plays at being) computed afterwards for a time before reporting began."""
        return "back-cast" in (self.provenance, self.illustrates)
