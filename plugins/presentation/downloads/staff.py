"""Staff results by band as published: counts of the whole Assembly, hidden ones without a number."""

from __future__ import annotations

from collections.abc import Iterator

from plugins.assembly.model import QuarterReport
from plugins.assembly.records_staff import TOTAL
from plugins.assembly.status import MARKER, SDMX_STATUS

from .tables import Row, release_columns


def staff_rows(report: QuarterReport) -> Iterator[Row]:
    """One row a band in the order in which they were reported; nothing for a release without results."""
    records = report.records
    if records is None or records.declarations.scheme is None:
        return
    names = {band.number: band.label.en for band in records.declarations.scheme.bands}
    for row in records.staff:
        yield {
            **release_columns(report),
            "band": TOTAL if row.band is None else row.band,
            "band_en": "" if row.band is None else names[row.band],
            "staff": row.staff,
            "obs_status": SDMX_STATUS[row.status],
            "marker": MARKER[row.status],
            "basis_en": row.basis.en,
            "basis_sw": row.basis.sw,
            "note_en": row.note.en,
            "note_sw": row.note.sw,
        }
