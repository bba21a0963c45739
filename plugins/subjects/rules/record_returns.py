"""How far each register is complete (``returns.csv``)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import ClassVar


@dataclass(frozen=True, slots=True, kw_only=True)
class Return:
    """The word of an office that a register has everything that happened up to a day."""

    TABLE: ClassVar = "returns"

    register: str
    complete_to: date
    evidence: str
