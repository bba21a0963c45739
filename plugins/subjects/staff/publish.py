"""Staff results by band as published: counts of the whole Assembly, hidden ones without a number."""

from __future__ import annotations

from plugins.core.packing.publisher import Contribution, Line, Lines, filled
from plugins.portal.model import Assembly, QuarterReport


def staff(report: QuarterReport, _: Assembly) -> Lines:
    """One line a band in the order in which they were reported; nothing for a release without results."""
    records = report.records
    if records is None or records.declarations.scheme is None:
        return {}
    names = {band.number: band.label.en for band in records.declarations.scheme.bands}
    lines = (Line(row, {"band_en": "" if row.band is None else names[row.band]}) for row in records.staff)
    return filled({"staff_bands": lines})


STAFF = Contribution(lines=staff)
