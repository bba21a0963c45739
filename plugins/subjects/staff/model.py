"""How the results of all staff spread over the bands."""

from __future__ import annotations

from dataclasses import dataclass

from checked_tables.status import Status
from checked_tables.texts import Bilingual
from composite_index.band import Band


@dataclass(frozen=True, slots=True, kw_only=True)
class StaffCount:
    """How many staff had a result in ``band``; ``staff`` is ``None`` where ``status`` says why not."""

    band: Band
    staff: int | None
    status: Status
    note: Bilingual


@dataclass(frozen=True, slots=True, kw_only=True)
class StaffSpread:
    """Individual results of the whole Assembly over the bands of the index, the worst band first.

    ``total`` is everybody with a result, ``None`` where nobody may know it. ``at_least`` counts those in
    ``from_band`` or a better one, ``None`` where one of these bands is not shown.
    """

    counts: tuple[StaffCount, ...]
    total: int | None
    from_band: Band
    at_least: int | None
    basis: Bilingual

    @property
    def hidden(self) -> int:
        """How many bands are hidden to protect people."""
        return sum(count.status == "suppressed" for count in self.counts)
