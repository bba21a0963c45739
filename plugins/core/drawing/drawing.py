"""What a chart function returns, and how it becomes an SVG.

An Altair chart here holds no rows. It is the *design* of a kind of chart: layers, scales, inks; built,
validated and compiled once. Each layer draws the rows of the dataset that has the layer's name, so
the number of marks in the picture can be checked against the rows. Numbers that a design leaves open
(margins, height) are Vega parameters, set for each picture.
"""

from __future__ import annotations

import copy
import json
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from typing import Any, TypeAlias

import altair as alt
import vl_convert
from altair.utils.schemapi import debug_mode

from .svg import FONT_SIZE, WIDTH, PictureError, compact, counted_marks

Row: TypeAlias = Mapping[str, Any]
Rows: TypeAlias = Sequence[Row]
#: Liberation Sans is inside vl-convert: the same widths on every machine.
_CONFIG = {
    "font": "Liberation Sans",
    "aria": False,
    "background": None,
    "padding": 0,
    "autosize": "none",
    "view": {"stroke": None},
    "text": {"fontSize": FONT_SIZE, "color": "#000", "baseline": "middle", "align": "left"},
}


@dataclass(frozen=True, slots=True)
class Drawing:
    """One picture to be drawn: which design, its rows by layer, its height and its open numbers."""

    design: Callable[[], alt.LayerChart]
    rows: Mapping[str, Rows]
    height: int
    numbers: Mapping[str, float] = field(default_factory=dict)


def layer(name: str) -> alt.Chart:
    """A layer that draws the rows of the dataset ``name``."""
    return alt.Chart(alt.NamedData(name=name), name=name)


def design(*layers: alt.Chart, **numbers: float) -> alt.LayerChart:
    """The layers on top of each other; ``numbers`` are the open numbers with their usual values."""
    parameters = [alt.VariableParameter(name=name, value=value) for name, value in numbers.items()]
    return alt.LayerChart(layer=list(layers), width=WIDTH, height=200, params=parameters)


def at(name: str) -> dict[str, str]:
    """An open number, for use in a scale's range: ``alt.Scale(range=[at("left"), at("right")])``."""
    return {"expr": name}


def render(drawing: Drawing) -> str:
    """The inside of the SVG of ``drawing``, checked: every field is there, every row is drawn."""
    spec, fields = _compiled(drawing.design)
    _check_rows(drawing, fields)
    raw = vl_convert.vega_to_svg(_filled(spec, drawing))
    drawn = counted_marks(raw)
    expected = {name: _marks(rows) for name, rows in drawing.rows.items() if rows}
    if {name: count for name, count in drawn.items() if count} != expected:
        raise PictureError(f"the picture shows {drawn} marks where the data asks for {expected}")
    return compact(raw)


def vega_lite(drawing: Drawing) -> dict[str, Any]:
    """The whole Vega-Lite specification of ``drawing``, rows included."""
    spec, _ = _specified(drawing.design)
    spec = copy.deepcopy(spec)
    spec["datasets"] = {name: list(rows) for name, rows in drawing.rows.items()}
    spec["height"] = drawing.height
    for parameter in spec.get("params", ()):
        parameter["value"] = drawing.numbers.get(parameter["name"], parameter["value"])
    return spec


@cache
def _specified(make: Callable[[], alt.LayerChart]) -> tuple[dict[str, Any], dict[str, set[str]]]:
    with debug_mode(False):
        chart = make()
    spec: dict[str, Any] = chart.to_dict()
    spec["config"] = _CONFIG
    fields = {part["name"]: set(_fields(part["encoding"])) for part in spec["layer"]}
    return spec, fields


@cache
def _compiled(make: Callable[[], alt.LayerChart]) -> tuple[str, dict[str, set[str]]]:
    spec, fields = _specified(make)
    return json.dumps(vl_convert.vegalite_to_vega(spec)), fields


def _filled(compiled: str, drawing: Drawing) -> dict[str, Any]:
    vega: dict[str, Any] = json.loads(compiled)
    vega["height"] = drawing.height
    for data in vega["data"]:
        if "source" not in data:
            data["values"] = list(drawing.rows.get(data["name"], ()))
    for signal in vega.get("signals", ()):
        if signal["name"] in drawing.numbers:
            signal["value"] = drawing.numbers[signal["name"]]
    return vega


def _fields(encoding: Mapping[str, Any]) -> list[str]:
    return [channel["field"] for channel in encoding.values() if "field" in channel]


def _check_rows(drawing: Drawing, fields: Mapping[str, set[str]]) -> None:
    if not any(drawing.rows.values()):
        raise PictureError("there is nothing to draw")
    unknown = set(drawing.rows) - set(fields)
    if unknown:
        raise PictureError(f"no layer draws {', '.join(sorted(unknown))}")
    for name, rows in drawing.rows.items():
        for row in rows:
            wanting = {field for field in fields[name] if _absent(row.get(field))}
            if wanting:
                raise PictureError(f"layer {name}: no {', '.join(sorted(wanting))} in {dict(row)}")


def _marks(rows: Rows) -> int:
    """One mark a row; rows that carry ``run`` are points of lines, one mark a run."""
    return len({row["run"] for row in rows}) if "run" in rows[0] else len(rows)


def _absent(value: object) -> bool:
    return value is None or value != value
