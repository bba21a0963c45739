"""Chart functions on public tables that are not ours (from the package vega-datasets, offline)."""

from pathlib import Path

import pandas as pd
import pytest
from vega_datasets import local_data

from plugins.core.time.quarter import Quarter
from tests.core.drawing.samples import figure

pytestmark = pytest.mark.filterwarnings("ignore::pandas.errors.Pandas4Warning")


def stocks() -> pd.DataFrame:
    frame = local_data.stocks()
    frame["quarter"] = [str(Quarter.containing(day.date())) for day in pd.to_datetime(frame["date"])]
    return frame.groupby(["symbol", "quarter"], as_index=False)["price"].mean()


def test_stocks_as_a_line_of_forty_quarters(tmp_path: Path) -> None:
    microsoft = stocks().query("symbol == 'MSFT'").rename(columns={"price": "value"})[["quarter", "value"]]
    drawn = figure("line", tmp_path, microsoft)
    # January 2000 to March 2010: 41 quarters.
    assert len(microsoft) == drawn.svg.count("<circle") == len(drawn.table.rows) == 41


def test_stocks_as_small_multiples_that_begin_at_different_times(tmp_path: Path) -> None:
    four = stocks().query("symbol != 'AMZN'").rename(columns={"price": "value", "symbol": "series"})
    drawn = figure("small_multiples", tmp_path, four)
    assert [column.label for column in drawn.table.columns[1:]] == ["AAPL", "GOOG", "IBM", "MSFT"]
    assert drawn.table.rows[0][2].text == "–"


def test_barley_by_variety(tmp_path: Path) -> None:
    mean = local_data.barley().groupby("variety", as_index=False)["yield"].mean()
    frame = mean.rename(columns={"variety": "name", "yield": "value"}).sort_values("value", ascending=False)
    drawn = figure("bars", tmp_path, frame)
    assert len(frame) == 10
    assert [row[0].text for row in drawn.table.rows] == list(frame["name"])


def test_cars_by_origin_are_parts_of_a_whole(tmp_path: Path) -> None:
    counts = local_data.cars()["Origin"].value_counts().rename_axis("name").reset_index(name="value")
    drawn = figure("shares", tmp_path, counts, decimals=0)
    # 254 + 79 + 73 = 406 cars.
    assert [(row[0].text, row[1].text) for row in drawn.table.rows] == [
        ("USA", "254"),
        ("Japan", "79"),
        ("Europe", "73"),
    ]


def test_rain_by_year(tmp_path: Path) -> None:
    weather = local_data.seattle_weather()
    weather["year"] = pd.to_datetime(weather["date"]).dt.year
    rain = (
        weather.groupby("year", as_index=False)["precipitation"]
        .sum()
        .rename(columns={"precipitation": "value"})
    )
    drawn = figure("columns", tmp_path, rain, unit="mm")
    assert drawn.csv_bytes.decode("utf-8-sig").splitlines()[:2] == [
        "provenance,year,value_mm,obs_status",
        "illustrative,2012,1226.0,A",
    ]


def test_electricity_as_small_multiples(tmp_path: Path) -> None:
    frame = local_data.iowa_electricity()
    frame["quarter"] = [str(Quarter.containing(day.date())) for day in pd.to_datetime(frame["year"])]
    frame = frame.rename(columns={"source": "series", "net_generation": "value"})[
        ["quarter", "series", "value"]
    ]
    # One figure a year leaves three empty quarters between points: no line may join them.
    drawn = figure("small_multiples", tmp_path, frame, decimals=0)
    assert len(frame) == drawn.svg.count("<circle") == 51
    assert "<path" not in drawn.svg
