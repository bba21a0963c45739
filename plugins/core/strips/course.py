"""How a figure has moved over the quarters: a line that breaks where two of them may not be joined.

Quarters stand side by side at equal distances from left to right, so that pictures of the same quarters can
be read one below the other. Figures that were worked out afterwards lie on shaded ground; the target is a
step. The scale is the picture's own and leaves out zero: lengths on it compare nothing.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import pairwise

from markupsafe import Markup

from .marks import disc, level, line, shade, strip

_EDGE = 6
#: Room for a disc at both ends, in per cent of the width.
_MARGIN = 3


@dataclass(frozen=True, slots=True, kw_only=True)
class Point:
    """A quarter's figure, or ``None``; ``apart``: no line leads to it from the quarter before, because its
    definition is new or it was not worked out afterwards like that one."""

    value: Decimal | None
    target: Decimal | None = None
    back_cast: bool = False
    apart: bool = False


def course(points: Sequence[Point], high: int = 56) -> Markup:
    """The picture of ``points``, the oldest first; empty unless two of them have a figure.

    >>> three = [Point(value=Decimal(each)) for each in (10, 30, 20)]
    >>> drawn = course(three)
    >>> 'x1="3%" x2="50%" y1="50" y2="6"' in drawn, 'x1="50%" x2="97%" y1="6" y2="28"' in drawn
    (True, True)
    """
    known = [each for point in points for each in (point.value, point.target) if each is not None]
    if sum(point.value is not None for point in points) < 2:
        return Markup()
    low, spread = float(min(known)), float(max(known) - min(known)) or 1.0
    across = (100 - 2 * _MARGIN) / (len(points) - 1)
    xs = [_MARGIN + across * place for place in range(len(points))]

    def y(value: Decimal) -> float:
        return high - _EDGE - (float(value) - low) / spread * (high - 2 * _EDGE)

    marks = [*_ground(points, xs, across, high), *_target(points, xs, across, y)]
    for (x1, before), (x2, now) in pairwise(zip(xs, points, strict=True)):
        if before.value is not None and now.value is not None and not now.apart:
            marks.append(line("kept", x1, x2, y(before.value), y(now.value)))
    last = max(place for place, point in enumerate(points) if point.value is not None)
    for place, point in enumerate(points):
        if point.value is not None:
            look = "ring" if point.back_cast else "kept"
            marks.append(disc(look, xs[place], y(point.value), 4 if place == last else 2.5))
    return strip(marks, high)


def _ground(points: Sequence[Point], xs: Sequence[float], across: float, high: int) -> Iterator[str]:
    afterwards = [x for x, point in zip(xs, points, strict=True) if point.back_cast]
    if afterwards:
        yield shade("ground", 0, min(afterwards[-1] + across / 2, 100), 0, high)


def _target(
    points: Sequence[Point], xs: Sequence[float], across: float, y: Callable[[Decimal], float]
) -> Iterator[str]:
    runs: list[tuple[Decimal, float, float]] = []
    for x, point in zip(xs, points, strict=True):
        if point.target is None:
            continue
        start, end = max(x - across / 2, 0), min(x + across / 2, 100)
        if runs and runs[-1][0] == point.target and abs(runs[-1][2] - start) < 0.1:
            runs[-1] = (point.target, runs[-1][1], end)
        else:
            runs.append((point.target, start, end))
    for value, start, end in runs:
        yield level("due", start, end, y(value))
