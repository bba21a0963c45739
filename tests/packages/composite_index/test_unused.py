"""What stands in a scheme folder and would count nothing is said, never passed over."""

from __future__ import annotations

import pytest

from checked_tables.problems import DataProblems
from composite_index.composing.compose import compose
from composite_index.reading import read_scheme
from tests.packages.composite_index.folders import FIGURES, NODES, SETTINGS, scheme_folder

THREE = "node_id,parent_id,metric_id\nwhole,,\nx,whole,x\ny,whole,y\nz,whole,z\n"
COMPARED = "group,row,col,value\nwhole,x,y,2\nwhole,y,z,2\nwhole,x,z,4\n"
SHARED = "respondent,node_id,points\nA,x,50\nA,y,30\nA,z,20\n"


def problems(folder):
    _, found = read_scheme(folder, "s")
    return [(each.file, each.line, each.kind) for each in found if each.severity == "error"]


@pytest.mark.parametrize(
    ("files", "expected"),
    [
        ({"nodes": THREE, "comparisons": COMPARED}, ("s/comparisons.csv", 2, "unused")),
        # contradictory ones bring a warning, too, which hides nothing: 3 x 3 is not 1/3
        (
            {"nodes": THREE, "comparisons": "group,row,col,value\nwhole,x,y,3\nwhole,y,z,3\nwhole,z,x,3\n"},
            ("s/comparisons.csv", 2, "unused"),
        ),
        ({"nodes": THREE, "allocations": SHARED}, ("s/allocations.csv", 2, "unused")),
        ({"normalization": "metric_id,method\nx,none\n"}, ("s/normalization.csv", 0, "unused-file")),
        ({"band": "number,label_en\n1,All\n"}, ("s/band.csv", 0, "unused-file")),
        ({"unit": "unit_id\nu\n"}, ("s/unit.csv", 0, "unused-file")),
        ({"expert_weights": "node_id,weight\nx,1\n"}, ("s/expert_weights.csv", 0, "unused-file")),
        ({"bands": "number,label_en,lower,upper\n"}, ("s/bands.csv", 0, "no-rows")),
    ],
)
def test_a_file_that_nobody_would_read_is_an_error(files, expected, tmp_path):
    assert expected in problems(scheme_folder(tmp_path / "s", **files))


@pytest.mark.parametrize(
    ("name", "is_error"),
    [
        ("nodes.xlsx", True),
        ("notes.txt", True),
        ("bands", True),  # no ending at all
        ("readme_too.txt", True),
        ("README.md", False),
        ("Readme.txt", False),
        (".gitignore", False),
        ("~$nodes.xlsx", False),  # what Excel keeps while the file is open
        ("old/nodes.csv", True),
        ("expected/ranks.csv", False),  # what conformance reads
        (".git/config", False),
        ("part/part/scheme.toml", True),  # a scheme inside the scheme of some units
    ],
)
def test_whatever_its_kind_a_file_counts_or_is_an_error(name, is_error, tmp_path):
    folder = scheme_folder(tmp_path / "s")
    scheme_folder(folder / "part")
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text("x\n", encoding="utf-8")
    place = "part/part" if name.startswith("part/") else name.split("/")[0]
    assert problems(folder) == ([(f"s/{place}", 0, "unused-file")] if is_error else [])


def test_results_may_lie_in_a_folder_of_the_scheme_that_is_named_again(tmp_path):
    folder = scheme_folder(tmp_path / "s", observations=FIGURES)
    for _ in range(2):
        compose(folder, folder / "observations.csv", folder / "all" / "result", ["ranks"])
    with pytest.raises(DataProblems) as raised:
        compose(folder, folder / "observations.csv", tmp_path / "out", ["ranks"])
    assert [(each.file, each.found) for each in raised.value.problems] == [
        ("s/all", "Nothing would read this folder.")
    ]


def test_a_misspelt_file_is_said_with_its_name(tmp_path):
    _, (found,) = read_scheme(scheme_folder(tmp_path / "s", band="number,label_en\n1,All\n"), "s")
    assert "bands.csv" in found.write


def test_answers_that_are_used_are_no_error(tmp_path):
    nodes = THREE.replace("metric_id\n", "metric_id,weight_basis\n").replace("whole,,\n", "whole,,,\n")
    for basis, files in (("ahp", {"comparisons": COMPARED}), ("budget_allocation", {"allocations": SHARED})):
        used = nodes
        for name in "xyz":
            used = used.replace(f",{name}\n", f",{name},{basis}\n")
        assert problems(scheme_folder(tmp_path / basis, nodes=used, **files)) == []


def test_comparisons_may_stand_beside_weights_that_are_said_to_come_from_elsewhere(tmp_path):
    nodes = "node_id,parent_id,metric_id,weight,weight_basis\nwhole,,,,\n"
    nodes += "".join(f"{name},whole,{name},1,statute\n" for name in "xyz")
    assert problems(scheme_folder(tmp_path / "s", nodes=nodes, comparisons=COMPARED)) == []


def test_figures_may_lie_among_the_files_of_the_scheme(tmp_path):
    folder = scheme_folder(tmp_path / "s", observations=FIGURES, days=FIGURES)
    assert problems(folder) == []
    assert compose(folder, folder / "observations.csv", tmp_path / "out", ["ranks"]).warnings == ()


def test_the_column_of_values_cannot_be_left_out(tmp_path):
    (tmp_path / "figures.csv").write_text("period,unit_id,metric_id,target\n1,u,x,50\n", encoding="utf-8")
    with pytest.raises(DataProblems) as raised:
        compose(scheme_folder(tmp_path / "s"), tmp_path / "figures.csv", tmp_path / "out")
    assert any("value" in str(each) and each.line == 1 for each in raised.value.problems), (
        raised.value.problems
    )


def test_a_unit_without_a_figure_is_said(tmp_path):
    folder = scheme_folder(tmp_path / "s", units="unit_id\nu\nghost\n", observations=FIGURES)
    done = compose(folder, folder / "observations.csv", tmp_path / "out", ["ranks"])
    assert [("ghost" in each.found, each.severity) for each in done.warnings] == [(True, "warning")]


@pytest.mark.parametrize(
    ("line", "words"),
    [
        ("scale = 5\n", '"5" is not right'),
        ("status = ['adopted', 'x']\n", '"[adopted, x]" is not right'),
        ("enabled = 1.5\n", '"1.5" is not right'),
        ("decimals = true\n", '"true" is not right'),
        ("missing_values = {a = 1}\n", '"{a = 1}" is not right'),
    ],
)
def test_what_is_found_is_shown_as_people_wrote_it(line, words, tmp_path):
    key = line.split(" ")[0]
    settings = "".join(each for each in SETTINGS.splitlines(keepends=True) if not each.startswith(key)) + line
    _, found = read_scheme(scheme_folder(tmp_path / "s", scheme=settings, nodes=NODES), "s")
    assert [words in each.found.replace("“", '"').replace("”", '"') for each in found] == [True], found
