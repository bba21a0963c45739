"""The share to which something has happened by each day: a staircase that rises, with those last seen
waiting as small strokes on it. Half is marked where the staircase reaches it."""

from __future__ import annotations

from collections.abc import Mapping
from itertools import pairwise

import altair as alt
import pandas as pd

from checked_tables.texts import Language

from .drawing import Drawing, Row, design, layer
from .lettering import shown, text_width
from .palette import AXIS, MUTED, S1, TARGET, TEXT
from .plot import OPEN, Plot, Taken, frame_layers, frame_rows, scale_width, x_of, y_of
from .quarters import number
from .scales import ticks
from .shapes import FrameError
from .svg import SMALL_SIZE, WIDTH

TOP, BOTTOM, HEIGHT = 24, 186, 234
_STROKE = 2.5


def steps_design() -> alt.LayerChart:
    """The layers of a staircase, from the back to the front."""
    said = alt.Text("said:N")
    return design(
        *frame_layers(),
        layer("half")
        .mark_rule(color=TARGET.light, strokeDash=[6, 3], strokeWidth=2)
        .encode(x_of(), y_of(), alt.Y2("y2:Q")),
        layer("line").mark_line(color=S1.light, strokeWidth=2.5).encode(x_of(), y_of(), alt.Detail("run:N")),
        layer("waiting").mark_rule(color=S1.light, strokeWidth=1.5).encode(x_of(), y_of(), alt.Y2("y2:Q")),
        layer("axis").mark_rule(color=AXIS.light).encode(y_of(), x=alt.value(0), x2=alt.value(WIDTH)),
        layer("notes").mark_text(color=MUTED.light, size=SMALL_SIZE).encode(x_of(), y_of(), said),
        layer("newest").mark_text(color=TEXT.light, fontWeight="bold", size=16).encode(x_of(), y_of(), said),
        **OPEN,
    )  # fmt: skip


def draw(frame: pd.DataFrame, labels: Mapping[str, str], decimals: int, language: Language) -> Drawing:  # noqa: ARG001
    """The drawing of rows ``days`` (rising), ``value`` (per cent, never falling) and, where known,
    ``censored`` (how many were last seen waiting then)."""
    days = [int(day) for day in frame["days"]]
    values = [number(value) or 0.0 for value in frame["value"]]
    if any(later <= earlier for earlier, later in pairwise(days)) or values != sorted(values):
        raise FrameError("the days of a staircase rise from row to row, and its share never falls")
    suffix = labels.get("suffix", "")
    across, up = ticks(0.0, float(days[-1] or 1)), ticks(0.0, 100.0)
    half = text_width(shown(across[-1], 0), SMALL_SIZE) / 2 + 1
    plot = Plot(scale_width(up, suffix) + 12, WIDTH - max(14, half), TOP, BOTTOM, across[-1], 0.0, 100.0)
    corners = [(0.0, 0.0)]
    for day, value in zip(days, values, strict=True):
        corners += [(float(day), corners[-1][1]), (float(day), value)]
    rows: dict[str, list[Row]] = frame_rows(up, suffix)
    rows["axis"] = [{"y": 0}]
    rows["times"] = [{"x": tick, "said": shown(tick, 0)} for tick in across]
    rows["line"] = [{"x": x, "y": y, "run": 0} for x, y in dict.fromkeys(corners)]
    seen = frame["censored"] if "censored" in frame else [0] * len(days)
    rows["waiting"] = [
        {"x": day, "y": max(0.0, value - _STROKE), "y2": value + _STROKE}
        for day, value, count in zip(days, values, seen, strict=True)
        if count
    ]
    taken = Taken()
    taken.add_frame(rows, plot)
    taken.add_line([(plot.x(x), plot.y(y)) for x, y in corners])
    rows |= _words(list(zip(days, values, strict=True)), taken, plot, labels, decimals)
    return Drawing(steps_design, rows, HEIGHT, plot.numbers())


def _words(
    points: list[tuple[int, float]],
    taken: Taken,
    plot: Plot,
    labels: Mapping[str, str],
    decimals: int,
) -> dict[str, list[Row]]:
    rows: dict[str, list[Row]] = {"half": [], "notes": [], "newest": []}
    last, share = points[-1]
    said = shown(share, decimals, labels.get("suffix", ""))
    right = plot.x(last) - text_width(said, 16, bold=True)
    spot = taken.place(said, [(right, plot.y(share) - 14), (right, plot.y(share) + 16)], size=16, bold=True)
    rows["newest"] += [plot.label(said, spot)] if spot else []
    middle = next((day for day, value in points if value >= 50), None)
    if middle is not None and "half" in labels:
        rows["half"].append({"x": middle, "y": 0, "y2": 50})
        x, said = plot.x(middle), labels["half"]
        width = text_width(said, SMALL_SIZE)
        spots = [(start, plot.y(level)) for start in (x + 6, x - 6 - width) for level in (12, 25, 38)]
        if free := taken.place(said, spots, size=SMALL_SIZE):
            rows["notes"].append(plot.label(said, free))
    if axis := labels.get("axis", ""):
        low = BOTTOM + 36
        box = (plot.right - text_width(axis, SMALL_SIZE), low - 6, plot.right, low + 6)
        rows["notes"].append(plot.label(axis, box))
    return rows
