"""Anyone's index: what is written, what is refused, and that the same input gives the same bytes."""

from __future__ import annotations

import csv
import io
from decimal import Decimal
from fractions import Fraction
from pathlib import Path

import pytest

from checked_tables.problems import DataProblems
from composite_index import tables
from composite_index.composing.compose import compose, say_composed
from composite_index.composing.files import pack_table
from tests.packages.composite_index.folders import FIGURES, NODES, RULES, SETTINGS, scheme_folder

FEW_DRAWS = SETTINGS + "periods_per_year = 4\n[uncertainty]\ndraws = 200\n"


def composed(folder: Path, figures: str, **files: str):
    (folder / "figures.csv").write_text(figures, encoding="utf-8")
    files.setdefault("scheme", FEW_DRAWS)
    return compose(scheme_folder(folder / "small", **files), folder / "figures.csv", folder / "out")


def table(folder: Path, name: str) -> list[dict[str, str]]:
    with (folder / "out" / f"{name}.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


@pytest.mark.parametrize("cell", ["plain", "a, b", 'say "x"', "two\nlines", ""])
def test_cells_are_quoted_where_they_must_be(cell):
    packed, count = pack_table(("one", "other"), [("1", "2"), (cell, "3")])
    read = list(csv.reader(io.StringIO(packed.decode(), newline="")))
    assert read == [["one", "other"], ["1", "2"], [cell, "3"]]
    assert count == 2
    assert (b'"' in packed) == any(sign in cell for sign in ',"\n')


TWO_QUARTERS = FIGURES + "2025-Q2,u,x,50\n2025-Q2,u,y,5\n2025-Q2,v,x,60\n2025-Q2,v,y,1\n2025-Q2,v,z,90\n"


def test_the_tables_agree_with_one_another(tmp_path):
    composed(tmp_path, TWO_QUARTERS)
    rows = {(row["period"], row["unit_id"]): row for row in table(tmp_path, "ranks")}
    # Q1: x 40/50/1.25 = 64, y 75, part 69.5; 0.6 x 69.5 + 0.4 x 70 = 69.7
    assert rows["2025-Q1", "u"]["published"] == "69.7"
    # Q2: x 80, y 75, z missing: 77.5; between 0.6 x 77.5 = 46.5 and 86.5. z was 70: without it the rest helps
    q2 = rows["2025-Q2", "u"]
    assert (q2["published"], q2["worst"], q2["best"], q2["helped_by_missing"]) == (
        "77.5",
        "46.5",
        "86.5",
        "true",
    )
    # v: x 60/50 = 1.2 / 1.25 = 96, y 95: 95.5, z 90: 93.3
    assert (rows["2025-Q2", "v"]["published"], rows["2025-Q2", "v"]["rank"], q2["rank"]) == ("93.3", "1", "2")
    for (period, unit), row in rows.items():
        shares = [
            Fraction(each["contribution"])
            for each in table(tmp_path, "contributions")
            if (each["period"], each["unit_id"]) == (period, unit)
        ]
        assert abs(sum(shares) - Fraction(row["score"])) < Fraction(1, 10**20)
    effects = table(tmp_path, "decomposition")
    change = next(row for row in table(tmp_path, "changes") if row["unit_id"] == "u")
    assert change["published_change"] == "7.8"
    assert sum(Decimal(row["published"]) for row in effects) == Decimal("7.8")
    assert {row["kind"] for row in effects} == {"data", "scope"}
    weights = [
        row
        for row in table(tmp_path, "effective_weights")
        if (row["period"], row["unit_id"]) == ("2025-Q2", "u")
    ]
    assert {row["node_id"]: row["effective_weight_pct"] for row in weights} == {
        "whole": "100",
        "part": "100",
        "x": "50",
        "y": "50",
        "z": "",
    }
    assert {row["simulated"] for row in table(tmp_path, "intervals")} == {"true"}
    assert table(tmp_path, "comparisons")[0]["first"] == "v"
    assert {row["trend"] for row in table(tmp_path, "trend")} == {"too_few_periods"}


def test_the_order_of_the_rows_changes_nothing(tmp_path):
    header, *rows = TWO_QUARTERS.splitlines(keepends=True)
    composed(tmp_path, TWO_QUARTERS)
    before = {path.name: path.read_bytes() for path in (tmp_path / "out").iterdir()}
    composed(tmp_path, header + "".join(reversed(rows)))
    assert before == {path.name: path.read_bytes() for path in (tmp_path / "out").iterdir()}
    assert len(before) == 19


def test_what_is_printed_begins_with_the_best(tmp_path):
    said = say_composed(composed(tmp_path, TWO_QUARTERS))
    assert said.startswith("Small, version 1 (illustrative), 2025-Q2:\n   1  v: 93.3 (")
    assert "ranks.csv: 3 rows" in said


#: Spoilt rows in place of the figure of x in line 2, and what is said about them.
SPOILT = {
    "not a number": ("2025-Q1,u,x,NaN", "not a figure"),
    "infinite": ("2025-Q1,u,x,inf", "not a figure"),
    "beyond any figure": ("2025-Q1,u,x,1e308", "beyond any figure"),
    "with a thousands separator": ('2025-Q1,u,x,"1,200"', "Write 1200"),
    "negative where impossible": ("2025-Q1,u,x,-4", "negative figure"),
    "an unknown metric": ("2025-Q1,u,q,40", "no metric of the scheme"),
    "an unknown unit": ("2025-Q1,w,x,40", "not in units.csv"),
    "an empty period": (",u,x,40", "Fill it"),
    "above the largest possible": ("2025-Q2,u,z,170", "above 100"),
    "below the smallest possible": ("2025-Q2,u,z,-1", "below 0"),
}


@pytest.mark.parametrize("what", SPOILT)
def test_a_figure_that_cannot_be_is_said_with_its_line(what, tmp_path):
    row, words = SPOILT[what]
    figures = FIGURES.replace("2025-Q1,u,x,40", row)
    with pytest.raises(DataProblems) as raised:
        composed(tmp_path, figures, units="unit_id\nu\nv\n")
    said = [each for each in raised.value.problems if words in f"{each.found} {each.write}"]
    assert [(each.file, each.line) for each in said] == [("figures.csv", 2)], raised.value.problems
    assert not (tmp_path / "out").exists()


@pytest.mark.parametrize(
    ("row", "line", "words"),
    [
        ("2025-Q1,u,x,41,,", 5, "repeats line 2"),
        ("2025-Q2,u,x,41,0,", 5, "nothing can be divided"),
        ("2025-Q2,u,y,4,10,", 5, "goalposts has no targets"),
        ("2025-Q2,u,x,41,,not_reported", 5, "the status says not_reported"),
        ("2025-Q2,u,x,,,reported", 5, "there is no figure"),
        ("2025-Q2,u,x,41,,unknown", 5, "is not a status"),
    ],
)
def test_targets_and_statuses_that_cannot_be(row, line, words, tmp_path):
    header, *rows = FIGURES.splitlines()
    figures = "\n".join([f"{header},target,status", *(f"{each},," for each in rows), row, ""])
    with pytest.raises(DataProblems) as raised:
        composed(tmp_path, figures)
    assert [(each.line, words in f"{each.found} {each.write}") for each in raised.value.problems] == [
        (line, True)
    ]


def test_one_figure_for_all_units_has_no_observed_range(tmp_path):
    rules = RULES.replace("z,none,,,,,,0,100", "z,observed_range,,,,,,,")
    with pytest.raises(DataProblems) as raised:
        composed(tmp_path, FIGURES, normalisation=rules)
    assert [(each.line, "every figure is the same" in each.found) for each in raised.value.problems] == [
        (4, True)
    ]


def test_a_negative_score_and_a_geometric_mean_do_not_go_together(tmp_path):
    nodes = "node_id,parent_id,metric_id,mean_order\nwhole,,,0\nx,whole,x,\ny,whole,y,\nz,whole,z,\n"
    rules = RULES.replace("0,100", ",")
    with pytest.raises(DataProblems) as raised:
        composed(tmp_path, FIGURES.replace("z,70", "z,-70"), nodes=nodes, normalisation=rules)
    assert [(each.line, each.kind) for each in raised.value.problems] == [(4, "negative-score")]


def test_a_negative_part_of_a_geometric_mean_is_said_as_well(tmp_path):
    nodes = "node_id,parent_id,metric_id,mean_order\nwhole,,,0\np,whole,,1\nz,p,z,\ny,whole,y,\nx,whole,x,\n"
    rules = RULES.replace("0,100", ",")
    with pytest.raises(DataProblems) as raised:
        composed(tmp_path, FIGURES.replace("z,70", "z,-70"), nodes=nodes, normalisation=rules)
    assert [each.kind for each in raised.value.problems] == ["no-mean"]


def test_no_folder_and_no_file_are_said(tmp_path):
    with pytest.raises(DataProblems) as raised:
        compose(tmp_path / "absent", tmp_path / "figures.csv", tmp_path / "out")
    assert "missing" in str(raised.value.problems[0])
    with pytest.raises(DataProblems) as raised:
        compose(scheme_folder(tmp_path / "small"), tmp_path / "figures.csv", tmp_path / "out")
    assert [each.file for each in raised.value.problems] == ["figures.csv"]


def test_figures_may_have_many_digits_and_exponents(tmp_path):
    figures = FIGURES.replace("x,40", "x,4.00000000000000000000e1").replace(
        "y,5", "y,5.0000000000000000000000001"
    )
    composed(tmp_path, figures)
    found = next(row for row in table(tmp_path, "scores") if row["node_id"] == "y")
    assert found["value"] == "5.0000000000000000000000001"
    assert next(row for row in table(tmp_path, "scores") if row["node_id"] == "x")["score"] == "64"


def test_codes_for_missing_values_are_declared(tmp_path):
    figures = FIGURES.replace("2025-Q1,u,x,40", "2025-Q1,u,x,NA")
    with pytest.raises(DataProblems):
        composed(tmp_path, figures)
    told = SETTINGS + 'missing_values = ["NA", "-9999"]\n'
    composed(tmp_path, figures.replace("2025-Q1,u,y,5", "2025-Q1,u,y,-9999"), scheme=told)
    rows = table(tmp_path, "scores")
    assert {row["metric_id"]: row["value_status"] for row in rows if row["metric_id"]} == {
        "x": "not_reported",
        "y": "not_reported",
        "z": "reported",
    }


def test_a_name_in_place_of_a_code_says_where_names_go(tmp_path):
    with pytest.raises(DataProblems) as raised:
        composed(tmp_path, FIGURES.replace("2025-Q1,u,x", "2025-Q1,New York,x"))
    assert "title_en of units.csv" in raised.value.problems[0].write


def test_periods_that_have_no_order_are_refused(tmp_path):
    figures = FIGURES.replace("2025-Q1", "Q1-2025") + "Q2-2025,u,x,40\n"
    with pytest.raises(DataProblems) as raised:
        composed(tmp_path, figures)
    assert {each.kind for each in raised.value.problems} == {"period-order"}


def test_weights_may_have_all_their_digits(tmp_path):
    nodes = NODES.replace("x,part,x,50", "x,part,x,0.333333333333333").replace(
        "y,part,y,50", "y,part,y,6.66666666666667e-1"
    )
    composed(tmp_path, FIGURES, nodes=nodes)
    weights = {row["node_id"]: row["weight_pct"] for row in table(tmp_path, "effective_weights")}
    # 0.333333333333333 + 0.666666666666667 = 1
    assert (weights["x"], weights["y"]) == ("33.3333333333333", "66.6666666666667")


@pytest.mark.parametrize(
    ("weight", "order", "words"),
    [
        ("-0.0000000000001", "1", "is less than 0"),
        ("50", "geometric", "0 for the geometric"),
        ("1e40", "1", "beyond any figure here. Write at most 1e15"),
    ],
)
def test_what_a_weight_or_an_order_cannot_be(weight, order, words, tmp_path):
    header = f"node_id,parent_id,metric_id,weight,mean_order\nwhole,,,,{order}\n"
    nodes = f"{header}x,whole,x,{weight},\ny,whole,y,1,\nz,whole,z,1,\n"
    with pytest.raises(DataProblems) as raised:
        composed(tmp_path, FIGURES, nodes=nodes)
    (problem,) = raised.value.problems
    assert words in f"{problem.found} {problem.write}"


def test_a_word_for_nothing_says_where_such_words_are_declared(tmp_path):
    with pytest.raises(DataProblems) as raised:
        composed(tmp_path, FIGURES.replace("2025-Q1,u,x,40", "2025-Q1,u,x,n/a"))
    assert "missing_values of scheme.toml" in raised.value.problems[0].write


@pytest.mark.parametrize(
    ("rule", "value", "words"),
    [
        ("ratio_to_target,down,4,,", "0", "Write cap_pct for this metric"),
        ("ratio_to_target,up,,,", "3", "in the column target beside the figure"),
        ("ratio_to_target,up,4,,", "-3", "ratio_rule baseline"),
        ("observed_range,up,,,", "3", "Declare floor and ceiling"),
        ("goalposts,up,,1,9,log", "0", "leave transform empty"),
    ],
)
def test_a_figure_without_a_score_says_what_to_declare(rule, value, words, tmp_path):
    rules = f"metric_id,method,direction,target,floor,ceiling,transform\nx,{rule}\ny,none,,,,\nz,none,,,,\n"
    rules = "\n".join(line + "," * (6 - line.count(",")) for line in rules.splitlines()) + "\n"
    with pytest.raises(DataProblems) as raised:
        composed(tmp_path, FIGURES.replace("2025-Q1,u,x,40", f"2025-Q1,u,x,{value}"), normalisation=rules)
    assert [(each.line, words in each.write) for each in raised.value.problems] == [(2, True)]


def test_results_are_not_written_over_a_file(tmp_path):
    (tmp_path / "out").write_text("mine", encoding="utf-8")
    with pytest.raises(DataProblems) as raised:
        composed(tmp_path, FIGURES)
    assert raised.value.problems[0].kind == "not-a-folder"
    assert (tmp_path / "out").read_text(encoding="utf-8") == "mine"


def test_a_target_of_zero_is_a_target(tmp_path):
    """Arrears of 100 are to go down to 0; at 25 three quarters of the way are done, at 40 three fifths."""
    rules = "metric_id,method,direction,ratio_rule,baseline\nx,ratio_to_target,down,baseline,100\n"
    figures = "period,unit_id,metric_id,value,target\n1,u,x,25,0\n2,u,x,40,0\n"
    composed(
        tmp_path, figures, nodes="node_id,parent_id,metric_id\nwhole,,\nx,whole,x\n", normalisation=rules
    )
    leaf = next(row for row in table(tmp_path, "scores") if row["node_id"] == "x")
    assert (leaf["target"], leaf["achievement_pct"], leaf["score"]) == ("0", "75", "75")
    causes = [(row["kind"], row["points"]) for row in table(tmp_path, "decomposition")]
    assert causes == [("data", "-15")]


def test_a_figure_that_only_another_normalisation_cannot_score_is_said(tmp_path):
    scheme = FEW_DRAWS + 'normalisations = ["logs.csv"]\n'
    logs = "metric_id,method,transform,floor,ceiling\nz,goalposts,log,1,100\n"
    with pytest.raises(DataProblems) as caught:
        composed(tmp_path, FIGURES.replace("z,70", "z,0"), scheme=scheme, logs=logs)
    (problem,) = caught.value.problems
    assert problem.kind == "cannot-score"
    assert "only a figure above zero has a logarithm" in problem.found
    assert not (tmp_path / "out").exists()


def test_figures_may_be_more_than_rows_that_people_fill(tmp_path, monkeypatch):
    monkeypatch.setattr(tables, "MOST_ROWS", 6)  # nodes.csv has six lines, the figures of two quarters nine
    assert len(composed(tmp_path, TWO_QUARTERS).periods) == 2
    monkeypatch.setattr(tables, "_LARGE", {})
    with pytest.raises(DataProblems) as caught:
        composed(tmp_path, TWO_QUARTERS)
    assert [each.found for each in caught.value.problems] == ["This file has more than 6 rows."]


def test_whoever_names_a_link_means_the_file(tmp_path):
    (tmp_path / "real.csv").write_text(FIGURES, encoding="utf-8")
    try:
        (tmp_path / "link.csv").symlink_to(tmp_path / "real.csv")
    except OSError:
        pytest.skip("links cannot be made here")
    done = compose(
        scheme_folder(tmp_path / "small", scheme=FEW_DRAWS), tmp_path / "link.csv", tmp_path / "out"
    )
    assert done.periods[-1].scores["u"].value == Decimal("69.7")
