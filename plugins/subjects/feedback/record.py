"""Feedback and what became of it (``feedback.csv``)."""

from __future__ import annotations

from dataclasses import dataclass, field
from decimal import Decimal
from typing import ClassVar, Literal

from checked_tables.mapping import SHARED
from checked_tables.status import Status
from checked_tables.texts import Bilingual

Outcome = Literal["done", "planned", "not_possible", "open"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Feedback:
    """A matter that people raised and what was answered (``feedback.csv``), in the portal's words."""

    TABLE: ClassVar = "feedback"

    feedback_id: str
    theme: Bilingual
    channel: Literal["survey", "town_hall", "counter", "letter", "phone", "online"]
    people: int | None
    status: Status = field(metadata=SHARED)
    said: Bilingual
    response: Bilingual
    outcome: Outcome
    action_id: str | None
    median_days: Decimal | None

    @property
    def slug(self) -> str:
        """The form used in addresses."""
        return self.feedback_id.replace("_", "-")
