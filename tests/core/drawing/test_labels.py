"""Words in a picture never collide and are never cut: 40 quarters, extreme values, one point, all equal."""

from __future__ import annotations

import importlib
from typing import Any

import pandas as pd
import pytest

from plugins.core.drawing.drawing import render
from plugins.core.drawing.lettering import shown
from plugins.core.drawing.shapes import FrameError, prepared
from plugins.core.time.quarter import Quarter
from tests.core.drawing.overlaps import faults_of_labels, words_of
from tests.core.drawing.samples import FRAMES, LABELS

WORDS = LABELS | {"restated": "Restated"}
#: The longest unit that the metrics have, and one that stands before its number.
MONEY, DAYS = WORDS | {"suffix": "\u00a0KSh million"}, WORDS | {"suffix": "siku\u00a0", "target": "Lengo"}
LONG = "Education, Human Resource Development, Information and Communication Technology"


def quarters(count: int) -> list[str]:
    return [str(Quarter.parse("2016-17-Q3").shifted(place)) for place in range(count)]


def line(values: list[float | None], **more: Any) -> pd.DataFrame:
    return pd.DataFrame({"quarter": quarters(len(values)), "value": values, **more})


def panels(count: int, quarter_count: int, value: float, unit: str) -> pd.DataFrame:
    rows = [
        (each, f"{LONG} {number}", value, unit) for number in range(count) for each in quarters(quarter_count)
    ]
    return pd.DataFrame(rows, columns=["quarter", "series", "value", "unit"])


SAW = [0.0, 1e9, None, 5e8] * 10
CASES: dict[str, tuple[str, pd.DataFrame, dict[str, str]]] = {
    "the sample": ("line", FRAMES["line"], WORDS),
    "one point": ("line", line([5], target=[5]), DAYS),
    "one point at zero": ("line", line([0], target=[0]), MONEY),
    "all equal, on the target": ("line", line([7] * 9, target=[7] * 9, definition=[1] * 4 + [2] * 5), DAYS),
    "all zero": ("line", line([0.0] * 5, target=[0] * 5), DAYS),
    "only the last is known": ("line", line([None] * 8 + [0.0], target=[1] * 9), MONEY),
    "a last one at the top": ("line", line([1, 2, 9e8, 1e9], target=[1e9] * 4), MONEY),
    "below zero": ("line", line([-5, -3, 4, -9], target=[0] * 4), WORDS),
    "forty quarters": (
        "line",
        line(
            SAW,
            target=[4e8] * 20 + [1e9] * 20,
            definition=[1 + place // 8 for place in range(40)],
            restated=[None] * 8 + [3e8] * 4 + [None] * 28,
        ),
        MONEY,
    ),
    "panels of huge numbers": ("small_multiples", panels(5, 40, 1e6, "KSh million"), WORDS),
    "panels of one quarter": ("small_multiples", panels(3, 1, 0, "%"), WORDS),
    "bars of huge numbers": (
        "bars",
        pd.DataFrame({"name": [LONG, "b", "c"], "value": [1e9, None, 0], "target": [9.99e8, 1e9, 0]}),
        MONEY,
    ),
    "forty columns": ("columns", pd.DataFrame({"year": range(1990, 2030), "value": SAW}), MONEY),
    "one column": ("columns", pd.DataFrame({"year": [2026], "value": [3]}), MONEY),
    "twenty equal columns": ("columns", pd.DataFrame({"year": range(2007, 2027), "value": [12] * 20}), WORDS),
    "a staircase of years": ("steps", pd.DataFrame({"days": [1, 4862], "value": [49, 100]}), WORDS),
    "a staircase of a day": ("steps", pd.DataFrame({"days": [1], "value": [0]}), WORDS),
    "parts of nothing": ("shares", pd.DataFrame({"name": [LONG, LONG, "c"], "value": [0, 0, 1e9]}), MONEY),
}


def drawn(kind: str, frame: pd.DataFrame, labels: dict[str, str]) -> tuple[str, float]:
    made = importlib.import_module(f"plugins.core.drawing.{kind}").draw(frame, labels, 1, "en")
    return f'<svg font-size="14">{render(made)}</svg>', made.height


@pytest.mark.parametrize("case", CASES)
def test_no_word_touches_another_or_is_cut(case: str) -> None:
    svg, height = drawn(*CASES[case])
    assert faults_of_labels(svg, 340, height) == []


def test_the_newest_figure_is_written_also_where_there_is_little_room() -> None:
    for case in ("one point at zero", "all zero", "only the last is known", "forty quarters"):
        kind, frame, labels = CASES[case]
        wanted = shown(frame["value"].iloc[-1], 1, labels["suffix"])
        assert wanted in [word.said for word in words_of(drawn(kind, frame, labels)[0], 340)], case


def test_what_finds_no_room_is_left_out_not_made_smaller() -> None:
    """Forty columns, (340 - 33) / 39 = 7.9 apart: of "12.0%", 39.7 wide and 4 apart, every sixth fits,
    counted back from the last."""
    frame = pd.DataFrame({"year": range(1987, 2027), "value": [12] * 40})
    svg, _ = drawn("columns", frame, WORDS)
    numbers = [word for word in words_of(svg, 340) if word.said == "12.0%"]
    assert len(numbers) == 7
    assert {round(word.bottom - word.top, 2) for word in numbers} == {13.02}  # 14 x 0.93


@pytest.mark.parametrize("kind", ["line", "columns"])
def test_of_nothing_but_missing_figures_no_picture_is_drawn(kind: str) -> None:
    key = {"line": quarters(2), "columns": [2025, 2026]}[kind]
    rows = [{("quarter" if kind == "line" else "year"): each, "value": None} for each in key]
    with pytest.raises(FrameError, match="without a single figure"):
        prepared(kind, rows, 0)


def test_words_that_touch_or_are_cut_are_found() -> None:
    """The word Jul at 10 is 12.78 wide: from 0 it reaches over a word at 12, not over one at 14; held at its
    end by 0 it lies outside."""
    text = '<text x="{}" y="20"{}>Jul</text>'

    def found(*places: str) -> list[str]:
        return faults_of_labels(f'<svg font-size="10">{"".join(places)}</svg>', 100)

    assert found(text.format(0, ""), text.format(12, "")) == ["'Jul' and 'Jul'"]
    assert found(text.format(0, ""), text.format(14, "")) == []
    assert found(text.format("0%", ' text-anchor="end"')) == ["'Jul' is cut"]
