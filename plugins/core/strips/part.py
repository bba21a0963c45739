"""A part of the index on its scale from 0 to 100, with its likely range."""

from __future__ import annotations

from decimal import Decimal

from markupsafe import Markup

from .marks import disc, level, shade, strip


def part_strip(score: Decimal | None, interval: tuple[Decimal, Decimal] | None = None) -> Markup:
    """The strip of ``score``; the rail alone where there is none.

    >>> str(part_strip(Decimal("69.3"))).count("<circle"), str(part_strip(None)).count("<circle")
    (1, 0)
    """
    marks = [level("rail", 0, 100)]
    if score is not None:
        marks += [shade("range", *map(float, interval))] if interval else []
        marks.append(disc("kept", float(score)))
    return strip(marks)
