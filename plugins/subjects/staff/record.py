"""Staff results by band as counted (``staff_bands.csv``)."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import ClassVar

from checked_tables.mapping import SHARED
from checked_tables.status import Status
from checked_tables.texts import Bilingual

#: What stands in ``band`` where a row counts everybody.
TOTAL = "total"


@dataclass(frozen=True, slots=True, kw_only=True)
class StaffBand:
    """One row of ``staff_bands.csv``: how many staff of the whole Assembly had a result in a band.

    ``band`` is the number of a band of the scheme in force, or ``None`` for the total; ``staff`` is
    ``None`` where the count is hidden (``suppressed``) or was not reported. ``basis`` says what the
    individual results come from.
    """

    TABLE: ClassVar = "staff_bands"

    band: int | None = field(metadata={"none": TOTAL})
    staff: int | None
    status: Status = field(metadata=SHARED)
    basis: Bilingual
    note: Bilingual
