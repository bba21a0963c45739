"""What time it is, for the commands of the desk: East Africa Time, the same all year, UTC+3.

``DESK_CLOCK`` sets another time, for a rehearsal with illustrative figures; nothing that counts may be
dated by it (``Clock.must_be_real``).
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta, timezone

from .trouble import DeskTrouble

VARIABLE = "DESK_CLOCK"
EAST_AFRICA = timezone(timedelta(hours=3), "EAT")


@dataclass(frozen=True, slots=True)
class Clock:
    """The moment at which a command runs, in East Africa Time."""

    now: datetime
    is_rehearsal: bool = False

    @property
    def today(self) -> date:
        """The day in Kisumu."""
        return self.now.date()

    def must_be_real(self, provenance: str) -> None:
        """Raise ``DeskTrouble`` if figures that count would be dated by a rehearsal's clock."""
        if self.is_rehearsal and provenance != "illustrative":
            raise DeskTrouble(
                f"{VARIABLE} sets the clock to {self.now:%Y-%m-%d %H:%M}. That is only for rehearsals with "
                f"illustrative figures, and these are {provenance}. Unset {VARIABLE} and try again."
            )


def clock_at(environment: Mapping[str, str]) -> Clock:
    """The computer's time, or that of ``DESK_CLOCK``: ``2027-01-20`` (noon) or ``2027-01-20T09:30``."""
    told = environment.get(VARIABLE, "").strip()
    if not told:
        return Clock(datetime.now(EAST_AFRICA).replace(microsecond=0))
    try:
        moment = datetime.fromisoformat(told if "T" in told or " " in told else f"{told}T12:00")
    except ValueError:
        raise DeskTrouble(
            f"{VARIABLE} is {told!r}, which is no time. Write it as 2027-01-20T09:30, or unset it."
        ) from None
    moment = moment.astimezone(EAST_AFRICA) if moment.tzinfo else moment.replace(tzinfo=EAST_AFRICA)
    return Clock(moment.replace(microsecond=0), is_rehearsal=True)
