"""Members' reports by seat (``engagement.csv``)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import ClassVar, Literal

from checked_tables.source import Source
from checked_tables.texts import Bilingual


@dataclass(frozen=True, slots=True, kw_only=True)
class Engagement:
    """Whether the report of one seat was submitted (``engagement.csv``)."""

    TABLE: ClassVar = "engagement"

    seat_id: str
    seat: Bilingual
    kind: Literal["ward", "nominated"]
    due_on: date | None
    submitted: Literal["yes", "no", "not_due"]
    submitted_on: date | None
    meetings: int | None
    note: Bilingual
    source: Source
    term_id: str = ""
    seat_status: Literal["filled", "vacant"] | None = None

    @property
    def late(self) -> bool | None:
        """Whether it was submitted after it was due; ``None`` where there is nothing to compare."""
        if self.submitted_on is None or self.due_on is None:
            return None
        return self.submitted_on > self.due_on
