"""A corrective action as recorded (``actions.csv``)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import ClassVar, Literal

from checked_tables.source import Source
from checked_tables.texts import Bilingual


@dataclass(frozen=True, slots=True, kw_only=True)
class Action:
    """A corrective action, or the stated reason for none (``actions.csv``)."""

    TABLE: ClassVar = "actions"

    action_id: str
    metric_id: str
    unit_id: str
    problem: Bilingual
    action: Bilingual
    owner_unit_id: str
    opened_on: date
    due_on: date | None
    status: Literal["open", "in_progress", "done", "dropped", "none_planned"]
    done_on: date | None
    outcome: Bilingual
    source: Source
    now_with: str | None = None
