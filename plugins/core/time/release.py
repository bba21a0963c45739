"""A release: one version of one quarter's report, and what is recorded about it."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from typing import ClassVar, Literal

from checked_tables.mapping import SHARED
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
    "withdrawn",
]


@dataclass(frozen=True, slots=True, kw_only=True)
class SignOff:
    """A stage passed, by office, never by person (``sign_offs.csv``)."""

    TABLE: ClassVar = "sign_offs"

    stage: Stage = field(metadata=SHARED)
    office: str
    on_date: date
    evidence: str
    note: Bilingual


@dataclass(frozen=True, slots=True, kw_only=True)
class Correction:
    """What a new version changed and why (``corrections.csv``); a revision is not a mistake.

    It is about one figure, or about a whole ``table``; then ``new_value`` is how many rows changed, as
    ``portal/version_changes.py`` writes it.
    """

    TABLE: ClassVar = "corrections"

    correction_id: str
    kind: Literal["correction", "revision", "method_change"]
    severity: Literal["minor", "substantial"]
    metric_id: str
    unit_id: str
    column: str
    old_value: str
    new_value: str
    found_by: Literal["assembly", "public", "auditor"]
    found_on: date
    reason: Bilingual
    table: str = ""

    @property
    def names_figure(self) -> bool:
        """Whether any column that is about a figure is filled."""
        return any((self.metric_id, self.unit_id, self.column, self.old_value))


@dataclass(frozen=True, slots=True, kw_only=True)
class Release:
    """One version of one quarter's report (``release.toml`` and its two small tables)."""

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
    sign_offs: tuple[SignOff, ...]
    corrections: tuple[Correction, ...]
    folder: str
    tables_changed: tuple[Correction, ...] = ()

    @property
    def is_illustrative(self) -> bool:
        """Whether every figure in it is invented to show how the portal works."""
        return self.provenance == "illustrative"

    @property
    def is_back_cast(self) -> bool:
        """Whether it was (or plays at being) computed afterwards for a time before reporting began."""
        return "back-cast" in (self.provenance, self.illustrates)
