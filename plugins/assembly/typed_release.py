"""From checked rows of text to the records of ``records_release.py``."""

from __future__ import annotations

from datetime import datetime

from .periods import Quarter
from .records_release import CalendarEntry, ChangeReason, PrereleaseAccess
from .source import Source
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


def prerelease_access(cell: Cells, _: Source) -> PrereleaseAccess:
    """One row of ``prerelease_access.csv``."""
    return PrereleaseAccess(
        role=both(cell, "role"),
        organisation=cell["organisation"],
        reason=both(cell, "reason"),
        from_at=datetime.fromisoformat(cell["from_at"]),
        until_at=datetime.fromisoformat(cell["until_at"]),
        longer=both(cell, "longer"),
    )


def change_reason(cell: Cells, _: Source) -> ChangeReason:
    """One row of ``reasons.csv``."""
    return ChangeReason(
        metric_id=cell["metric_id"],
        unit_id=cell["unit_id"],
        against=cell["against"],
        reason=both(cell, "reason"),
    )
