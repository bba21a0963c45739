"""How many things stand somewhere: a square each, in rows."""

from __future__ import annotations

from itertools import accumulate, pairwise

from markupsafe import Markup

_STEP, _ACROSS = 12, 8
#: How far inside its place a square of each look stands: full, hollow with its line, small.
_INSET = {"kept": 1.0, "missed": 1.5, "quiet": 3.0}


def squares(kept: int, missed: int = 0, quiet: int = 0, *, across: int = _ACROSS) -> Markup:
    """``kept`` full squares, then ``missed`` hollow ones, then ``quiet`` small ones, ``across`` in a row.

    >>> str(squares(7, 2, 1)).count("z"), str(squares(0))
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
    corners = [(_STEP * (place % across), _STEP * (place // across)) for place in places]
    (x, y), *_ = corners
    # Each next one is placed by its step from the one before, so that a row of them packs into a few bytes.
    steps = [f"m{right - left} {low - high}{edges}" for (left, high), (right, low) in pairwise(corners)]
    return f'<path class="{look}" d="M{x + inset:g} {y + inset:g}{edges}{"".join(steps)}"/>'
