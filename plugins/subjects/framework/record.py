"""The framework's job strata, competencies and indicators."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import ClassVar, Literal

from checked_tables.mapping import NO_COLUMN
from checked_tables.texts import Bilingual


@dataclass(frozen=True, slots=True, kw_only=True)
class JobStratum:
    """One row of the framework's stratification table (``job_strata.csv``)."""

    TABLE: ClassVar = "job_strata"

    order: int
    stratum_id: str
    level: Bilingual
    number_as_printed: str
    job_group: str
    job_title: Bilingual
    competency_types: tuple[str, ...]
    note: Bilingual


@dataclass(frozen=True, slots=True, kw_only=True)
class Competency:
    """A competency of the Bungoma framework; its key is (family, cluster, name)."""

    TABLE: ClassVar = "competencies"

    competency_id: str
    family: Literal["core", "leadership", "managerial"]
    cluster: Literal["strategy", "people", "performance"]
    order: int
    letter_as_printed: str
    source_section: str
    name: Bilingual
    summary: Bilingual
    indicators: tuple[Indicator, ...] = field(default=(), metadata=NO_COLUMN)

    @property
    def slug(self) -> str:
        """The form used in addresses and anchors."""
        return self.competency_id.replace("_", "-")


@dataclass(frozen=True, slots=True, kw_only=True)
class Indicator:
    """One behaviour that shows a competency, in our own words (``competency_indicators.csv``)."""

    TABLE: ClassVar = "competency_indicators"

    competency_id: str
    indicator_no: int
    text: Bilingual
    numbered_in_source: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Framework:
    """Bungoma County's competencies, each with its indicators."""

    competencies: tuple[Competency, ...]
