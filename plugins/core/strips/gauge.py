"""The index on its scale from 0 to 100: where the bands begin, its likely range, the value before it, the
value."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from markupsafe import Markup

from .marks import disc, level, shade, strip, upright, words

_RAIL, _FOOT = 16, 40


def gauge(
    value: Decimal,
    edges: Sequence[Decimal],
    *,
    interval: tuple[Decimal, Decimal] | None = None,
    before: Decimal | None = None,
) -> Markup:
    """The gauge of ``value``; ``edges`` are where the bands above the lowest begin, ``before`` is a ring.

    The scale's own numbers stand under its ends and the edges; one that would touch the number before it is
    left out.
    """
    marks = [level("rail", 0, 100, _RAIL)]
    marks += [upright("rail", at, _RAIL - 5, _RAIL + 5) for at in (0.0, *map(float, edges), 100.0)]
    if interval is not None:
        marks.append(shade("range", float(interval[0]), float(interval[1]), _RAIL - 5, 10))
    if before is not None:
        marks.append(disc("ring", float(before), _RAIL))
    marks.append(disc("kept", float(value), _RAIL, 6))
    last = 0.0
    marks.append(words("0", 0, _FOOT, "start"))
    for edge in map(float, edges):
        if edge - last >= 8 and edge <= 88:
            marks.append(words(f"{edge:g}", edge, _FOOT))
            last = edge
    marks.append(words("100", 100, _FOOT, "end"))
    return strip(marks, _FOOT + 4)
