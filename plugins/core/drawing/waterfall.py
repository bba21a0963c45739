"""Contributions to a change: each bar begins where the one before it ended, and the last is their sum.

The scale is the change itself and holds zero, so bars may be compared by length.
"""

from __future__ import annotations

from collections.abc import Mapping

import altair as alt
import pandas as pd

from checked_tables.texts import Language

from .drawing import Drawing, Row, at, design, layer
from .lettering import shown, text_width, wrapped
from .palette import AXIS, S1, S2, TEXT
from .quarters import number
from .shapes import records_of
from .svg import FONT_SIZE, WIDTH

_LINE = 17
_BAR = 13
_GAP = 12


def waterfall_design() -> alt.LayerChart:
    """The layers of a waterfall: ``x`` is the running sum; ``y`` and ``y2`` are laid out, not scaled."""
    scale = alt.Scale(domain=[at("low"), at("high")], range=[2, at("right")], zero=False, nice=False)
    x = alt.X("x:Q", scale=scale, axis=None)
    x2, y, y2 = alt.X2("x2:Q"), alt.Y("y:Q", scale=None, axis=None), alt.Y2("y2:Q")
    said, weight = alt.Text("said:N"), alt.value(WIDTH)
    words = layer("names").mark_text(color=TEXT.light, lineHeight=_LINE)
    sums = layer("sum_name").mark_text(color=TEXT.light, lineHeight=_LINE, fontWeight="bold")
    values = layer("values").mark_text(color=TEXT.light, align="right")
    total = layer("sum_value").mark_text(color=TEXT.light, align="right", fontWeight="bold")
    return design(
        layer("zero").mark_rule(color=AXIS.light).encode(x, y, y2),
        layer("joints").mark_rule(color=AXIS.light, strokeDash=[1, 3]).encode(x, y, y2),
        layer("up").mark_rect(color=S1.light).encode(x, x2, y, y2),
        layer("down").mark_rect(color=S2.light).encode(x, x2, y, y2),
        layer("sum").mark_rect(color=TEXT.light).encode(x, x2, y, y2),
        words.encode(y, said, x=alt.value(0)),
        sums.encode(y, said, x=alt.value(0)),
        values.encode(y, said, x=weight),
        total.encode(y, said, x=weight),
        low=0.0,
        high=1.0,
        right=1.0,
    )


def draw(frame: pd.DataFrame, labels: Mapping[str, str], decimals: int, language: Language) -> Drawing:  # noqa: ARG001
    """The drawing of ``name`` and ``value`` (signed), with ``role`` ``change`` and, last, ``total``."""
    records = records_of(frame)
    suffix = labels.get("suffix", "")
    said = [shown(row["value"], decimals, suffix, signed=True) for row in records]
    steps = [number(row["value"]) or 0.0 for row in records]
    ends = [0.0]
    for step in steps[:-1]:
        ends.append(ends[-1] + step)
    rows: dict[str, list[Row]] = {
        name: []
        for name in ("zero", "joints", "up", "down", "sum", "names", "sum_name", "values", "sum_value")
    }
    room = WIDTH - max(text_width(text, FONT_SIZE, bold=True) for text in said) - 12
    top, joint = 0.0, 0.0
    for place, row in enumerate(records):
        last = place == len(records) - 1
        name = wrapped(str(row["name"]), room, FONT_SIZE)
        rows["sum_name" if last else "names"].append({"y": top + _LINE / 2, "said": name})
        top += _LINE * len(name) + 2
        start, end = (0.0, steps[-1]) if last else (ends[place], ends[place + 1])
        kind = "sum" if last else "up" if steps[place] > 0 else "down"
        rows["zero"].append({"x": 0, "y": top - 2, "y2": top + _BAR + 2})
        if steps[place]:
            rows[kind].append({"x": start, "x2": end, "y": top, "y2": top + _BAR})
        rows["sum_value" if last else "values"].append({"y": top + _BAR / 2, "said": said[place]})
        end_x = end if last else start
        px = 2 + (end_x - min(ends)) / (max(ends) - min(ends) or 1.0) * (room - 2)
        covered = max(text_width(line, FONT_SIZE, bold=last) for line in name) + 3
        if place and px > covered:
            rows["joints"].append({"x": end_x, "y": joint, "y2": top})
        joint = top + _BAR
        top += _BAR + _GAP
    numbers = {"low": min(ends), "high": max(ends) if max(ends) > min(ends) else min(ends) + 1, "right": room}
    return Drawing(waterfall_design, rows, round(top - _GAP + 8), numbers)
