"""What a new version changed, as recorded (``corrections.csv``)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import ClassVar, Literal

from checked_tables.texts import Bilingual
from plugins.core.facts.assembly import Report

#: Whether readers would have concluded another thing.
Severity = Literal["minor", "substantial"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Correction:
    """What a new version changed and why (``corrections.csv``); a revision is not a mistake.

    It is about one figure, or about a whole ``table``; then ``new_value`` is how many rows changed, as
    ``model_tables.py`` writes it.
    """

    TABLE: ClassVar = "corrections"

    correction_id: str
    kind: Literal["correction", "revision", "method_change"]
    severity: Severity
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


def corrections_of(report: Report) -> tuple[Correction, ...]:
    """The figures that a version changed."""
    return tuple(row for row in report.rows(Correction) if not row.table)


def tables_changed(report: Report) -> tuple[Correction, ...]:
    """The tables that a version changed as a whole."""
    return tuple(row for row in report.rows(Correction) if row.table)
