"""A share or a part of the index on its scale from 0 to 100, with its likely range or what is usual."""

from __future__ import annotations

from decimal import Decimal

from markupsafe import Markup

from .marks import disc, level, shade, strip, upright


def part_strip(
    score: Decimal | None, interval: tuple[Decimal, Decimal] | None = None, *, usual: Decimal | None = None
) -> Markup:
    """The strip of ``score``; the rail alone where there is none. What is ``usual`` is dotted.

    >>> str(part_strip(Decimal("69.3"))).count("<circle"), str(part_strip(None)).count("<circle")
    (1, 0)
    """
    marks = [level("rail", 0, 100)]
    if usual is not None:
        marks.append(upright("usual", float(usual)))
    if score is not None:
        marks += [shade("range", *map(float, interval))] if interval else []
        marks.append(disc("kept", float(score)))
    return strip(marks)


def amount_strip(amount: Decimal | None, most: Decimal | None) -> Markup:
    """An amount as a line from nothing, on a scale that ends at the ``most`` of all; the rail alone without
    one.

    >>> 'x2="25%"' in amount_strip(Decimal(20), Decimal(80)), str(amount_strip(None, None)).count("<line")
    (True, 1)
    """
    marks = [level("rail", 0, 100)]
    if amount is not None and most:
        end = float(amount / most * 100)
        marks += [level("kept", 0, end), disc("kept", end)]
    return strip(marks)
