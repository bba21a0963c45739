"""Parts of a whole: one bar, and under it each part with its count, in the bar's order."""

from __future__ import annotations

from collections.abc import Mapping

import altair as alt
import pandas as pd

from checked_tables.texts import Language

from .drawing import Drawing, Row, design, layer
from .lettering import shown, text_width, wrapped
from .palette import AXIS, S1, S2, S3, S4, TEXT
from .quarters import number
from .shapes import FrameError
from .svg import FONT_SIZE, WIDTH

_INKS = (S1, S3, S2, S4, AXIS)
_BAR = 26
_LINE = 17
_SEAM = 2
_INDENT = 22


def shares_design() -> alt.LayerChart:
    """The layers of a divided bar; every place is laid out, because seams are not part of the whole."""
    x, y = alt.X("x:Q", scale=None, axis=None), alt.Y("y:Q", scale=None, axis=None)
    box = (x, y, alt.X2("x2:Q"), alt.Y2("y2:Q"), alt.Fill("ink:N", scale=None))
    said = alt.Text("said:N")
    return design(
        layer("parts").mark_rect().encode(*box),
        layer("swatches").mark_rect().encode(*box),
        layer("counts").mark_text(color=TEXT.light, align="right", fontWeight="bold").encode(x, y, said),
        layer("names").mark_text(color=TEXT.light, lineHeight=_LINE).encode(x, y, said),
    )


def draw(frame: pd.DataFrame, labels: Mapping[str, str], decimals: int, language: Language) -> Drawing:  # noqa: ARG001
    """The drawing of two to five parts: ``name`` and ``value`` (at least 0, every one known)."""
    values = [number(value) for value in frame["value"]]
    counts = [value for value in values if value is not None and value >= 0]
    if len(counts) != len(values) or not sum(counts):
        raise FrameError("parts of a whole are all known, none below zero, and not all zero")
    if len(counts) > len(_INKS):
        raise FrameError(f"{len(counts)} parts are too many for one bar; draw bars")
    suffix = labels.get("suffix", "")
    said = [shown(value, decimals, suffix) for value in frame["value"]]
    wide = max(text_width(text, FONT_SIZE, bold=True) for text in said)
    rows: dict[str, list[Row]] = {name: [] for name in ("parts", "swatches", "counts", "names")}
    room = WIDTH - _SEAM * (sum(1 for count in counts if count) - 1)
    left, top = 0.0, _BAR + 14.0
    for ink, name, count, text in zip(_INKS, frame["name"], counts, said, strict=False):
        if count:
            right = left + room * count / sum(counts)
            rows["parts"].append({"x": left, "x2": right, "y": 0, "y2": _BAR, "ink": ink.light})
            left = right + _SEAM
        lines = wrapped(str(name), WIDTH - _INDENT - wide - 8, FONT_SIZE)
        middle = top + _LINE / 2
        rows["swatches"].append({"x": 0, "x2": 12, "y": middle - 6, "y2": middle + 6, "ink": ink.light})
        rows["counts"].append({"x": _INDENT + wide, "y": middle, "said": text})
        rows["names"].append({"x": _INDENT + wide + 8, "y": middle, "said": lines})
        top += _LINE * len(lines) + 5
    return Drawing(shares_design, rows, round(top + 2))
