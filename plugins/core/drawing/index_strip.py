"""The index on its scale from 0 to 100: the bands, the value, and the value before it, hollow."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import altair as alt
import pandas as pd

from checked_tables.texts import Language

from .drawing import Drawing, Row, at, design, layer
from .lettering import shown, shown_short, text_width, wrapped
from .palette import MUTED, PAPER, S1, SOFT, TEXT
from .plot import Taken
from .quarters import number
from .shapes import FrameError, records_of
from .svg import SMALL_SIZE, WIDTH

_TOP, _BOTTOM = 32, 48
_BIG = 22
_LINE = 15


def strip_design() -> alt.LayerChart:
    """The layers of the strip; ``x`` is the index."""
    x = alt.X(
        "x:Q", scale=alt.Scale(domain=[at("low"), at("high")], range=[1, WIDTH - 1], nice=False), axis=None
    )
    y, x2, said = alt.Y("y:Q", scale=None, axis=None), alt.X2("x2:Q"), alt.Text("said:N")
    middle, top, bottom = (alt.value(place) for place in ((_TOP + _BOTTOM) / 2, _TOP, _BOTTOM))
    return design(
        layer("bands").mark_rect(color=SOFT.light).encode(x, x2, y=top, y2=bottom),
        layer("band").mark_rect(color=S1.light).encode(x, x2, y=top, y2=bottom),
        layer("before").mark_point(stroke=S1.light, fill=PAPER.light, strokeWidth=2, size=90, opacity=1)
        .encode(x, y=middle),
        layer("now").mark_rule(color=TEXT.light, strokeWidth=4)
        .encode(x, y=alt.value(_TOP - 6), y2=alt.value(_BOTTOM + 6)),
        layer("bounds").mark_text(color=MUTED.light, size=SMALL_SIZE).encode(x, y, said),
        layer("names").mark_text(color=MUTED.light, size=SMALL_SIZE, align="center", lineHeight=_LINE)
        .encode(x, y, said),
        layer("name")
        .mark_text(color=TEXT.light, fontWeight="bold", size=SMALL_SIZE, align="center", lineHeight=_LINE)
        .encode(x, y, said),
        layer("earlier").mark_text(color=MUTED.light, size=SMALL_SIZE).encode(x, y, said),
        layer("value").mark_text(color=TEXT.light, fontWeight="bold", size=_BIG).encode(x, y, said),
        low=0.0,
        high=100.0,
    )  # fmt: skip


def draw(frame: pd.DataFrame, labels: Mapping[str, str], decimals: int, language: Language) -> Drawing:  # noqa: ARG001
    """The drawing of rows with a ``role``: ``band`` (``name``, ``lower``, ``upper``; tiling the scale),
    ``value`` (``name``, ``value``) and perhaps ``previous`` (the same)."""
    records = records_of(frame)
    bands = [row for row in records if row["role"] == "band"]
    now = next((row for row in records if row["role"] == "value"), None)
    before = next((row for row in records if row["role"] == "previous"), None)
    if not bands or now is None or number(now["value"]) is None:
        raise FrameError("an index strip has bands and a value")
    low, high = float(bands[0]["lower"]), float(bands[-1]["upper"])
    value = float(now["value"])

    def place(index: float) -> float:
        return 1 + (index - low) / (high - low) * (WIDTH - 2)

    def back(pixels: float) -> float:
        return low + (pixels - 1) / (WIDTH - 2) * (high - low)

    if not low <= value <= high:
        raise FrameError(f"the index {value} lies outside its scale from {low} to {high}")
    here = next(band for band in reversed(bands) if float(band["lower"]) <= value)
    seam = back(2) - back(0)
    rows: dict[str, list[Row]] = {
        "bands": [_side(band, seam) for band in bands if band is not here],
        "band": [_side(here, seam)],
        "now": [{"x": value}],
    }
    taken = Taken()
    said = shown(value, decimals)
    wide = text_width(said, _BIG, bold=True)
    spot = taken.place(said, [(place(value) - wide / 2, 13)], size=_BIG, bold=True)
    rows["value"] = [{"x": back(spot[0]), "y": 13, "said": said}]
    if before is not None and number(before["value"]) is not None:
        earlier = float(before["value"])
        said = f"{shown(earlier, decimals)} {before['name']}"
        wide = text_width(said, SMALL_SIZE)
        starts = (place(earlier) - wide / 2, spot[0] - 10 - wide, spot[2] + 10)
        spot = taken.place(said, [(start, 16) for start in starts], size=SMALL_SIZE)
        rows["before"] = [{"x": earlier}]
        rows["earlier"] = [{"x": back(spot[0]), "y": 16, "said": said}]
    rows["bounds"] = []
    for bound in (low, *(float(band["upper"]) for band in bands)):
        said = shown_short(bound, decimals)
        wide = text_width(said, SMALL_SIZE)
        start = min(max(place(bound) - wide / 2, 0), WIDTH - wide)
        rows["bounds"].append({"x": back(start), "y": _BOTTOM + 15, "said": said})
    rows |= _band_names(bands, here, place, back)
    return Drawing(
        strip_design,
        rows,
        _BOTTOM + 28 + _LINE * max(len(row["said"]) for row in rows["name"] + rows["names"]),
    )


def _side(band: Mapping[str, Any], seam: float) -> Row:
    return {"x": float(band["lower"]), "x2": float(band["upper"]) - seam}


def _band_names(
    bands: Sequence[Mapping[str, Any]], here: Mapping[str, Any], place: Any, back: Any
) -> dict[str, list[Row]]:
    rows: dict[str, list[Row]] = {"names": [], "name": []}
    said = {}
    for band in bands:
        room = place(float(band["upper"])) - place(float(band["lower"])) - 4
        lines = wrapped(str(band["name"]), room / 1.07, SMALL_SIZE)
        said[str(band["name"])] = (
            lines if max(text_width(line, SMALL_SIZE, bold=True) for line in lines) <= room else None
        )
    fits = all(said.values())
    for band in bands:
        if band is not here and not fits:
            continue
        middle = (place(float(band["lower"])) + place(float(band["upper"]))) / 2
        lines = said[str(band["name"])] or [str(band["name"])]
        half = max(text_width(line, SMALL_SIZE, bold=True) for line in lines) / 2
        middle = min(max(middle, half), WIDTH - half)
        rows["name" if band is here else "names"].append(
            {"x": back(middle), "y": _BOTTOM + 34, "said": lines}
        )
    return rows
