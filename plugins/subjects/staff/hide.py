"""Staff results by band: the bands add up to the total."""

from __future__ import annotations

from collections.abc import Iterator

from disclosure_control.package import Said
from disclosure_control.system import total
from plugins.core.facts.assembly import Report
from plugins.subjects.people.hide import name_of

from .record import TOTAL, StaffBand


def staff(report: Report) -> Iterator[Said]:
    """One relation over the bands of a quarter, where its table has a total."""
    rows = report.rows(StaffBand)
    bands = [str(row.band) for row in rows if row.band is not None]
    if bands and len(bands) < len(rows):
        names = [name_of(report, "staff_bands", (band,), "staff") for band in bands]
        whole = name_of(report, "staff_bands", (TOTAL,), "staff")
        yield total(f"{whole} = sum of its bands", whole, names)
