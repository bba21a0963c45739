"""How many things stand somewhere: a square each, in rows."""

from __future__ import annotations

from itertools import accumulate

from markupsafe import Markup

_STEP, _ACROSS = 12, 8
#: How far inside its place a square of each look stands: full, hollow with its line, small.
_INSET = {"kept": 1.0, "missed": 1.5, "quiet": 3.0}


def squares(kept: int, missed: int = 0, quiet: int = 0, *, across: int = _ACROSS) -> Markup:
    """``kept`` full squares, then ``missed`` hollow ones, then ``quiet`` small ones, ``across`` in a row.

    >>> str(squares(7, 2, 1)).count("M"), str(squares(0))
    (10, '')
    """
    counts = {"kept": kept, "missed": missed, "quiet": quiet}
    count = sum(counts.values())
    if not count:
        return Markup()
    ends = list(accumulate(counts.values()))
    paths = "".join(
        _path(look, range(end - counts[look], end), across)
        for look, end in zip(counts, ends, strict=True)
        if counts[look]
    )
    wide, high = _STEP * min(count, across), _STEP * -(-count // across)
    return Markup(f'<svg class="q" width="{wide}" height="{high}" aria-hidden="true">{paths}</svg>')


def _path(look: str, places: range, across: int) -> str:
    inset = _INSET[look]
    side = _STEP - 1 - 2 * inset
    edges = f"h{side:g}v{side:g}h-{side:g}z"
    corners = ((_STEP * (place % across) + inset, _STEP * (place // across) + inset) for place in places)
    drawn = "".join(f"M{x:g} {y:g}{edges}" for x, y in corners)
    return f'<path class="{look}" d="{drawn}"/>'
