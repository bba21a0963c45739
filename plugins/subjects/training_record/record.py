"""A training of the national record (``training_socatt.csv``)."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from checked_tables.texts import Bilingual


@dataclass(frozen=True, slots=True, kw_only=True)
class Training:
    """One row of the national SOCATT(K) list, as printed (``training_socatt.csv``)."""

    TABLE: ClassVar = "training_socatt"

    row_no: int
    number_as_printed: str
    cadre_as_printed: str
    cadre_group: str
    topic: str
    year: int
    is_training: bool
    note: Bilingual
