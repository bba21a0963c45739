"""Every kind of cause, from a folder of files by the command, with its arithmetic."""

from __future__ import annotations

import csv
from fractions import Fraction
from pathlib import Path

import pytest

from checked_tables.problems import DataProblems
from composite_index.composing.compose import compose
from tests.packages.composite_index.folders import SETTINGS, scheme_folder

#: Two metrics weigh half each; ``rest`` are more rows or columns.
NODES = "node_id,parent_id,metric_id,weight,in_force_from\nwhole,,,,\na,whole,a,1,\nb,whole,b,1,\n"
RULES = "metric_id,method,target,target_kind,floor,ceiling,in_force_from\nb,none,,,,,\n"
SCORE = "a,none,,,,,\n"
RATIO = "a,ratio_to_target,50,,,,\n"
FIGURES = "period,unit_id,metric_id,value,target,planned\n2025,u,b,60,,\n"


def causes(folder: Path, figures: str, nodes: str = NODES, rules: str = RULES + SCORE) -> dict[str, Fraction]:
    """Points by kind and part, as ``decomposition.csv`` has them; they add up to the published change."""
    (folder / "figures.csv").write_text(FIGURES + figures, encoding="utf-8")
    scheme = scheme_folder(folder / "scheme", scheme=SETTINGS, nodes=nodes, normalisation=rules, bands="")
    (scheme / "bands.csv").unlink()
    compose(scheme, folder / "figures.csv", folder / "out", ("decomposition", "changes"))
    with (folder / "out" / "decomposition.csv").open(encoding="utf-8") as file:
        rows = list(csv.DictReader(file))
    with (folder / "out" / "changes.csv").open(encoding="utf-8") as file:
        (change,) = csv.DictReader(file)
    found = {f"{row['kind']} {row['node_id']}": Fraction(row["points"]) for row in rows}
    assert sum(found.values()) == Fraction(change["published_change"])
    for kind in ("data", "plan", "target", "scope", "weight", "method", "rounding"):
        assert Fraction(change[kind]) == sum(Fraction(row["points"]) for row in rows if row["kind"] == kind)
    return found


def test_data(tmp_path):
    # a 40 -> 50, half of the index: 5
    assert causes(tmp_path, "2025,u,a,40,,\n2026,u,a,50,,\n2026,u,b,60,,\n") == {"data a": 5}


def test_target(tmp_path):
    # 20/50 = 40 % -> 20/40 = 50 %: 5
    figures = "2025,u,a,20,,\n2026,u,a,20,40,\n2026,u,b,60,,\n"
    assert causes(tmp_path, figures, rules=RULES + RATIO) == {"target a": 5}


def test_plan_and_its_revision(tmp_path):
    # 20/50 = 40 % -> 48 of 80 planned = 60 %, of 96 as revised 50 %: 10 and -5
    figures = "2025,u,a,20,,\n2026,u,a,48,96,80\n2026,u,b,60,,\n"
    rules = RULES + "a,ratio_to_target,50,plan,,,\n"
    assert causes(tmp_path, figures, rules=rules) == {"plan a": 10, "target a": -5}


def test_scope(tmp_path):
    # a, 40, is not reported: (40 + 60) / 2 = 50 -> 60
    assert causes(tmp_path, "2025,u,a,40,,\n2026,u,b,60,,\n") == {"scope a": 10}


def test_weight(tmp_path):
    # a, 40, weighs 3 of 4 in place of 1 of 2: 50 -> 45
    nodes = NODES + "a,whole,a,3,2026\n"
    assert causes(tmp_path, "2025,u,a,40,,\n2026,u,a,40,,\n2026,u,b,60,,\n", nodes=nodes) == {
        "weight whole": -5
    }


def test_method_of_a_metric(tmp_path):
    # 40 as it is -> 40 between 0 and 80, 50: half of 10
    rules = RULES + SCORE + "a,goalposts,,,0,80,2026\n"
    figures = "2025,u,a,40,,\n2026,u,a,40,,\n2026,u,b,60,,\n"
    assert causes(tmp_path, figures, rules=rules) == {"method a": 5}


def test_method_of_a_mean(tmp_path):
    nodes = "node_id,parent_id,metric_id,mean_order,in_force_from\n"
    nodes += "whole,,,,\na,whole,a,,\nb,whole,b,,\nwhole,,,-1,2026\n"
    figures = "2025,u,a,100,,\n2026,u,a,100,,\n2026,u,b,60,,\n"
    # of 100 and 60, 80 -> 2 / (1/100 + 1/60) = 75
    assert causes(tmp_path, figures, nodes=nodes) == {"method whole": -5}


def test_rounding_on_the_way(tmp_path):
    # the whole is rounded to whole numbers: (41 + 60) / 2 = 50.5 -> 51, (42 + 60) / 2 = 51: a gave 0.5 less
    nodes = "node_id,parent_id,metric_id,round_decimals\nwhole,,,0\na,whole,a,\nb,whole,b,\n"
    figures = "2025,u,a,41,,\n2026,u,a,42,,\n2026,u,b,60,,\n"
    half = Fraction(1, 2)
    assert causes(tmp_path, figures, nodes=nodes) == {"data a": half, "rounding whole": -half}


@pytest.mark.parametrize(
    ("rules", "planned", "said"),
    [
        (RATIO, "45", "The target of a is no step of a plan."),
        (SCORE, "45", "The method none has no targets."),
        ("a,ratio_to_target,50,plan,,,\n", "0", "The target is 0"),
        ("a,none,,plan,,,\n", "", "This has no meaning for none."),
    ],
)
def test_a_planned_step_without_a_plan_is_refused(tmp_path, rules, planned, said):
    with pytest.raises(DataProblems) as caught:
        causes(tmp_path, f"2025,u,a,20,,{planned}\n", rules=RULES + rules)
    assert [said in each.found for each in caught.value.problems] == [True]
