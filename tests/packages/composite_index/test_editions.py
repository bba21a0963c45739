"""A scheme that changes: what is in force when, what a change does to the index, and what cannot be."""

from __future__ import annotations

import csv
from fractions import Fraction
from pathlib import Path

import pytest

from checked_tables.problems import DataProblems
from composite_index.composing.compose import compose
from composite_index.reading import read_scheme
from tests.packages.composite_index.folders import scheme_folder

NODES = "node_id,parent_id,metric_id,weight,in_force_from\nwhole,,,,\na,whole,a,1,\nb,whole,b,1,\n"
RULES = "metric_id,method,target,in_force_from\na,none,,\nb,none,,\n"
FIGURES = "period,unit_id,metric_id,value\n2025,u,a,40\n2025,u,b,60\n2026,u,a,40\n2026,u,b,60\n"


def composed(folder: Path, figures: str = FIGURES, **files: str):
    files = {"nodes": NODES, "normalisation": RULES, **files}
    (folder / "figures.csv").write_text(figures, encoding="utf-8")
    return compose(scheme_folder(folder / "s", **files), folder / "figures.csv", folder / "out")


def table(folder: Path, name: str) -> list[dict[str, str]]:
    with (folder / "out" / f"{name}.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def effects(folder: Path) -> dict[tuple[str, str], Fraction]:
    return {(row["kind"], row["node_id"]): Fraction(row["points"]) for row in table(folder, "decomposition")}


def published(folder: Path) -> dict[str, str]:
    return {row["period"]: row["published"] for row in table(folder, "ranks")}


def test_a_row_takes_the_place_of_the_earlier_one_from_its_period_on(tmp_path):
    figures = FIGURES + "2027,u,a,40\n2027,u,b,60\n"
    composed(tmp_path, figures, nodes=NODES + "a,whole,a,3,2026\na,whole,a,0,2027\n")
    # 2025 equal: 50; 2026 3 : 1: (120 + 60) / 4 = 45; 2027 b alone: 60
    assert published(tmp_path) == {"2025": "50.0", "2026": "45.0", "2027": "60.0"}
    # 3/4 - 1/2 = 1/4 of the weight from b, 60, to a, 40: -5; in 2027 a no longer counts: that is scope, +15
    assert effects(tmp_path) == {("weight", "whole"): -5, ("scope", "a"): 15}


def test_the_order_of_the_rows_does_not_matter(tmp_path):
    header, root, a, b = NODES.splitlines()
    composed(tmp_path, nodes="\n".join([header, "a,whole,a,3,2026", root, a, b]) + "\n")
    assert published(tmp_path) == {"2025": "50.0", "2026": "45.0"}


def test_a_new_rule_is_method_and_a_new_target_is_target(tmp_path):
    rules = "metric_id,method,target,cap_pct,in_force_from\na,ratio_to_target,80,,\nb,none,,,\n"
    composed(
        tmp_path,
        normalisation=rules
        + "a,ratio_to_target,50,,2026\nb,points,,,2026\n".replace("b,points,,,2026\n", ""),
    )
    # a: 40/80 = 50 to 40/50 = 80, half of it is 15
    assert effects(tmp_path) == {("target", "a"): 15}
    rules = "metric_id,method,floor,ceiling,in_force_from\na,none,,,\nb,none,,,\na,goalposts,0,50,2026\n"
    composed(tmp_path, normalisation=rules)
    # a: 40 to 40/50 = 80, half of the 40 points
    assert effects(tmp_path) == {("method", "a"): 20}


def test_a_new_mean_is_method(tmp_path):
    nodes = NODES.replace("weight,", "weight,mean_order,").replace("whole,,,,", "whole,,,,,")
    nodes = nodes.replace("a,whole,a,1,", "a,whole,a,1,,").replace("b,whole,b,1,", "b,whole,b,1,,")
    composed(tmp_path, figures=FIGURES.replace(",60", ",90"), nodes=nodes + "whole,,,,0,2026\n")
    # arithmetic (40 + 90) / 2 = 65, geometric sqrt(40 x 90) = 60
    assert effects(tmp_path) == {("method", "whole"): -5}


def test_new_bands_take_the_place_of_all_earlier_ones(tmp_path):
    bands = "number,label_en,lower,upper,in_force_from\n1,Low,0,60,\n2,High,60,100,\n1,All,0,100,2026\n"
    composed(tmp_path, bands=bands)
    assert [row["band_en"] for row in table(tmp_path, "ranks")] == ["Low", "All"]


def test_a_new_part_begins_with_its_first_row_and_old_figures_serve_the_back_cast(tmp_path):
    figures = FIGURES + "2025,u,c,80\n2026,u,c,80\n"
    composed(tmp_path, figures, nodes=NODES + "c,whole,c,2,2026\n", normalisation=RULES + "c,none,,\n")
    # 2025: (40 + 60) / 2 = 50; with c (40 + 60 + 2 x 80) / 4 = 65
    assert published(tmp_path) == {"2025": "50.0", "2026": "65.0"}
    assert effects(tmp_path) == {("scope", "c"): 15}
    cast = {(row["period"], row["in_force_from"]): row["published"] for row in table(tmp_path, "back_cast")}
    assert cast == {
        ("2025", ""): "50.0",
        ("2026", ""): "50.0",
        ("2025", "2026"): "65.0",
        ("2026", "2026"): "65.0",
    }


def test_a_part_that_moves_is_scope_and_all_causes_add_up(tmp_path):
    nodes = (
        "node_id,parent_id,metric_id,in_force_from\nwhole,,,\np,whole,,\nq,whole,,\na,p,a,\nb,p,b,\nc,q,c,\n"
    )
    figures = FIGURES + "2025,u,c,90\n2026,u,c,90\n"
    composed(tmp_path, figures, nodes=nodes + "b,q,b,2026\n", normalisation=RULES + "c,none,,\n")
    # p 50, q 90: 70; then p = a = 40, q = (60 + 90) / 2 = 75: 57.5
    assert published(tmp_path) == {"2025": "70.0", "2026": "57.5"}
    rows = table(tmp_path, "decomposition")
    # p without b: (50 - 40) / 2 less; q with b: (90 - 75) / 2 less
    assert [(row["kind"], row["about"], row["points"]) for row in rows] == [
        ("scope", "b", "-5"),
        ("scope", "b", "-7.5"),
    ]


def test_draws_stay_with_their_part_whatever_edition_is_read(tmp_path):
    scheme, _ = read_scheme(
        scheme_folder(tmp_path, nodes=NODES + "0,whole,c,2,2026\n", normalisation=RULES + "c,none,,\n"), "s"
    )
    assert scheme is not None
    places = [{node.node_id: node.place for node in each.nodes} for each in scheme.editions]
    assert places == [{"whole": 0, "a": 1, "b": 2}, {"whole": 0, "a": 1, "b": 2, "0": 3}]


@pytest.mark.parametrize(
    ("files", "file", "line", "words"),
    [
        ({"nodes": NODES + "a,whole,a,3,\n"}, "nodes.csv", 5, "repeats line 3"),
        ({"nodes": NODES + "a,nowhere,a,3,2026\n"}, "nodes.csv", 5, "no node_id of this file"),
        ({"nodes": NODES + "a,whole,a,0,2026\nb,whole,b,0,2026\n"}, "nodes.csv", 5, "all zero"),
        ({"nodes": NODES + "a,whole,a,3,Feb-2026\n"}, "nodes.csv", 5, "runs of digits count as numbers"),
        ({"nodes": NODES + "c,whole,c,1,2026\n"}, "nodes.csv", 5, "no row in normalisation.csv"),
        (
            {"nodes": NODES.replace(",1,\n", ",1,2026\n").replace("whole,,,,", "whole,,,,2026")},
            "figures.csv",
            2,
            "in force in 2025",
        ),
    ],
)
def test_what_cannot_be_in_force_is_said_with_its_line(files, file, line, words, tmp_path):
    with pytest.raises(DataProblems) as raised:
        composed(tmp_path, **files)
    assert [
        (each.file.split("/")[-1], each.line) for each in raised.value.problems if words in str(each)
    ] == [(file, line)], raised.value.problems
