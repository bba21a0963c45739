"""Up to four series over quarters, each named at its end.

Series differ by ink, dash and end marker, and a leader ties each name to its line, so nothing hangs on
colour. More than four are drawn as small multiples.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import altair as alt
import pandas as pd

from checked_tables.texts import Language

from .drawing import Drawing, Row, design, layer
from .lettering import shown, spread, text_width, wrapped
from .palette import SERIES, TEXT
from .plot import OPEN, Plot, frame_layers, frame_rows, scale_width, x_of, y_of
from .quarters import Slot, labelled_places, quarter_label, runs_of, slots_of, span_of
from .scales import line_ticks
from .shapes import FrameError
from .svg import SMALL_SIZE, WIDTH

TOP, BOTTOM, HEIGHT = 24, 196, 242
_NAME_WIDTH = 96
_LINE = 15
_DASHES = ([1, 0], [7, 3], [2, 3], [9, 3, 2, 3])
_MARKERS = ("circle", "square", "triangle-up", "diamond")


def lines_design() -> alt.LayerChart:
    """The layers of a chart of several series; ``rank`` 0 to 3 gives a series its look."""
    ranks = list(range(len(SERIES)))
    ink = alt.Stroke(
        "rank:O", scale=alt.Scale(domain=ranks, range=[ink.light for ink in SERIES]), legend=None
    )
    fill = alt.Fill("rank:O", scale=alt.Scale(domain=ranks, range=[ink.light for ink in SERIES]), legend=None)
    dash = alt.StrokeDash("rank:O", scale=alt.Scale(domain=ranks, range=list(_DASHES)), legend=None)
    marker = alt.Shape("rank:O", scale=alt.Scale(domain=ranks, range=list(_MARKERS)), legend=None)
    names = layer("names").mark_text(color=TEXT.light, size=SMALL_SIZE, lineHeight=_LINE)
    return design(
        *frame_layers(),
        layer("line").mark_line(strokeWidth=2.5).encode(x_of(), y_of(), ink, dash, alt.Detail("run:N")),
        layer("points").mark_point(stroke=None, size=20, opacity=1).encode(x_of(), y_of(), fill),
        layer("ends").mark_point(stroke=None, size=80, opacity=1).encode(x_of(), y_of(), fill, marker),
        layer("leaders").mark_rule().encode(x_of(), y_of(), alt.X2("x2:Q"), alt.Y2("y2:Q"), ink),
        names.encode(x_of(), y_of(), alt.Text("said:N")),
        **OPEN,
    )


def draw(frame: pd.DataFrame, labels: Mapping[str, str], decimals: int, language: Language) -> Drawing:
    """The drawing of two to four series: ``quarter``, ``series``, ``value`` and, where
    known, ``back_cast``."""
    names = list(dict.fromkeys(frame["series"]))
    if len(names) > len(SERIES):
        raise FrameError(f"{len(names)} series are too many for one plane; draw small_multiples")
    span = span_of(frame)
    series = [slots_of(frame[frame["series"] == name], span) for name in names]
    suffix = labels.get("suffix", "")
    ticks = line_ticks(slot.value for slots in series for slot in slots if slot.value is not None)
    said = [_name(name, slots, decimals, suffix) for name, slots in zip(names, series, strict=True)]
    wide = max(text_width(line, SMALL_SIZE) for lines in said for line in lines)
    left = scale_width(ticks, suffix) + 20
    plot = Plot(left, WIDTH - wide - 22, TOP, BOTTOM, len(span) - 1, ticks[0], ticks[-1])
    rows: dict[str, list[Row]] = frame_rows(ticks, suffix)
    rows["times"] = [
        {"x": place, "said": quarter_label(span[place], language)}
        for place in labelled_places(len(span), plot.step, SMALL_SIZE)
    ]
    rows |= {name: [] for name in ("line", "points", "ends")}
    for rank, slots in enumerate(series):
        for run in runs_of(slots):
            points = [{"x": place, "y": slots[place].value, "rank": rank} for place in run]
            if len(run) > 1:
                rows["line"] += [point | {"run": f"{rank} {run[0]}"} for point in points]
            elif run[0] != _end(slots):
                rows["points"] += points
        rows["ends"].append({"x": _end(slots), "y": slots[_end(slots)].value, "rank": rank})
    rows |= _names(series, said, plot)
    return Drawing(lines_design, rows, HEIGHT, plot.numbers())


def _end(slots: Sequence[Slot]) -> int:
    return max(place for place, slot in enumerate(slots) if slot.value is not None)


def _name(name: str, slots: Sequence[Slot], decimals: int, suffix: str) -> list[str]:
    if all(slot.value is None for slot in slots):
        raise FrameError(f"the series {name!r} has no figure; leave it out and say so")
    return [*wrapped(name, _NAME_WIDTH, SMALL_SIZE), shown(slots[_end(slots)].value, decimals, suffix)]


def _names(series: Sequence[Sequence[Slot]], said: Sequence[list[str]], plot: Plot) -> dict[str, list[Row]]:
    ends = [_end(slots) for slots in series]
    heights = [plot.y(slots[end].value or 0.0) for slots, end in zip(series, ends, strict=True)]
    tall = max(len(lines) for lines in said) * _LINE + 4
    middles = spread(heights, tall, tall / 2, BOTTOM - tall / 2 + 6)
    names: list[Row] = []
    leaders: list[Row] = []
    for rank, (lines, middle) in enumerate(zip(said, middles, strict=True)):
        first = middle - (len(lines) - 1) * _LINE / 2
        start = plot.right + 20
        names.append({**plot.label("", (start, first, start, first)), "said": lines})
        point = plot.label("", (start - 3, middle, start, middle))
        leaders.append(
            {
                "x": ends[rank],
                "y": series[rank][ends[rank]].value,
                "x2": point["x"],
                "y2": point["y"],
                "rank": rank,
            }
        )
    return {"names": names, "leaders": leaders}
