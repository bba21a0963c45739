"""What follows from the register of petitions: stories, and how fast they are answered."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Literal

from plugins.core.measures.survival import SurvivalStep
from plugins.subjects.charter.record import ServiceStandard

from .record import Petition

#: Where a petition stands.
PetitionStage = Literal[
    "review", "reviewed", "committee", "reported", "answered", "not_admitted", "withdrawn"
]


#: The stages of open petitions, in their order.
OPEN_STAGES: tuple[PetitionStage, ...] = ("review", "reviewed", "committee", "reported")


@dataclass(frozen=True, slots=True, kw_only=True)
class PetitionStory:
    """One petition and what follows from its days: ``days_to_reply`` of an answered one, ``days_waiting``
    to the register's last day of an open one; ``in_time`` is ``None`` of a withdrawn one, and of an open
    one says whether its time had not passed; ``promised_on`` is the last day of that time."""

    petition: Petition
    stage: PetitionStage
    days_to_reply: int | None
    days_waiting: int | None
    in_time: bool | None
    promised_on: date | None = None

    @property
    def is_open(self) -> bool:
        """Whether it still waits for its reply."""
        return self.stage in OPEN_STAGES


@dataclass(frozen=True, slots=True, kw_only=True)
class PetitionRegister:
    """The register on ``as_at``. ``median_days``: half are answered within so many, counting those that
    wait; ``None`` while fewer than half are. ``oldest_days``: how long the oldest open one has waited."""

    as_at: date
    petitions: tuple[PetitionStory, ...]
    standard: ServiceStandard | None
    curve: tuple[SurvivalStep, ...]
    median_days: int | None
    waiting: int
    oldest_days: int | None
