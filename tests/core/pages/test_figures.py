"""Picture, table and CSV hold the same numbers, because they are made from one frame."""

import csv
import io
import re
from collections.abc import Iterator
from pathlib import Path

import pandas as pd
import pytest

from plugins.core.drawing.shapes import SHAPES
from tests.core.drawing.samples import FRAMES, LABELS, figure


def figures_of(table_text: str) -> str:
    """A figure as a CSV writes it, from a table's cell."""
    return table_text.split(" [")[0].replace(",", "").replace("\u2212", "-")


def csv_rows(raw: bytes) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(raw.decode("utf-8-sig"))))


def known(values: Iterator[str]) -> list[str]:
    return sorted(value for value in values if re.fullmatch(r"-?\d+\.\d", value))


@pytest.mark.parametrize("kind", sorted(SHAPES))
def test_table_and_csv_hold_the_same_figures(kind: str, tmp_path: Path) -> None:
    drawn = figure(kind, tmp_path)
    numeric = [place for place, column in enumerate(drawn.table.columns) if column.numeric]
    in_table = known(figures_of(row[place].text) for row in drawn.table.rows for place in numeric)
    in_csv = known(
        cell for row in csv_rows(drawn.csv_bytes) for name, cell in row.items() if name.endswith("_percent")
    )
    assert in_table == in_csv
    frame = FRAMES[kind]
    there = [name for name in ("value", "target", "lower", "upper") if name in frame]
    assert len(in_csv) == sum(int(frame[name].notna().sum()) for name in there)


@pytest.mark.parametrize("kind", ["bars", "columns", "shares"])
def test_every_figure_of_the_table_is_written_in_the_picture(kind: str, tmp_path: Path) -> None:
    drawn = figure(kind, tmp_path)
    said = set(re.findall(r">([^<>]+)</text>", drawn.svg))
    for row in drawn.table.rows:
        if row[1].kind != "missing":
            assert {f"{row[1].text}%", f"+{row[1].text}%"} & said


def test_the_csv_names_units_periods_and_what_is_missing(tmp_path: Path) -> None:
    drawn = figure("line", tmp_path)
    assert drawn.csv_bytes.startswith(b"\xef\xbb\xbfprovenance,")
    assert b"\r" not in drawn.csv_bytes
    rows = csv_rows(drawn.csv_bytes)
    assert list(rows[0]) == [
        "provenance", "quarter", "period_start", "period_end", "value_percent", "target_percent",
        "obs_status", "definition_version", "back_cast",
    ]  # fmt: skip
    assert rows[2] == {
        "quarter": "2024-25-Q3",
        "period_start": "2025-01-01",
        "period_end": "2025-03-31",
        "value_percent": "",
        "target_percent": "",
        "definition_version": "1",
        "back_cast": "yes",
        "obs_status": "O",
        "provenance": "illustrative",
    }


def test_invented_figures_say_so_in_each_row_and_have_the_address_of_real_ones(tmp_path: Path) -> None:
    invented = figure("columns", tmp_path, csv_stem="trainings", csv_folder="data/charts/")
    assert invented.csv_url == "data/charts/trainings.csv"
    assert all(row.startswith("illustrative,") for row in invented.csv_bytes.decode().splitlines()[1:])
    reported = figure("columns", tmp_path, csv_stem="trainings", provenance="reported")
    assert (reported.csv_name, reported.provenance_mark) == ("trainings.csv", "")
    assert all(row.startswith("reported,") for row in reported.csv_bytes.decode().splitlines()[1:])
    assert "Illustrative" not in reported.svg


def test_a_missing_figure_is_a_word_with_its_marker(tmp_path: Path) -> None:
    frame = FRAMES["columns"].assign(status=["reported"] * 2 + ["suppressed"] + ["reported"] * 5)
    drawn = figure("columns", tmp_path, frame)
    cell = drawn.table.rows[2][1]
    assert (cell.text, cell.marker, cell.kind) == ("withheld [c]", "[c]", "missing")
    assert drawn.table.markers == ("[c]",)
    assert ">[c]</text>" in drawn.svg


def test_a_provisional_figure_carries_its_marker(tmp_path: Path) -> None:
    frame = pd.DataFrame({"year": [2020], "value": [3], "status": ["provisional"]})
    assert figure("columns", tmp_path, frame).table.rows[0][1].text == "3.0 [p]"


def test_a_missing_word_is_named(tmp_path: Path) -> None:
    labels = {name: word for name, word in LABELS.items() if name != "not_reported"}
    with pytest.raises(KeyError, match="not_reported"):
        figure("columns", tmp_path, labels=labels)


def test_an_id_that_html_would_not_take_is_refused(tmp_path: Path) -> None:
    with pytest.raises(ValueError, match="Figure 1"):
        figure("columns", tmp_path, figure_id="Figure 1")


def test_sizes_are_said_in_kilobytes_rounded_up(tmp_path: Path) -> None:
    assert figure("columns", tmp_path).csv_size == "1 kB"
