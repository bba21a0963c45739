"""Scores below zero where a mean cannot take them: said with their place, or left empty where nobody asked
for that index, never a stop without a reason."""

from __future__ import annotations

import csv

import pytest

from checked_tables.problems import DataProblems
from composite_index.composing.compose import compose
from tests.packages.composite_index.folders import SETTINGS, scheme_folder

#: The whole is geometric; its part p is arithmetic and made of x, y.
NODES = "node_id,parent_id,metric_id,weight,mean_order\nwhole,,,,0\np,whole,,1,\n"
NODES += "x,p,x,1,\ny,p,y,9,\nz,whole,z,1,\n"
RULES = "metric_id,method\nx,none\ny,none\nz,none\n"
FIGURES = "period,unit_id,metric_id,value\n1,u,x,-50\n1,u,y,60\n1,u,z,50\n"


def composed(folder, figures=FIGURES, **files):
    (folder / "figures.csv").write_text(figures, encoding="utf-8")
    files = {"nodes": NODES, "normalisation": RULES, **files}
    compose(scheme_folder(folder / "s", scheme=SETTINGS, **files), folder / "figures.csv", folder / "out")

    def table(name):
        with (folder / "out" / f"{name}.csv").open(encoding="utf-8") as file:
            return list(csv.DictReader(file))

    return table


def test_an_index_that_nobody_asked_for_stays_empty(tmp_path):
    sets = "set_id,node_id,weight\nA,x,9\nA,y,1\nB,x,0\nB,y,1\n"
    table = composed(tmp_path, weight_sets=sets)
    # p = (-50 + 9 x 60) / 10 = 49, the whole sqrt(49 x 50) = 49.497; without y p is -50: no geometric mean
    assert table("ranks")[0]["published"] == "49.5"
    without = {row["without"]: row["published"] for row in table("leave_one_out")}
    assert without == {"x": "54.8", "y": "", "z": "49.0"}  # sqrt(60 x 50) = 54.77
    assert {row["set_id"]: row["published"] for row in table("set_scores")} == {"A": "", "B": "54.8"}


def test_the_index_itself_is_refused_with_its_place(tmp_path):
    with pytest.raises(DataProblems) as caught:
        composed(tmp_path, FIGURES.replace("y,60", "y,1"))
    (found,) = caught.value.problems
    assert "u in 1: among the parts of whole a negative score" in found.found


def test_a_change_to_a_mean_that_cannot_take_the_old_score_is_one_of_method(tmp_path):
    # arithmetic: (-50 + 60) / 2 = 5 with x = -50, then geometric of 40 and 60: sqrt(2400) = 48.99
    nodes = "node_id,parent_id,metric_id,mean_order,in_force_from\n"
    nodes += "whole,,,,\nx,whole,x,,\ny,whole,y,,\nwhole,,,0,2\n"
    figures = "period,unit_id,metric_id,value\n1,u,x,-50\n1,u,y,60\n2,u,x,40\n2,u,y,60\n"
    table = composed(tmp_path, figures, nodes=nodes, normalisation="metric_id,method\nx,none\ny,none\n")
    causes = {row["kind"]: row["published"] for row in table("decomposition")}
    assert causes == {"method": "44.0", "rounding": "0.0"}
    old = [row for row in table("back_cast") if row["period"] == "1"]
    assert [row["published"] for row in old] == ["5.0", ""]
