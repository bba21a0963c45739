"""One series over quarters: a line with its target, its gaps and its breaks.

Back-cast points are hollow; a gap stays a gap and carries its marker; a new definition starts a new line
behind a dotted rule. What was restated on the basis of today is dashed and hollow, and joins that line. Only
the first and the last figure are written; the table has them all.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

import altair as alt
import pandas as pd

from checked_tables.texts import Language

from .drawing import Drawing, Row, design, layer
from .lettering import shown, shown_short, text_width
from .palette import AXIS, MUTED, PAPER, S1, TARGET, TEXT
from .plot import OPEN, Plot, Point, Taken, frame_layers, frame_rows, scale_width, x_of, y_of
from .quarters import (
    Slot,
    labelled_places,
    quarter_label,
    runs_of,
    slots_of,
    span_of,
    target_steps,
)
from .scales import line_ticks
from .svg import SMALL_SIZE, WIDTH

TOP, BOTTOM, HEIGHT = 24, 176, 222


def line_design() -> alt.LayerChart:
    """The layers of a line chart, from the back to the front."""
    said = alt.Text("said:N")
    return design(
        *frame_layers(),
        layer("breaks").mark_rule(color=AXIS.light, strokeDash=[1, 3], y=TOP - 14, y2=BOTTOM).encode(x_of()),
        layer("targets")
        .mark_rule(color=TARGET.light, strokeDash=[6, 3], strokeWidth=2)
        .encode(x_of(), y_of(), alt.X2("x2:Q")),
        layer("line").mark_line(color=S1.light, strokeWidth=2.5).encode(x_of(), y_of(), alt.Detail("run:N")),
        layer("restated_line")
        .mark_line(color=S1.light, strokeWidth=1.5, strokeDash=[3, 3])
        .encode(x_of(), y_of(), alt.Detail("run:N")),
        layer("hollow")
        .mark_point(stroke=S1.light, fill=PAPER.light, strokeWidth=2, size=40, opacity=1)
        .encode(x_of(), y_of()),
        layer("points").mark_point(fill=S1.light, stroke=None, size=40, opacity=1).encode(x_of(), y_of()),
        layer("latest").mark_point(fill=S1.light, stroke=None, size=95, opacity=1).encode(x_of(), y_of()),
        layer("missing").mark_text(color=MUTED.light, size=SMALL_SIZE, align="center", dy=-9)
        .encode(x_of(), said, y=alt.value(BOTTOM)),
        layer("notes").mark_text(color=MUTED.light, size=SMALL_SIZE).encode(x_of(), y_of(), said),
        layer("values").mark_text(color=TEXT.light).encode(x_of(), y_of(), said),
        layer("newest").mark_text(color=TEXT.light, fontWeight="bold", size=16).encode(x_of(), y_of(), said),
        **OPEN,
    )  # fmt: skip


def draw(frame: pd.DataFrame, labels: Mapping[str, str], decimals: int, language: Language) -> Drawing:
    """The drawing of one series: ``quarter``, ``value`` and, where known, ``target``, ``definition``
    (a number that changes when figures stop being comparable), ``back_cast`` and ``restated``."""
    slots = slots_of(frame, span_of(frame))
    suffix = labels.get("suffix", "")
    ticks = line_ticks(
        value for slot in slots for value in (slot.value, slot.target, slot.restated) if value is not None
    )
    left = scale_width(ticks, suffix) + 20
    plot = Plot(left, WIDTH - 27, TOP, BOTTOM, len(slots) - 1, ticks[0], ticks[-1])
    known = [place for place, slot in enumerate(slots) if slot.value is not None]
    points = {place: {"x": place, "y": slots[place].value} for place in known}
    rows: dict[str, list[Row]] = frame_rows(ticks, suffix)
    rows["times"] = [
        {"x": place, "said": quarter_label(slots[place].quarter, language)}
        for place in labelled_places(len(slots), plot.step, SMALL_SIZE)
    ]
    rows["breaks"] = [{"x": place - 0.5} for place in _breaks(slots)]
    rows["targets"] = [
        {"x": first - plot.reach, "x2": last + plot.reach, "y": target}
        for first, last, target in target_steps(slots)
    ]
    rows["line"] = [
        points[place] | {"run": number}
        for number, run in enumerate(runs_of(slots))
        if len(run) > 1
        for place in run
    ]
    anew = {
        place: {"x": place, "y": slot.restated}
        for place, slot in enumerate(slots)
        if slot.restated is not None
    }
    rows["restated_line"] = [
        point | {"run": number}
        for number, run in enumerate(_restated_runs(slots))
        for point in (anew.get(place, points.get(place)) for place in run)
        if point is not None
    ]
    rows["hollow"] = [points[place] for place in known if slots[place].back_cast] + [*anew.values()]
    rows["latest"] = [points[place] for place in known[-1:] if not slots[place].back_cast]
    rows["points"] = [points[place] for place in known[:-1] if not slots[place].back_cast]
    if plot.step >= text_width("[x]", SMALL_SIZE) + 4:
        rows["missing"] = [
            {"x": place, "said": slot.marker} for place, slot in enumerate(slots) if slot.value is None
        ]
    rows |= _words(slots, plot, rows, labels, decimals)
    return Drawing(line_design, rows, HEIGHT, plot.numbers())


def _restated_runs(slots: Sequence[Slot]) -> list[list[int]]:
    """Places that a dashed line joins: neighbours that were restated, with the figure that follows them."""
    runs: list[list[int]] = []
    for place, slot in enumerate(slots):
        if slot.restated is None:
            continue
        if runs and runs[-1][-1] == place:
            runs[-1].append(place + 1)
        else:
            runs.append([place, place + 1])
    return [[place for place in run if place in range(len(slots))] for run in runs]


def _breaks(slots: Sequence[Slot]) -> list[int]:
    return [place for place in range(1, len(slots)) if slots[place].definition != slots[place - 1].definition]


def _words(
    slots: Sequence[Slot],
    plot: Plot,
    rows: Mapping[str, Sequence[Row]],
    labels: Mapping[str, str],
    decimals: int,
) -> dict[str, list[Row]]:
    """What is written beside the lines, the most needed first; what finds no free place is left out."""
    taken, suffix = _taken(slots, plot, rows), labels.get("suffix", "")
    said: dict[str, list[Row]] = {"values": [], "newest": [], "notes": []}

    def write(layer_name: str, words: str, spots: Iterable[Point], size: float = SMALL_SIZE) -> None:
        spot = taken.place(words, spots, size=size, bold=layer_name == "newest")
        said[layer_name] += [plot.label(words, spot)] if spot else []

    known = [place for place, slot in enumerate(slots) if slot.value is not None]
    for place in dict.fromkeys((*known[-1:], *known[:1])):
        newest = place == known[-1]
        size = 16.0 if newest else 14.0
        words = shown(slots[place].value, decimals, suffix)
        x, y, width = (
            plot.x(place),
            plot.y(slots[place].value or 0.0),
            text_width(words, size, bold=newest),
        )
        middle = x - width / 2
        above = [(middle, y - 15), (middle, y + 16), (x - 4, y - 15), (middle, y - 28)]
        beside = [(start, y + up) for up in (-28, 16, 28, -41) for start in (x - 4, x - width, middle)]
        write("newest" if newest else "values", words, [*above, *beside], size)
    for first, last, target in target_steps(slots)[-1:]:
        words = f"{labels['target']} {shown_short(target, decimals, suffix)}"
        y, width = plot.y(target), text_width(words, SMALL_SIZE)
        start, end = plot.x(first - plot.reach), plot.x(last + plot.reach)
        starts = (end - width, start, (start + end - width) / 2)
        write("notes", words, [*((x, y + up) for up in (-10, 11) for x in starts), (start - width - 4, y)])
    for place in _breaks(slots):
        x, width = plot.x(place - 0.5), text_width(labels["new_definition"], SMALL_SIZE)
        heights = (TOP - 10, BOTTOM - 10, TOP + 6, BOTTOM - 26)
        sides = [(start, middle) for middle in heights for start in (x + 4, x - 4 - width)]
        write("notes", labels["new_definition"], sides)
    for place, slot in [(place, slot) for place, slot in enumerate(slots) if slot.restated is not None][:1]:
        words = labels["restated"].lower()
        x, y, width = plot.x(place), plot.y(slot.restated or 0.0), text_width(words, SMALL_SIZE)
        ups = (-14, 14, -26, 26)
        write("notes", words, [(start, y + up) for up in ups for start in (x, x - width / 2, x - width)])
    return said


def _taken(slots: Sequence[Slot], plot: Plot, rows: Mapping[str, Sequence[Row]]) -> Taken:
    """What stands in the picture before a word is written beside a line."""
    taken = Taken()
    taken.add_frame(rows, plot)
    for row in rows.get("missing", ()):
        taken.add_label(row["said"], plot.x(row["x"]), BOTTOM - 9)
    for run in runs_of(slots):
        taken.add_line([(plot.x(place), plot.y(slots[place].value or 0.0)) for place in run])
    for first, last, target in target_steps(slots):
        taken.add_line(
            [(plot.x(first - plot.reach), plot.y(target)), (plot.x(last + plot.reach), plot.y(target))]
        )
    for place in _breaks(slots):
        taken.add_line([(plot.x(place - 0.5), TOP), (plot.x(place - 0.5), BOTTOM)])
    return taken
