"""Values by name: horizontal bars from zero, the name above, the number at the end.

A target is an earth-coloured tick; a missing figure is its word, never a bar.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from typing import Any

import altair as alt
import pandas as pd

from checked_tables.status import MARKER, Status
from checked_tables.texts import Language

from .drawing import Drawing, Row, at, design, layer
from .lettering import shown, text_width, wrapped
from .palette import AXIS, MUTED, S1, TARGET, TEXT
from .quarters import number
from .shapes import FrameError, records_of
from .svg import FONT_SIZE, SMALL_SIZE, WIDTH

_LINE = 17
_BAR = 13
_GAP = 13
_SEAM = 3.5


def bars_design() -> alt.LayerChart:
    """The layers of a bar chart: ``x`` is the value; ``y`` and ``y2`` are laid out, not scaled."""
    x = alt.X("x:Q", scale=alt.Scale(domain=[0, at("high")], range=[0, at("right")], nice=False), axis=None)
    y = alt.Y("y:Q", scale=None, axis=None)
    y2, said = alt.Y2("y2:Q"), alt.Text("said:N")
    return design(
        layer("names").mark_text(color=TEXT.light, lineHeight=_LINE).encode(y, said, x=alt.value(0)),
        layer("bars").mark_rect(color=S1.light).encode(x, alt.X2("x2:Q"), y, y2),
        layer("axis").mark_rule(color=AXIS.light).encode(y, y2, x=alt.value(0)),
        layer("targets").mark_rule(color=TARGET.light, strokeWidth=3).encode(x, y, y2),
        layer("key").mark_text(color=MUTED.light, size=SMALL_SIZE, dx=7).encode(x, y, said),
        layer("values").mark_text(color=TEXT.light, fontWeight="bold", dx=7).encode(x, y, said),
        layer("missing").mark_text(color=MUTED.light, size=SMALL_SIZE, dx=7).encode(x, y, said),
        high=1.0,
        right=1.0,
    )


def draw(frame: pd.DataFrame, labels: Mapping[str, str], decimals: int, language: Language) -> Drawing:  # noqa: ARG001
    """The drawing of one bar a row, in the frame's order: ``name``, ``value`` and perhaps
    ``target``, ``status``."""
    records = records_of(frame)
    known = [
        size
        for row in records
        for size in (number(row["value"]), number(row.get("target")))
        if size is not None
    ]
    if min(known, default=0.0) < 0:
        raise FrameError("a bar chart starts at zero; strips show changes")
    suffix = labels.get("suffix", "")
    said = ["" if number(row["value"]) is None else shown(row["value"], decimals, suffix) for row in records]
    right = WIDTH - max(text_width(text, FONT_SIZE, bold=True) for text in said) - 12
    high = max(known, default=0.0) or 1.0
    rows: dict[str, list[Row]] = defaultdict(list)
    top = 0.0
    if any(number(row.get("target")) is not None for row in records):
        rows["targets"].append({"x": 2 / right * high, "y": 2, "y2": 2 + _BAR})
        rows["key"].append({"x": 2 / right * high, "y": 9, "said": labels["target"]})
        top = 26.0
    for row, text in zip(records, said, strict=True):
        name = wrapped(str(row["name"]), WIDTH, FONT_SIZE)
        rows["names"].append({"y": top + _LINE / 2, "said": name})
        top += _LINE * len(name) + 2
        _draw_bar(rows, row, text, labels, top, high / right)
        top += _BAR + _GAP
    return Drawing(bars_design, rows, round(top - _GAP + 8), {"high": high, "right": right})


def _draw_bar(
    rows: dict[str, list[Row]],
    row: Mapping[str, Any],
    said: str,
    labels: Mapping[str, str],
    top: float,
    unit: float,
) -> None:
    """One bar or its word, its tick and its number; ``unit`` is the value of one unit of length."""
    box, middle = {"y": top, "y2": top + _BAR}, top + _BAR / 2
    value, target = number(row["value"]), number(row.get("target"))
    rows["axis"].append({"y": top - 2, "y2": top + _BAR + 2})
    if target is not None:
        rows["targets"].append({"x": target, "y": top - 4, "y2": top + _BAR + 4})
    if value is None:
        status: Status = row.get("status") or "not_reported"
        rows["missing"].append({"x": 0, "y": middle, "said": f"{labels[status]} {MARKER[status]}"})
        return
    rows["bars"] += [{"x": x, "x2": x2} | box for x, x2 in _parts(value, target, _SEAM * unit)]
    in_the_way = target is not None and value <= target <= value + (text_width(said, FONT_SIZE) + 9) * unit
    rows["values"].append({"x": target if in_the_way else value, "y": middle, "said": said})


def _parts(value: float, target: float | None, seam: float) -> list[tuple[float, float]]:
    """A bar from zero; a target inside it gets a seam on both sides, or earth on blue would not be seen."""
    if target is None or not seam < target < value + seam:
        return [(0.0, value)] if value else []
    parts = [(0.0, min(target - seam, value)), (target + seam, value)]
    return [(start, end) for start, end in parts if end > start]
