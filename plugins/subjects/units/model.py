"""What follows from the register of units for a report."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from .record import Unit


@dataclass(frozen=True, slots=True, kw_only=True)
class Counted:
    """Who is asked for figures in a report and was not in the one before it, who was and is not any more,
    and who closed in the middle of the quarter, with the day."""

    new: tuple[Unit, ...] = ()
    gone: tuple[Unit, ...] = ()
    until: tuple[tuple[Unit, date], ...] = ()
