"""Nothing is drawn silently wrong."""

import hashlib
import importlib
import os
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pandas as pd
import pytest
import vl_convert

from plugins.core.drawing.drawing import Drawing, render, vega_lite
from plugins.core.drawing.shapes import SHAPES, FrameError
from plugins.core.drawing.svg import PictureError, compact
from tests.core.drawing.samples import FRAMES, LABELS, figure

#: Of the pictures without their titles; they change only with the code that draws or with vl-convert.
GOLDEN = {"bars": "ef870c6d319f3f11", "line": "343082e5ac7e9f68"}


def drawing(kind: str) -> Drawing:
    module = importlib.import_module(f"plugins.core.drawing.{kind}")
    made: Drawing = module.draw(FRAMES[kind], LABELS, 1, "en")
    return made


@pytest.mark.parametrize("kind", sorted(SHAPES))
def test_the_compiled_design_draws_what_the_whole_vega_lite_spec_draws(kind: str) -> None:
    plain = vl_convert.vegalite_to_svg(vega_lite(drawing(kind)))
    assert render(drawing(kind)) == compact(plain)


@pytest.mark.parametrize("kind", sorted(GOLDEN))
def test_the_same_bytes_on_every_machine(kind: str) -> None:
    assert hashlib.sha256(render(drawing(kind)).encode()).hexdigest()[:16] == GOLDEN[kind]


def test_time_zone_and_locale_change_nothing() -> None:
    code = (
        "from tests.core.drawing.test_drawing import drawing, render;"
        "import sys; sys.stdout.buffer.write(render(drawing('line')).encode())"
    )
    there = {**os.environ, "TZ": "America/New_York", "LC_ALL": "C", "PYTHONHASHSEED": "7"}
    run = subprocess.run([sys.executable, "-c", code], env=there, capture_output=True, check=True)
    assert run.stdout.decode() == render(drawing("line"))


def test_a_field_that_is_not_in_the_rows_is_an_error() -> None:
    good = drawing("columns")
    rows = {**good.rows, "values": [{"x": 0, "why": 3, "said": "3"}]}
    with pytest.raises(PictureError, match="layer values: no y"):
        render(replace(good, rows=rows))


def test_a_number_that_is_not_a_number_is_an_error() -> None:
    good = drawing("columns")
    rows = {**good.rows, "values": [{"x": 0, "y": float("nan"), "said": "3"}]}
    with pytest.raises(PictureError, match="no y"):
        render(replace(good, rows=rows))


def test_rows_without_a_layer_are_an_error() -> None:
    good = drawing("columns")
    with pytest.raises(PictureError, match="no layer draws colums"):
        render(replace(good, rows={"colums": good.rows["columns"]}))


def test_marks_that_show_nothing_are_an_error() -> None:
    good = drawing("columns")
    rows = {**good.rows, "values": [{"x": 0, "y": 3, "said": " "}]}
    with pytest.raises(PictureError, match="the picture shows"):
        render(replace(good, rows=rows))


@pytest.mark.parametrize(
    ("frame", "message"),
    [
        (pd.DataFrame({"year": [2020], "vlaue": [3]}), "needs the column 'value'; is it 'vlaue'?"),
        (pd.DataFrame({"year": [2020], "value": [3], "colour": ["red"]}), "no column 'colour'"),
        (pd.DataFrame({"year": [], "value": []}), "no rows"),
        (pd.DataFrame({"year": [2020], "value": [None]}), "without a single figure"),
        (pd.DataFrame({"year": [2020, 2020], "value": [1, 2]}), "both 2020"),
        (pd.DataFrame({"year": [2020], "value": [float("inf")]}), "not a number"),
        (pd.DataFrame({"year": [2020], "value": [3], "status": ["suppressed"]}), "'suppressed'"),
        (pd.DataFrame({"year": [2020, 2021], "value": [3, None], "status": ["reported"] * 2}), "'reported'"),
    ],
)
def test_a_frame_that_cannot_be_drawn_says_why(frame: pd.DataFrame, message: str, tmp_path: Path) -> None:
    with pytest.raises(FrameError, match=message.replace("?", r"\?")):
        figure("columns", tmp_path, frame)


def test_an_unknown_kind_names_the_known_ones(tmp_path: Path) -> None:
    with pytest.raises(FrameError, match="there are line, small_multiples"):
        figure("pie", tmp_path, FRAMES["columns"])
