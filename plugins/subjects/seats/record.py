"""Seats and terms as declared (``seats.csv``, ``terms.csv``)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import ClassVar, Literal

from checked_tables.texts import Bilingual
from plugins.core.time.release import Provenance


@dataclass(frozen=True, slots=True, kw_only=True)
class Seat:
    """A place in the Assembly, whoever holds it (``seats.csv``)."""

    TABLE: ClassVar = "seats"

    seat_id: str
    kind: Literal["ward", "nominated"]
    name: Bilingual
    ward_code: str
    first_term: str | None
    last_term: str | None
    illustrative: bool

    @property
    def provenance(self) -> Provenance:
        """Whether the seat is invented."""
        return "illustrative" if self.illustrative else "reported"


@dataclass(frozen=True, slots=True, kw_only=True)
class Term:
    """One Assembly, from its election to the next (``terms.csv``)."""

    TABLE: ClassVar = "terms"

    term_id: str
    number: int
    elected_on: date
    first_sitting_on: date | None
    ended_on: date | None
    source: str
    illustrative: bool
