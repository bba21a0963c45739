"""The plane that line and column charts are drawn on: its scales, its grid, and free spots in it.

``x`` counts slots from 0, ``y`` is the value; Vega applies the scales. ``Plot`` knows the same scales, so
that labels can be laid out before anything is drawn.
"""

from __future__ import annotations

import itertools
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

import altair as alt

from .drawing import Row, at, layer
from .lettering import shown, text_width
from .palette import AXIS, GRID, MUTED
from .scales import tick_decimals
from .svg import FONT_SIZE, SMALL_SIZE, WIDTH

Point = tuple[float, float]
Box = tuple[float, float, float, float]


@dataclass(frozen=True, slots=True)
class Plot:
    """Where slots 0 to ``last`` and values ``low`` to ``high`` lie in the picture."""

    left: float
    right: float
    top: float
    bottom: float
    last: float
    low: float
    high: float

    @property
    def step(self) -> float:
        """The distance between two slots."""
        return (self.right - self.left) / self.last if self.last else self.right - self.left

    @property
    def reach(self) -> float:
        """How far, in slots, a stretch of slots extends beyond its first and last."""
        return min(0.4, 14 / self.step)

    def x(self, place: float) -> float:
        """Where a slot lies, from the left edge of the picture; a lone slot lies in the middle."""
        if not self.last:
            return (self.left + self.right) / 2 + place * self.step
        return self.left + place * self.step

    def y(self, value: float) -> float:
        """Where a value lies, from the top edge of the picture."""
        return self.bottom - (value - self.low) / (self.high - self.low) * (self.bottom - self.top)

    def numbers(self) -> dict[str, float]:
        """The open numbers of a design made with ``x_scale`` and ``y_scale``."""
        return {
            "x0": self.x(0),
            "x1": self.x(1),
            "top": self.top,
            "bottom": self.bottom,
            "low": self.low,
            "high": self.high,
        }

    def label(self, said: str, spot: Box) -> Row:
        """A row for a text layer: ``said`` from the left edge of ``spot``, in its middle."""
        left, top, _, bottom = spot
        value = self.low + (self.bottom - (top + bottom) / 2) / (self.bottom - self.top) * (
            self.high - self.low
        )
        return {"x": (left - self.x(0)) / (self.x(1) - self.x(0)), "y": value, "said": said}


def x_of(name: str = "x") -> alt.X:
    """The encoding of slots."""
    return alt.X(f"{name}:Q", scale=alt.Scale(domain=[0, 1], range=[at("x0"), at("x1")]), axis=None)


def y_of(name: str = "y") -> alt.Y:
    """The encoding of values."""
    scale = alt.Scale(domain=[at("low"), at("high")], range=[at("bottom"), at("top")], zero=False, nice=False)
    return alt.Y(f"{name}:Q", scale=scale, axis=None)


#: The open numbers with which a design is compiled.
OPEN = {"x0": 0.0, "x1": 1.0, "top": 0.0, "bottom": 1.0, "low": 0.0, "high": 1.0}


def frame_layers() -> list[alt.Chart]:
    """Hairlines with their numbers at the left, and the words under the slots."""
    ink = alt.Stroke("ink:N", scale=None)
    return [
        layer("grid").mark_rule().encode(y_of(), ink, x=alt.value(0), x2=alt.value(WIDTH)),
        layer("scale")
        .mark_text(color=MUTED.light, size=SMALL_SIZE, dy=-8)
        .encode(y_of(), alt.Text("said:N"), x=alt.value(0)),
        layer("times")
        .mark_text(color=MUTED.light, size=SMALL_SIZE, align="center", baseline="top", lineHeight=15)
        .encode(x_of(), alt.Text("said:N"), y=alt.value(at("bottom")), yOffset=alt.value(8)),
    ]


def frame_rows(ticks: Sequence[float], suffix: str) -> dict[str, list[Row]]:
    """Rows for ``grid`` and ``scale``; the zero line is darker; only the top number has the unit."""
    decimals = tick_decimals(ticks)
    return {
        "grid": [{"y": tick, "ink": AXIS.light if tick == 0 else GRID.light} for tick in ticks],
        "scale": [
            {"y": tick, "said": shown(tick, decimals, suffix if tick == ticks[-1] else "")} for tick in ticks
        ],
    }


def scale_width(ticks: Sequence[float], suffix: str) -> float:
    """The width that the numbers of the scale need."""
    decimals = tick_decimals(ticks)
    return max(text_width(shown(tick, decimals, suffix), SMALL_SIZE) for tick in ticks)


@dataclass(slots=True)
class Taken:
    """What labels must keep clear of: drawn lines, as closely sampled points, and earlier labels."""

    points: list[Point] = field(default_factory=list)
    boxes: list[Box] = field(default_factory=list)

    def add_line(self, ends: Sequence[Point]) -> None:
        """Sample a line every four units."""
        self.points += ends[:1]
        for (x, y), (x2, y2) in itertools.pairwise(ends):
            count = max(1, round(max(abs(x2 - x), abs(y2 - y)) / 4))
            self.points += [(x + (x2 - x) * n / count, y + (y2 - y) * n / count) for n in range(1, count + 1)]

    def add_label(self, said: str, x: float, middle: float) -> None:
        """A small label that stands where it must: centred on ``x``."""
        half = text_width(said, SMALL_SIZE) / 2
        self.boxes.append((x - half, middle - SMALL_SIZE / 2, x + half, middle + SMALL_SIZE / 2))

    def add_frame(self, rows: Mapping[str, Sequence[Row]], plot: Plot) -> None:
        """The words that ``frame_layers`` draws of ``scale`` and ``times``."""
        for row in rows["scale"]:
            self.add_label(row["said"], text_width(row["said"], SMALL_SIZE) / 2, plot.y(row["y"]) - 8)
        for row in rows["times"]:
            lines = [row["said"]] if isinstance(row["said"], str) else row["said"]
            for lower, line in enumerate(lines):
                self.add_label(line, plot.x(row["x"]), plot.bottom + 15 + 15 * lower)

    def place(
        self, said: str, candidates: Iterable[Point], *, size: float = FONT_SIZE, bold: bool = False
    ) -> Box | None:
        """The first of the ``candidates`` (left edge, middle) that touches nothing, else the one that lies
        over the shortest piece of line; now taken. ``None`` if all touch a label or leave the picture at the
        top: what finds no room is not drawn, for the table has it."""
        width = text_width(said, size, bold=bold)
        spots = []
        for left, middle in candidates:
            inside = max(0.0, min(left, WIDTH - width))
            spots.append((inside, middle - size / 2, inside + width, middle + size / 2))
        free = [spot for spot in spots if spot[1] >= 0 and not self._touches(spot)]
        if not free:
            return None
        best = min(free, key=self._covered)
        self.boxes.append(best)
        return best

    def _touches(self, spot: Box) -> bool:
        left, top, right, bottom = spot
        return any(
            left < right2 + 4 and left2 < right + 4 and top < bottom2 and top2 < bottom
            for left2, top2, right2, bottom2 in self.boxes
        )

    def _covered(self, spot: Box) -> int:
        left, top, right, bottom = spot
        return sum(left - 2 <= x <= right + 2 and top - 1 <= y <= bottom + 1 for x, y in self.points)
