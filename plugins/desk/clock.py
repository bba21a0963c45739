"""The time by which the desk acts: East Africa Time, which is three hours ahead of UTC all year.

This is the one place that reads the clock of the computer. Tests set ``DESK_NOW`` to another moment, such
as ``2027-01-29T10:00:00+03:00``; every command that acts by the time then says so.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime, timedelta, timezone

from .trouble import DeskTrouble

VARIABLE = "DESK_NOW"
EAST_AFRICA = timezone(timedelta(hours=3), "EAT")


def now(environment: Mapping[str, str]) -> datetime:
    """This moment in East Africa Time; ``DeskTrouble`` if ``DESK_NOW`` is not a moment with its zone."""
    said = environment.get(VARIABLE, "").strip()
    if not said:
        return datetime.now(EAST_AFRICA)
    try:
        moment = datetime.fromisoformat(said)
    except ValueError:
        moment = None
    if moment is None or moment.tzinfo is None:
        raise DeskTrouble(
            f"{VARIABLE} is {said[:40]!r}, which is not a moment. Write it as 2027-01-29T10:00:00+03:00, "
            "or leave it unset to use the clock of this computer."
        )
    return moment.astimezone(EAST_AFRICA)


def is_set_by_hand(environment: Mapping[str, str]) -> bool:
    """Whether the time is not the computer's own."""
    return bool(environment.get(VARIABLE, "").strip())
