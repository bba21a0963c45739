"""Comparisons in a file: what is said about them."""

from __future__ import annotations

import csv

import pytest

from checked_tables.problems import DataProblems
from composite_index.weighing import say_weighed, weigh, write_weighed


def written(folder, text):
    path = folder / "comparisons.csv"
    path.write_text(text, encoding="utf-8")
    return path


def test_groups_and_respondents(tmp_path):
    text = "group,respondent,row,col,value\ng,A,a,b,2\ng,B,a,b,8\nh,,c,d,1/4\n"
    said = say_weighed(weigh(written(tmp_path, text)))
    # sqrt(2 x 8) = 4: 0.8 and 0.2; A alone 2 : 1, B 8 : 1; d four times c
    assert "g\n  a: 0.800000\n  b: 0.200000" in said
    assert "A: a 0.667, b 0.333; CR 0.0000 (saaty_1980), acceptable" in said
    assert "B: a 0.889, b 0.111" in said
    assert "h\n  c: 0.200000\n  d: 0.800000" in said


def test_contradictions_are_a_warning_that_says_where_to_look(tmp_path):
    found = weigh(written(tmp_path, "row,col,value\nx,y,5\ny,z,5\nz,x,5\n"))
    assert [each.line for each in found.warnings] == [2]
    said = say_weighed(found)
    assert "above 0.10" in said
    assert "Look again at x against y" in said


def test_the_table_may_be_named(tmp_path):
    path = written(tmp_path, "row,col,value\nx,y,2\ny,z,2\nx,z,5\n")
    one, other = (weigh(path, table).groups[""].cr for table in ("saaty_1980", "donegan_dodd_1991"))
    assert one is not None
    assert other is not None
    assert other / one == pytest.approx(0.58 / 0.4914)
    with pytest.raises(DataProblems) as raised:
        weigh(path, "saati")
    assert "saaty_1980" in raised.value.problems[0].write


@pytest.mark.parametrize(
    ("text", "line", "words"),
    [
        ("row,col,value\na,b,2\nb,a,3\n", 3, "contradicts line 2"),
        ("row,col,value\na,b,2\na,b,2\n", 3, "repeats line 2"),
        ("row,col,value\na,b,-2\n", 2, "not above zero"),
        ("row,col,value\na,b,2\nc,d,2\n", 2, "not compared"),
        ("row,col,weight\na,b,2\n", 1, "value"),
        ("row,col,value\na,b,1e308\n", 2, "beyond"),
    ],
)
def test_what_cannot_be_weighed_is_said_with_its_line(text, line, words, tmp_path):
    with pytest.raises(DataProblems) as raised:
        weigh(written(tmp_path, text))
    assert any(each.line == line and words in str(each) for each in raised.value.problems), (
        raised.value.problems
    )


def test_the_same_comparison_turned_round_is_no_contradiction(tmp_path):
    assert weigh(written(tmp_path, "row,col,value\na,b,4\nb,a,0.25\n")).groups[""].weights[
        "a"
    ] == pytest.approx(0.8)


def test_all_digits_are_written_on_request(tmp_path):
    text = "group,respondent,row,col,value\ng,A,a,b,2\ng,B,a,b,8\nh,,x,y,1\nh,,y,z,1\nh,,x,z,3\n"
    weights, consistency, _ = write_weighed(weigh(written(tmp_path, text)), tmp_path / "out")
    rows = list(csv.DictReader(weights.read_text(encoding="utf-8").splitlines()))
    # sqrt(2 x 8) = 4 : 1 together, 2 : 1 for A, 8 : 1 for B
    assert [(row["group"], row["respondent"], row["element"]) for row in rows[:6]] == [
        (*("g", ""), "a"),
        (*("g", ""), "b"),
        (*("g", "A"), "a"),
        (*("g", "A"), "b"),
        (*("g", "B"), "a"),
        (*("g", "B"), "b"),
    ]
    assert rows[0]["weight"] == "0.8"
    assert rows[2]["weight"].startswith("0.6666666666666")
    found = csv.DictReader(consistency.read_text(encoding="utf-8").splitlines())
    sure = {(row["group"], row["respondent"]): row for row in found}
    # three elements, lambda max of 1, 1, 3 is 1 + 3^(1/3) + 3^(-1/3) = 3.1356
    assert sure["h", ""]["lambda_max"].startswith("3.1356")
    assert sure["h", ""]["consistent"] == "false"
    assert (sure["g", "A"]["cr"], sure["g", "A"]["elements"]) == ("0", "2")


def test_no_noise_is_written_where_everything_agrees(tmp_path):
    found = weigh(written(tmp_path, "row,col,value\nx,y,2\ny,z,3\nx,z,6\n"))
    _, consistency, _ = write_weighed(found, tmp_path / "out")
    (row,) = csv.DictReader(consistency.read_text(encoding="utf-8").splitlines())
    # 2 x 3 = 6: no contradiction at all
    assert (row["lambda_max"], row["ci"], row["cr"]) == ("3", "0", "0")
    with pytest.raises(DataProblems):
        write_weighed(found, consistency)


def test_the_matrix_has_every_pair_and_says_which_nobody_compared(tmp_path):
    # a is twice b, b three times c: a against c is completed as 2 x 3 = 6
    found = weigh(written(tmp_path, "row,col,value\na,b,2\nb,c,3\n"))
    *_, matrix = write_weighed(found, tmp_path / "out")
    rows = {(row["row"], row["col"]): row for row in csv.DictReader(matrix.read_text("utf-8").splitlines())}
    assert len(rows) == 9
    assert (rows["a", "b"]["value"], rows["a", "b"]["completed"]) == ("2", "false")
    assert (float(rows["a", "c"]["value"]), rows["a", "c"]["completed"]) == (pytest.approx(6), "true")
    assert rows["c", "a"]["completed"] == "true"


def test_the_matrix_of_a_group_holds_the_geometric_means(tmp_path):
    found = weigh(written(tmp_path, "respondent,row,col,value\nA,a,b,2\nB,a,b,8\n"))
    *_, matrix = write_weighed(found, tmp_path / "out")
    together = [
        row for row in csv.DictReader(matrix.read_text("utf-8").splitlines()) if not row["respondent"]
    ]
    assert {(row["row"], row["col"]): row["value"] for row in together}["a", "b"] == "4"  # sqrt(2 x 8)
