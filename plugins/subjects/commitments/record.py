"""A promise of the policy (``commitments.csv``)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import ClassVar, Literal

from checked_tables.texts import Bilingual


@dataclass(frozen=True, slots=True, kw_only=True)
class Commitment:
    """What a clause of the policy promises (``commitments.csv``). ``due`` is a quarter
    (``2025-26-Q2``), how often, or empty; ``evidence`` shows the status, which nobody may have checked."""

    TABLE: ClassVar = "commitments"

    commitment_id: str
    clause: str
    promise: Bilingual
    owner: Bilingual
    due: str
    status: Literal["unknown", "not_started", "in_progress", "done", "overdue"]
    evidence: str
    checked_on: date | None
