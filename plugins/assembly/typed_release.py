"""From checked rows of text to the records of ``records_release.py``."""

from __future__ import annotations

from datetime import datetime

from .periods import Quarter
from .records import Source
from .records_release import CalendarEntry
from .typed import Cells, both


def calendar_entry(cell: Cells, source: Source) -> CalendarEntry:
    """One row of ``calendar.csv``."""
    return CalendarEntry(
        kind=cell["kind"],
        quarter=Quarter.parse(cell["quarter"]),
        announced_at=datetime.fromisoformat(cell["announced_at"]),
        announced_on=cell["announced_on"],
        illustrative=cell["illustrative"],
        reason=both(cell, "reason"),
        source=source,
    )
