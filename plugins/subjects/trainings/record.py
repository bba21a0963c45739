"""A training of the Assembly (``training_local.csv``)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import ClassVar

from checked_tables.source import Source
from checked_tables.status import Status
from checked_tables.texts import Bilingual


@dataclass(frozen=True, slots=True, kw_only=True)
class LocalTraining:
    """A training that the Assembly held or sent people to (``training_local.csv``)."""

    TABLE: ClassVar = "training_local"

    training_id: str
    title: Bilingual
    topic: str
    competency_ids: tuple[str, ...]
    provider_kind: str
    provider: str
    started_on: date
    ended_on: date
    mode: str
    cadre: str
    places: int | None
    attended: int | None
    attended_women: int | None
    attended_pwd: int | None
    status: Status
    cost_kes: Decimal | None
    evaluation_mean: Decimal | None
    n_evaluations: int | None
    note: Bilingual
    source: Source
