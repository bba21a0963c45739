"""Staff results by band as published: counts of the whole Assembly, hidden ones without a number."""

from __future__ import annotations

from plugins.core.facts.assembly import Assembly, Report
from plugins.core.packing.publisher import Contribution, Line, Lines, filled
from plugins.subjects.scheme.record import scheme_of

from .record import StaffBand


def staff(report: Report, _: Assembly) -> Lines:
    """One line a band in the order in which they were reported; nothing for a release without results."""
    records = report.records
    scheme = scheme_of(records.declared)
    if scheme is None:
        return {}
    names = {band.number: band.label.en for band in scheme.bands}
    lines = (
        Line(row, {"band_en": "" if row.band is None else names[row.band]}) for row in records.rows(StaffBand)
    )
    return filled({"staff_bands": lines})


STAFF = Contribution(lines=staff, place=(5, 3))
