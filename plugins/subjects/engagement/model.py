"""How many members' reports came."""

from __future__ import annotations

from dataclasses import dataclass

from .record import Engagement


@dataclass(frozen=True, slots=True, kw_only=True)
class EngagementTally:
    """Members' reports, in the order of seats: ``submitted`` of ``due``, ``late`` of the submitted."""

    seats: tuple[Engagement, ...]
    due: int
    submitted: int
    late: int
