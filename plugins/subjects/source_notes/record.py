"""A contradiction of the sources (``source_notes.csv``)."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar, Literal

from checked_tables.texts import Bilingual


@dataclass(frozen=True, slots=True, kw_only=True)
class SourceNote:
    """Where a source document contradicts itself or leaves a gap (``source_notes.csv``)."""

    TABLE: ClassVar = "source_notes"

    note_id: str
    document: Literal["policy", "framework", "record"]
    locator: str
    says: Bilingual
    conflicts_with: Bilingual
    treatment: Bilingual
