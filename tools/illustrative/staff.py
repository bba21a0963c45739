"""Invented staff results by band, as a desk would publish them: small counts hidden, with a second band."""

from __future__ import annotations

from .story import Edition
from .tables import Row

_BASIS = {
    "basis_en": "Yearly staff appraisal (example)",
    "basis_sw": "Tathmini ya kila mwaka ya wafanyakazi (mfano)",
}
#: By quarter: the bands from 1, ``None`` where hidden, then everybody.
_STAFF: dict[str, tuple[int | None, ...]] = {
    "2025-26-Q4": (6, 14, 48, 38, 15, 121),
    "2026-27-Q1": (None, None, 58, 39, 15, 124),
}
#: Which rule hides a band: in the first are too few, the second keeps it company.
HIDDEN_BANDS: dict[object, str] = {1: "small_count", 2: "complement"}


def staff_rows(edition: Edition) -> list[Row]:
    """The rows of one quarter; none where no results are counted."""
    counts = _STAFF.get(edition.quarter, ())
    bands = [*range(1, len(counts)), "total"]
    return [
        {"band": band, "staff": count, "status": "suppressed" if count is None else "reported", **_BASIS}
        for band, count in zip(bands, counts, strict=False)
    ]
