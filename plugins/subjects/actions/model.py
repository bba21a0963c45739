"""How a corrective action stands."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Literal

from plugins.core.time.quarter import Quarter

from .record import Action

ActionState = Literal["overdue", "open", "in_progress", "done", "dropped", "none_planned"]


@dataclass(frozen=True, slots=True, kw_only=True)
class ActionStanding:
    """A corrective action as the last quarter that tells of it has it. ``age_days`` run from the day it
    was opened to the day it was done or, while it goes on, to ``as_at``; ``days_late`` likewise from the
    due day, ``None`` where nothing is due."""

    action: Action
    first_told: Quarter
    last_told: Quarter
    as_at: date
    state: ActionState
    age_days: int
    days_late: int | None
