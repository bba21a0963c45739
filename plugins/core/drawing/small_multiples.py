"""Many series: one small chart each, two abreast.

Series of one measure share a scale, so that heights compare. Series of several measures (the frame has a
``unit`` column) have one each, written over each panel.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from typing import Any

import altair as alt
import pandas as pd

from checked_tables.texts import Language
from plugins.core.time.quarter import Quarter

from .drawing import Drawing, Row, design, layer
from .lettering import shown, suffix_of, text_width, wrapped
from .palette import AXIS, GRID, MUTED, S1, TARGET, TEXT
from .plot import Plot
from .quarters import (
    Slot,
    number,
    quarter_label,
    runs_of,
    slots_of,
    span_of,
    target_steps,
)
from .scales import tick_decimals, ticks
from .shapes import FrameError
from .svg import SMALL_SIZE, WIDTH

_GUTTER = 20
_PANEL = (WIDTH - _GUTTER) / 2
_PLANE = 58
_LINE = 16
_GAP = 16
_SCALE = 12


def small_multiples_design() -> alt.LayerChart:
    """The layers of all panels together; every place is laid out by the panel's own ``Plot``."""
    x, y = alt.X("x:Q", scale=None, axis=None), alt.Y("y:Q", scale=None, axis=None)
    x2, said, run = alt.X2("x2:Q"), alt.Text("said:N"), alt.Detail("run:N")
    muted: dict[str, Any] = {"color": MUTED.light, "size": SMALL_SIZE, "baseline": "top", "lineHeight": 15}
    return design(
        layer("top").mark_rule(color=GRID.light).encode(x, x2, y),
        layer("base").mark_rule(color=AXIS.light).encode(x, x2, y),
        layer("targets").mark_rule(color=TARGET.light, strokeDash=[5, 3], strokeWidth=1.5).encode(x, x2, y),
        layer("line").mark_line(color=S1.light, strokeWidth=2).encode(x, y, run),
        layer("back_cast").mark_line(color=S1.light, strokeWidth=2, strokeDash=[2, 2]).encode(x, y, run),
        layer("points").mark_point(fill=S1.light, stroke=None, size=20, opacity=1).encode(x, y),
        layer("latest").mark_point(fill=S1.light, stroke=None, size=50, opacity=1).encode(x, y),
        layer("names").mark_text(color=TEXT.light, lineHeight=_LINE).encode(x, y, said),
        layer("values").mark_text(color=TEXT.light, fontWeight="bold", align="right").encode(x, y, said),
        layer("missing").mark_text(color=MUTED.light, size=SMALL_SIZE, align="right").encode(x, y, said),
        layer("scale").mark_text(color=MUTED.light, size=SMALL_SIZE).encode(x, y, said),
        layer("first").mark_text(**muted).encode(x, y, said),
        layer("last").mark_text(**muted, align="right").encode(x, y, said),
    )


def draw(frame: pd.DataFrame, labels: Mapping[str, str], decimals: int, language: Language) -> Drawing:
    """The drawing of any number of series: ``quarter``, ``series``, ``value`` and, where known,
    ``target``, ``definition``, ``back_cast``, ``status`` and ``unit`` (as written after a number, one for
    each series); a panel's number is that of the last quarter."""
    names = list(dict.fromkeys(frame["series"]))
    span = span_of(frame)
    units = _units(frame, labels.get("suffix", ""))
    own = "unit" in frame
    scales = {name: _scale(frame, [name] if own else names) for name in names}
    rows: dict[str, list[Row]] = defaultdict(list)
    top = 0.0
    for first in range(0, len(names), 2):
        pair = names[first : first + 2]
        series = [slots_of(frame[frame["series"] == name], span) for name in pair]
        said = [_said(slots, units[name], decimals) for name, slots in zip(pair, series, strict=True)]
        heads = [_head(name, text) for name, text in zip(pair, said, strict=True)]
        with_scale = own or not first
        base = (
            top
            + _LINE * max(len(name) + lower for name, lower in heads)
            + 6
            + _PLANE
            + (_SCALE if with_scale else 0)
        )
        for column, slots in enumerate(series):
            unit, left = units[pair[column]], column * (_PANEL + _GUTTER)
            low, high = scales[pair[column]][0], scales[pair[column]][-1]
            plot = Plot(left + 4, left + _PANEL - 6, base - _PLANE, base, len(span) - 1, low, high)
            name, lower = heads[column]
            head = top + _LINE / 2
            rows["names"].append({"x": left, "y": head, "said": name})
            kind = "missing" if slots[-1].value is None else "values"
            under = head + _LINE * len(name) * lower
            rows[kind].append({"x": left + _PANEL, "y": under, "said": said[column]})
            rows["top"].append({"x": left, "x2": left + _PANEL, "y": plot.y(high)})
            rows["base"].append({"x": left, "x2": left + _PANEL, "y": plot.y(0)})
            if with_scale:
                highest = shown(high, tick_decimals([high]), unit)
                rows["scale"].append({"x": left, "y": plot.y(high) - 8, "said": highest})
            if first + column + 2 >= len(names):
                _draw_ends(rows, span, left, base + 6, language)
            _draw_series(rows, slots, plot, f"{first + column}")
        top = base + _GAP
    return Drawing(small_multiples_design, rows, round(top + 24))


def _head(name: str, said: str) -> tuple[list[str], int]:
    """The lines of a panel's name, beside its number where each word has room, else over it (1)."""
    room = _PANEL - text_width(said, 14, bold=True) - 8
    beside = all(text_width(word, 14) <= room for word in name.split())
    return (wrapped(name, room, 14), 0) if beside else (wrapped(name, _PANEL, 14), 1)


def _units(frame: pd.DataFrame, suffix: str) -> dict[str, str]:
    if "unit" not in frame:
        return dict.fromkeys(frame["series"], suffix)
    units: dict[str, str] = {}
    for name, unit in zip(frame["series"], frame["unit"], strict=True):
        written = suffix_of(unit)
        if units.setdefault(name, written) != written:
            raise FrameError(f"the series {name!r} changes its unit")
    return units


def _scale(frame: pd.DataFrame, names: Sequence[str]) -> list[float]:
    part = frame[frame["series"].isin(names)]
    known = [number(value) for column in ("value", "target") if column in part for value in part[column]]
    values = [value for value in known if value is not None]
    return ticks(min(0.0, *values, 0.0), max(0.0, *values, 0.0), 2)


def _said(slots: Sequence[Slot], unit: str, decimals: int) -> str:
    value = slots[-1].value
    return slots[-1].marker if value is None else shown(value, decimals, unit)


def _draw_series(rows: dict[str, list[Row]], slots: Sequence[Slot], plot: Plot, name: str) -> None:
    for first, last, target in target_steps(slots):
        ends = (plot.x(first) - 4, plot.x(last) + 4)
        rows["targets"].append({"x": ends[0], "x2": ends[1], "y": plot.y(target)})
    for run in runs_of(slots):
        points = [{"x": plot.x(place), "y": plot.y(slots[place].value or 0.0)} for place in run]
        if len(run) == 1:
            rows["points"] += points if run[0] < len(slots) - 1 else []
            continue
        early = sum(slots[place].back_cast for place in run)
        for layer_name, part in (
            ("back_cast", points[: early + 1] if early else []),
            ("line", points[early:]),
        ):
            if len(part) > 1:
                rows[layer_name] += [point | {"run": f"{name} {run[0]}"} for point in part]
    if slots[-1].value is not None:
        rows["latest"].append({"x": plot.x(len(slots) - 1), "y": plot.y(slots[-1].value)})


def _draw_ends(
    rows: dict[str, list[Row]], span: Sequence[Quarter], left: float, top: float, language: Language
) -> None:
    rows["last"].append({"x": left + _PANEL, "y": top, "said": quarter_label(span[-1], language)})
    if len(span) > 1:
        rows["first"].append({"x": left, "y": top, "said": quarter_label(span[0], language)})
