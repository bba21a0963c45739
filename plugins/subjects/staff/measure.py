"""Staff results, counted: how the results of all staff spread over the bands."""

from __future__ import annotations

from collections.abc import Sequence

from composite_index.scheme import Scheme

from .model import StaffCount, StaffSpread
from .record import StaffBand


def staff_spread(rows: Sequence[StaffBand], scheme: Scheme | None) -> StaffSpread | None:
    """The distribution, worst band first; ``None`` where none was reported.

    total = the row ``total``, or the sum of all bands where none is hidden. ``from_band`` is the band in the
    middle (of two, the better one), and ``at_least`` the sum of it and every better band.
    """
    by_number = {row.band: row for row in rows}
    if scheme is None or not rows:
        return None
    bands = sorted(scheme.bands, key=lambda band: band.lower, reverse=scheme.better == "lower")
    counts = tuple(
        StaffCount(band=band, staff=row.staff, status=row.status, note=row.note)
        for band in bands
        if (row := by_number.get(band.number)) is not None
    )
    if len(counts) != len(bands):
        return None
    middle = len(bands) // 2
    told = by_number.get(None)
    return StaffSpread(
        counts=counts,
        total=told.staff if told is not None else _sum(counts),
        from_band=bands[middle],
        at_least=_sum(counts[middle:]),
        basis=rows[0].basis,
    )


def _sum(counts: Sequence[StaffCount]) -> int | None:
    """All of them together; ``None`` where one is not known."""
    known = [count.staff for count in counts if count.staff is not None]
    return sum(known) if len(known) == len(counts) else None
