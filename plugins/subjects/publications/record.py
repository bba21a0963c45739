"""A publication (``publications.csv``)."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from checked_tables.texts import Bilingual


@dataclass(frozen=True, slots=True, kw_only=True)
class Publication:
    """One knowledge document on the SOCATT(K) list (``publications.csv``)."""

    TABLE: ClassVar = "publications"

    number: int
    title: str
    note: Bilingual
