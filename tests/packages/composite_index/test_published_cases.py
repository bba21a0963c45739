"""Published indices and matrices, reproduced to the printed digit, where their files are at hand."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from decimal import Decimal
from fractions import Fraction
from pathlib import Path

import pytest

from composite_index.ahp import Judgement, Weighing, weigh
from composite_index.engine import compute
from composite_index.exact import half_up
from composite_index.normalise import Given
from composite_index.random_index import RANDOM_INDEX
from composite_index.ranking import ranks
from tests.packages.composite_index.examples import goalposts, leaf, part, scheme

CASES = Path(__file__).resolve().parents[4] / "shared" / "cases"
AT_HAND = pytest.mark.skipif(not CASES.is_dir(), reason="the published cases are not here")


def rows(name: str) -> Iterator[dict[str, str]]:
    with (CASES / name).open(encoding="utf-8", newline="") as file:
        yield from csv.DictReader(file)


HDI = scheme(
    [
        part("hdi", None, order=Decimal(0), missing_rule="require_all"),
        leaf("life_expectancy_years", "hdi"),
        part("education", "hdi", missing_rule="require_all"),
        leaf("expected_schooling_years", "education"),
        leaf("mean_schooling_years", "education"),
        leaf("gni_per_capita_ppp_usd", "hdi"),
    ],
    [
        goalposts("life_expectancy_years", "20", "85"),
        goalposts("expected_schooling_years", "0", "18"),
        goalposts("mean_schooling_years", "0", "15"),
        goalposts("gni_per_capita_ppp_usd", "100", "75000", log=True),
    ],
    scale_high=Decimal(1),
    decimals=3,
)


@AT_HAND
def test_the_human_development_index_of_191_countries_and_their_ranks() -> None:
    published = {row["iso3"]: row for row in rows("hdi-2021/hdi-2021.csv")}
    values = {
        code: compute(HDI, {key: Given(Decimal(row[key])) for key in HDI.normalisations}).value
        for code, row in published.items()
    }
    assert len(values) == 191
    assert values == {code: Decimal(row["published_hdi"]) for code, row in published.items()}
    assert ranks(values) == {code: int(row["published_rank"]) for code, row in published.items()}


def weighed(case: str, table: str = "saaty_1980", **replaced: Fraction) -> Weighing:
    return weigh(
        [
            Judgement(
                row=row["row"],
                col=row["col"],
                value=replaced.get(f"{row['row']}_{row['col']}", Fraction(row["value"])),
            )
            for row in rows("ahp/comparisons.csv")
            if row["case"] == case
        ],
        table,
    )


@AT_HAND
def test_published_weights_of_pairwise_comparisons() -> None:
    for row in rows("ahp/published-weights.csv"):
        found = weighed(row["case"]).weights[row["element"]]
        assert half_up(found, 4) == Decimal(row["weight"]).quantize(Decimal("0.0001")), row


@AT_HAND
def test_published_consistency_ratios() -> None:
    for row in rows("ahp/published-consistency-ratios.csv"):
        ratio = weighed(row["case"], row["ri_table"]).cr
        assert ratio is not None
        assert str(half_up(ratio, len(row["cr"]) - 2)) == row["cr"], row


@AT_HAND
def test_the_published_repair_of_an_inconsistent_matrix() -> None:
    for row in rows("ahp/published-repair.csv"):
        repair = weighed(row["case"], row["ri_table"]).repair
        assert repair is not None
        assert repair.cr_after is not None
        assert (repair.row, repair.col) == (row["row"], row["col"])
        assert str(half_up(repair.suggested, 3)) == row["replaced_by"]
        assert str(half_up(repair.cr_after, 4)) == row["cr_after"]
        written = {f"{row['row']}_{row['col']}": repair.suggested}
        assert weighed(row["case"], row["ri_table"], **written).cr == pytest.approx(repair.cr_after)


@AT_HAND
def test_the_published_completion_of_an_incomplete_matrix() -> None:
    for row in rows("ahp/completed-judgement.csv"):
        found = weighed(row["case"]).completed[row["row"], row["col"]]
        # printed from an iteration that stops early; where lambda max is least the value is sqrt(8/15)
        assert float(found) == pytest.approx(float(row["value"]), rel=1e-6)
        assert half_up(found**2, 20) == half_up(Fraction(8, 15), 20)


@AT_HAND
def test_the_random_index_tables_are_those_published() -> None:
    published: dict[str, dict[int, Decimal]] = {}
    for row in rows("ahp/random-index-tables.csv"):
        published.setdefault(row["table"], {})[int(row["n"])] = Decimal(row["ri"])
    assert published == RANDOM_INDEX
