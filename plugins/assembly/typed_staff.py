"""From checked rows of text to the records of ``records_staff.py``."""

from __future__ import annotations

from .records_staff import TOTAL, StaffBand
from .source import Source
from .typed import Cells, both


def staff_band(cell: Cells, _: Source) -> StaffBand:
    """One row of ``staff_bands.csv``."""
    return StaffBand(
        band=None if cell["band"] == TOTAL else int(cell["band"]),
        staff=cell["staff"],
        status=cell["status"],
        basis=both(cell, "basis"),
        note=both(cell, "note"),
    )
