"""Each kind shows its rows: marks are counted, words are read, gaps stay gaps."""

import re
from pathlib import Path

import pandas as pd
import pytest

from plugins.core.drawing import bars, columns, line, shares, small_multiples, steps
from plugins.core.drawing.shapes import FrameError, prepared, records_of
from tests.core.drawing.samples import FRAMES, LABELS, QUARTERS, figure


def words(svg: str) -> list[str]:
    """Every text of the picture, its lines joined."""
    inside = svg.partition("</desc>")[2]
    texts = re.findall(r"<text[^>]*>(.*?)</text>", inside)
    return [" ".join(re.sub(r"<[^>]*>", " ", text).split()) for text in texts]


def test_a_line_shows_every_figure_and_joins_no_gap_and_no_break(tmp_path: Path) -> None:
    rows = line.draw(FRAMES["line"], LABELS, 1, "en").rows
    # 9 quarters, one missing: 3 back-cast points hollow, the newest large, 4 others.
    assert (len(rows["hollow"]), len(rows["points"]), len(rows["latest"])) == (3, 4, 1)
    # Runs: Q1-Q2; then a gap; Q4-Q1; then a new definition; Q2-Q1.
    assert [row["run"] for row in rows["line"]] == [0, 0, 1, 1, 2, 2, 2, 2]
    assert [row["x"] for row in rows["breaks"]] == [4.5]
    assert [(row["x"], row["x2"], row["y"]) for row in rows["targets"]] == [
        (3.6, 6.4, 60.0),
        (6.6, 8.4, 75.0),
    ]
    svg = figure("line", tmp_path).svg
    assert {"71.3%", "52.0%", "Target 75%", "new definition", "[x]", "Jul–Sep 2026"} <= set(words(svg))
    assert svg.count("<circle") == 8


def test_what_was_restated_is_dashed_and_hollow_and_the_released_line_stays() -> None:
    """The two quarters before the new definition were counted again: 48 and 50, beside 58 and 61."""
    frame = FRAMES["line"].assign(restated=[None, None, None, 48, 50, None, None, None, None])
    labels = LABELS | {"restated": "Restated"}
    rows, before = (line.draw(each, labels, 1, "en").rows for each in (frame, FRAMES["line"]))
    assert rows["line"] == before["line"]
    assert [(row["x"], row["y"]) for row in rows["restated_line"]] == [(3, 48.0), (4, 50.0), (5, 66.0)]
    assert len(rows["hollow"]) == len(before["hollow"]) + 2
    assert [row["said"] for row in rows["notes"]].count("restated") == 1
    assert before["restated_line"] == []


def test_a_lone_quarter_is_a_point_with_its_figure(tmp_path: Path) -> None:
    svg = figure("line", tmp_path, pd.DataFrame({"quarter": ["2026-27-Q1"], "value": [71.3]})).svg
    assert "<path" not in svg
    assert svg.count("<circle") == 1
    assert "71.3%" in words(svg)


def test_a_gap_says_why(tmp_path: Path) -> None:
    frame = pd.DataFrame(
        {"quarter": QUARTERS[:3], "value": [1, None, 3], "status": ["reported", "suppressed", "reported"]}
    )
    assert "[c]" in words(figure("line", tmp_path, frame).svg)


def test_targets_of_few_quarters_stay_inside_the_picture() -> None:
    frame = pd.DataFrame({"quarter": QUARTERS[:2], "value": [1, 2], "target": [2, 2]})
    drawing = line.draw(frame, LABELS, 0, "en")
    (target,) = drawing.rows["targets"]
    step = drawing.numbers["x1"] - drawing.numbers["x0"]
    assert drawing.numbers["x0"] + target["x2"] * step <= 340


def test_months_are_named_in_the_language_of_the_page(tmp_path: Path) -> None:
    frame = FRAMES["line"].iloc[[0, 1]]
    assert "Okt–Des 2024" in words(figure("line", tmp_path, frame, language="sw").svg)


def test_small_multiples_share_one_scale_and_name_every_panel(tmp_path: Path) -> None:
    rows = small_multiples.draw(FRAMES["small_multiples"], LABELS, 0, "en").rows
    assert len(rows["names"]) == len(rows["latest"]) == len({row["run"] for row in rows["line"]}) == 7
    said = words(figure("small_multiples", tmp_path).svg)
    assert "Education, Human Resource Development and ICT" in said


def test_small_multiples_of_several_measures_have_a_scale_each(tmp_path: Path) -> None:
    frame = pd.DataFrame(
        {
            "quarter": QUARTERS[:2] * 3,
            "series": ["Days", "Days", "Share", "Share", "Rate", "Rate"],
            "value": [4, 5, 60, 80, 70, 90],
            "unit": ["days", "days", "%", "%", "%", "%"],
        }
    )
    rows = small_multiples.draw(frame, {}, 0, "en").rows
    # 5 days in two steps of 2.5 end at 5; 80 % and 90 % in steps of 50 at 100.
    assert [row["said"] for row in rows["scale"]] == ["5\u00a0days", "100%", "100%"]
    drawn = figure("small_multiples", tmp_path, frame)
    assert [(column.label, column.unit) for column in drawn.table.columns[1:]] == [
        ("Days", "days"),
        ("Share", "%"),
        ("Rate", "%"),
    ]
    assert drawn.csv_bytes.decode("utf-8-sig").splitlines()[0].split(",")[6:] == ["obs_status", "unit"]


def test_a_series_with_two_units_is_refused() -> None:
    frame = pd.DataFrame({"quarter": QUARTERS[:2], "series": "a", "value": [4, 5], "unit": ["days", "%"]})
    with pytest.raises(FrameError, match="'a' changes its unit"):
        small_multiples.draw(frame, {}, 0, "en")


def test_a_missing_bar_is_a_word_and_zero_is_a_number(tmp_path: Path) -> None:
    rows = bars.draw(FRAMES["bars"], LABELS, 1, "en").rows
    # 71.3 below its target: one piece. 55 passes its target of 50: two, with a seam. 0: none.
    assert len(rows["bars"]) == 3
    assert [row["said"] for row in rows["missing"]] == ["not reported [x]"]
    assert "0.0%" in [row["said"] for row in rows["values"]]
    # Three targets and the key.
    assert len(rows["targets"]) == 4
    assert "Reports completed within the time that the Standing Orders set" in words(
        figure("bars", tmp_path).svg
    )


def test_a_year_of_none_says_zero_and_an_unknown_year_says_so() -> None:
    frame = pd.DataFrame(prepared("columns", records_of(FRAMES["columns"]), 0))
    rows = columns.draw(frame, {}, 0, "en").rows
    assert [row["said"] for row in rows["values"]] == ["3", "9", "15", "8", "0", "4", "2"]
    assert [(row["x"], row["said"]) for row in rows["missing"]] == [(2, "[x]")]
    assert len(rows["columns"]) == 6
    assert all(row["y2"] == 0 for row in rows["columns"])


def test_parts_fill_the_whole_and_none_is_listed_too() -> None:
    rows = shares.draw(FRAMES["shares"], {}, 0, "en").rows
    widths = [row["x2"] - row["x"] for row in rows["parts"]]
    # 340 units less one seam of 2, shared 14 to 6.
    assert widths == [pytest.approx(338 * 14 / 20), pytest.approx(338 * 6 / 20)]
    assert [row["said"] for row in rows["counts"]] == ["14", "6", "0"]


@pytest.mark.parametrize(("kind", "value"), [("bars", -1), ("columns", -1), ("shares", -1)])
def test_lengths_from_zero_do_not_go_below_it(kind: str, value: int, tmp_path: Path) -> None:
    key = "year" if kind == "columns" else "name"
    with pytest.raises(FrameError):
        figure(kind, tmp_path, pd.DataFrame({key: ["a", "b"], "value": [value, 2]})).picture()


def test_a_staircase_rises_at_each_day_and_marks_half_and_those_who_wait(tmp_path: Path) -> None:
    frame = pd.DataFrame({"days": [10, 30, 40], "value": [25, 50, 50], "censored": [0, 0, 2]})
    rows = steps.draw(frame, LABELS, 0, "en").rows
    # Flat to day 10, up to 25, flat to day 30, up to 50, flat to day 40.
    assert [(row["x"], row["y"]) for row in rows["line"]] == [
        *((0, 0), (10, 0), (10, 25)),
        *((30, 25), (30, 50), (40, 50)),
    ]
    assert [(row["x"], row["y2"]) for row in rows["half"]] == [(30, 50)]
    assert [(row["x"], row["y"], row["y2"]) for row in rows["waiting"]] == [(40, 47.5, 52.5)]
    assert {"50%", "half within 118 days", "days since first reading"} <= set(
        words(figure("steps", tmp_path, frame, decimals=0).svg)
    )


def test_a_staircase_that_stays_below_half_marks_none() -> None:
    rows = steps.draw(pd.DataFrame({"days": [10, 40], "value": [25, 49.9]}), LABELS, 0, "en").rows
    assert rows["half"] == []


@pytest.mark.parametrize(("days", "value"), [([10, 10], [1, 2]), ([10, 20], [2, 1])])
def test_a_staircase_neither_turns_back_nor_falls(days: list[int], value: list[int]) -> None:
    with pytest.raises(FrameError, match="staircase"):
        steps.draw(pd.DataFrame({"days": days, "value": value}), LABELS, 0, "en")
