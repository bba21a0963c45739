"""What follows from trainings: tallies by topic, group, provider, year."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Literal

from plugins.core.time.quarter import Quarter
from plugins.core.time.release import Release

from .record import LocalTraining

#: What trainings are counted by.
TrainingView = Literal["topic", "cadre", "provider_kind", "year"]


@dataclass(frozen=True, slots=True, kw_only=True)
class TrainingTally:
    """Trainings of one kind. ``attended`` counts people at those whose attendance is shown (``counted`` of
    them); ``cost_kes`` adds up the known costs (``costed`` of them). ``cost_per_participant`` = sum of
    costs / sum of people over the trainings that have both, in KES without decimals; ``evaluation`` is the
    mean mark, each training counted by its marks, one decimal. ``None``: nothing to divide by."""

    key: str
    trainings: int
    counted: int
    attended: int
    costed: int
    cost_kes: Decimal
    cost_per_participant: Decimal | None
    evaluation: Decimal | None
    marks: int


@dataclass(frozen=True, slots=True, kw_only=True)
class TrainingReport:
    """All trainings of the published quarters, newest first, with tallies by kind and over all."""

    release: Release
    first: Quarter
    trainings: tuple[LocalTraining, ...]
    by: Mapping[TrainingView, tuple[TrainingTally, ...]]
    all: TrainingTally
