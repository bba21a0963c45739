"""What moved a total: from zero, a line to the disc of so many points given or taken."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from markupsafe import Markup

from .marks import disc, level, strip, upright

#: Room for a disc at both ends, in per cent of the width.
_MARGIN = 4


def moved_strips(points: Sequence[Decimal]) -> list[Markup]:
    """A strip for each of ``points``, all on one scale that holds zero and every one of them.

    >>> first, second = moved_strips([Decimal("1.5"), Decimal("-1.5")])
    >>> 'class="kept" cx="96%"' in first, 'class="missed" cx="4%"' in second, 'class="due" x1="50%"' in first
    (True, True, True)
    """
    all_of_them = [0.0, *map(float, points)]
    low, high = min(all_of_them), max(all_of_them)
    spread = (high - low) or 1.0

    def place(value: float) -> float:
        return _MARGIN + (value - low) / spread * (100 - 2 * _MARGIN)

    zero = place(0)
    return [
        _strip(zero, place(float(each)), gave=each > 0) if each else strip([upright("due", zero)])
        for each in points
    ]


def _strip(zero: float, end: float, *, gave: bool) -> Markup:
    look = "kept" if gave else "missed"
    return strip([level(look, *sorted((zero, end))), upright("due", zero), disc(look, end)])
