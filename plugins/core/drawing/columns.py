"""Counts by year: columns from zero, each with its number; no column and "0" for a year of none."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import altair as alt
import pandas as pd

from checked_tables.status import MARKER, Status
from checked_tables.texts import Language

from .drawing import Drawing, Row, at, design, layer
from .lettering import shown, text_width
from .palette import AXIS, MUTED, S1, TEXT
from .plot import OPEN, Plot, Taken, x_of, y_of
from .quarters import number
from .scales import ticks
from .shapes import FrameError
from .svg import FONT_SIZE, SMALL_SIZE, WIDTH

TOP, BOTTOM, HEIGHT = 26, 156, 182


def columns_design() -> alt.LayerChart:
    """The layers of a column chart; ``x`` and ``x2`` are a column's sides."""
    said = alt.Text("said:N")
    return design(
        layer("columns").mark_rect(color=S1.light).encode(x_of(), y_of(), alt.X2("x2:Q"), alt.Y2("y2:Q")),
        layer("axis").mark_rule(color=AXIS.light).encode(y_of(), x=alt.value(0), x2=alt.value(WIDTH)),
        layer("times")
        .mark_text(color=MUTED.light, size=SMALL_SIZE, align="center", baseline="top", dy=7)
        .encode(x_of(), said, y=alt.value(at("bottom"))),
        layer("values").mark_text(color=TEXT.light, align="center", dy=-10).encode(x_of(), y_of(), said),
        layer("missing")
        .mark_text(color=MUTED.light, size=SMALL_SIZE, align="center", dy=-10)
        .encode(x_of(), y_of(), said),
        **OPEN,
    )


def draw(frame: pd.DataFrame, labels: Mapping[str, str], decimals: int, language: Language) -> Drawing:  # noqa: ARG001
    """The drawing of one column a row: ``year`` (or another short name) and ``value``, at least 0."""
    values = [number(value) for value in frame["value"]]
    if any(value < 0 for value in values if value is not None):
        raise FrameError("a column chart starts at zero; strips show changes")
    suffix = labels.get("suffix", "")
    high = ticks(0.0, max((value for value in values if value is not None), default=1.0))[-1]
    wide = max(text_width(str(year), SMALL_SIZE) for year in frame["year"]) + 4
    half = WIDTH / 4 if len(frame) == 1 else max(WIDTH / len(frame), wide) / 2
    plot = Plot(half, WIDTH - half, TOP, BOTTOM, len(frame) - 1, 0.0, high)
    rows: dict[str, list[Row]] = {"axis": [{"y": 0}], "columns": [], "values": [], "missing": [], "times": []}
    every = 1 if wide <= plot.step else 2 if wide <= 2 * plot.step else 4
    status: list[Status] = list(frame["status"]) if "status" in frame else ["not_reported"] * len(frame)
    named = [str(year) for year in frame["year"]]
    for place, value in enumerate(values):
        if (len(frame) - 1 - place) % every == 0:
            rows["times"].append({"x": place, "said": named[place]})
        if value:
            rows["columns"].append({"x": place - 0.32, "x2": place + 0.32, "y": value, "y2": 0})
    said = [
        MARKER[status[place]] if value is None else shown(value, decimals, suffix)
        for place, value in enumerate(values)
    ]
    for place, x in _written(values, said, plot):
        layer_name = "missing" if values[place] is None else "values"
        rows[layer_name].append({"x": x, "y": values[place] or 0, "said": said[place]})
    return Drawing(columns_design, rows, HEIGHT, plot.numbers())


def _written(values: Sequence[float | None], said: Sequence[str], plot: Plot) -> list[tuple[int, float]]:
    """Which columns have room for their number, and where its middle stands: the last column first, then the
    highest; the table has them all."""
    taken, written = Taken(), []
    for place in sorted(range(len(said)), key=lambda at: (at < len(said) - 1, -(values[at] or 0), -at)):
        left = plot.x(place) - text_width(said[place], FONT_SIZE) / 2
        if spot := taken.place(said[place], [(left, plot.y(values[place] or 0) - 10)]):
            moved = spot[0] - left
            written.append((place, place + moved / plot.step))
    return sorted(written)
