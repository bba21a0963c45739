"""A scheme folder is read, or everything wrong with it is said with file and line."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction
from pathlib import Path

import pytest

from composite_index.reading import read_scheme, read_units
from tests.packages.composite_index.folders import BANDS, NODES, RULES, SETTINGS, scheme_folder
from tools.illustrative.place import EXAMPLE

HOME = Path(__file__).resolve().parents[3]


def test_a_right_folder_is_read(tmp_path):
    scheme, problems = read_scheme(scheme_folder(tmp_path / "small"), "small")
    assert problems == ()
    assert scheme is not None
    assert [node.node_id for node in scheme.nodes] == ["whole", "part", "x", "y", "z"]
    assert scheme.shares == {
        "whole": 1,
        "part": Fraction(3, 5),
        "x": Fraction(1, 2),
        "y": Fraction(1, 2),
        "z": Fraction(2, 5),
    }
    rule = scheme.normalisations["x"]
    assert (rule.cap, rule.full_at, rule.target) == (Decimal("1.25"), Decimal("1.25"), Decimal(50))
    assert [band.label.sw for band in scheme.bands] == ["Duni", "Nzuri"]


def test_no_folder_is_no_scheme_and_no_problem(tmp_path):
    assert read_scheme(tmp_path / "absent", "absent") == (None, ())


def test_weights_left_out_are_equal_shares(tmp_path):
    nodes = "node_id,parent_id,metric_id\nwhole,,\nx,whole,x\ny,whole,y\nz,whole,z\n"
    scheme, _ = read_scheme(scheme_folder(tmp_path, nodes=nodes), "s")
    assert scheme is not None
    assert scheme.shares["y"] == Fraction(1, 3)
    assert scheme.nodes[1].weight_basis == "equal"


def test_a_folder_inside_is_a_variant_for_its_kind_of_unit(tmp_path):
    scheme_folder(tmp_path)
    scheme_folder(tmp_path / "department", scheme=SETTINGS + 'applies_to = ["department"]\n')
    scheme_folder(tmp_path / "off", scheme=SETTINGS + 'applies_to = ["committee"]\nenabled = false\n')
    scheme, problems = read_scheme(tmp_path, "s")
    assert problems == ()
    assert scheme is not None
    assert scheme.for_kind("department") is scheme.variants[0]
    assert scheme.for_kind("committee") is scheme.for_kind("assembly") is scheme


def test_a_scheme_applies_in_its_periods(tmp_path):
    dates = SETTINGS + 'effective_from = "2025-26-Q4"\neffective_to = "2026-27-Q2"\n'
    scheme, _ = read_scheme(scheme_folder(tmp_path, scheme=dates), "s")
    assert scheme is not None
    periods = ("2025-26-Q3", "2025-26-Q4", "2026-27-Q1", "2026-27-Q3")
    assert [scheme.applies_in(period) for period in periods] == [False, True, True, False]


def test_weights_from_comparisons_and_from_allocations(tmp_path):
    nodes = """\
node_id,parent_id,metric_id,weight,weight_basis
whole,,,,
part,whole,,,ahp
z,whole,z,,ahp
x,part,x,60,budget_allocation
y,part,y,40,budget_allocation
"""
    comparisons = "group,row,col,value\nwhole,part,z,3\n"
    # x: (50 + 70) / 2 = 60 %
    allocations = "respondent,node_id,points\nA,x,50\nA,y,50\nB,x,7\nB,y,3\n"
    folder = scheme_folder(tmp_path, nodes=nodes, comparisons=comparisons, allocations=allocations)
    scheme, problems = read_scheme(folder, "s")
    assert problems == ()
    assert scheme is not None
    assert (scheme.shares["part"], scheme.shares["x"]) == (Fraction(3, 4), Fraction(3, 5))
    assert scheme.weighings["whole"].cr == 0


#: What is spoilt: file -> old text, new text; then where the problem is, and words of its message.
SPOILT = {
    "a cycle": ("nodes", "part,whole,,60", "part,part,,60", "nodes.csv", 3, "inside itself: part in part"),
    "an unknown parent": ("nodes", "z,whole,z", "z,whale,z", "nodes.csv", 6, "Did you mean whole?"),
    "two roots": ("nodes", "z,whole,z,40", "z,,z,40", "nodes.csv", 6, "nor has whole"),
    "no root": ("nodes", "whole,,,", "whole,part,,", "nodes.csv", 0, "empty parent_id"),
    "a metric twice": ("nodes", "z,whole,z", "z,whole,x", "nodes.csv", 6, "already counts on line 4"),
    "a part twice": ("nodes", "z,whole,z,40", "y,whole,z,40", "nodes.csv", 6, "repeats line 5"),
    "a part without metrics": (
        "nodes",
        "z,whole,z",
        "z,whole,",
        "nodes.csv",
        6,
        "neither parts nor a metric",
    ),
    "a metric with parts": (
        "nodes",
        "part,whole,,60",
        "part,whole,z,60",
        "nodes.csv",
        3,
        "has parts as well",
    ),
    "an orphan metric": (
        "normalisation",
        "z,none,,",
        "q,none,,",
        "normalisation.csv",
        4,
        "no metric of nodes.csv",
    ),
    "a metric without rule": (
        "normalisation",
        "z,none,,,,,,0,100\n",
        "",
        "nodes.csv",
        6,
        "no row in normalisation",
    ),
    "weights half filled": ("nodes", "y,part,y,50", "y,part,y,", "nodes.csv", 5, "empty, while others"),
    "weights all zero": ("nodes", ",50\ny,part,y,50", ",0\ny,part,y,0", "nodes.csv", 4, "all zero"),
    "a negative weight": ("nodes", "z,whole,z,40", "z,whole,z,-40", "nodes.csv", 6, "less than 0"),
    "a sum that is not the declared one": (
        "scheme",
        "version",
        "weights_sum = 90\nversion",
        "nodes.csv",
        3,
        "add up to 100, not to 90",
    ),
    "an unknown key": (
        "scheme",
        "version",
        'versoin = "1"\nversion',
        "scheme.toml",
        2,
        "Did you mean version?",
    ),
    "a missing key": ("scheme", 'status = "illustrative"\n', "", "scheme.toml", 0, "missing"),
    "an unknown status": (
        "scheme",
        '"illustrative"',
        '"final"',
        "scheme.toml",
        4,
        "illustrative, proposed or adopted",
    ),
    "a scale upside down": ("scheme", "version", "scale = [100, 0]\nversion", "scheme.toml", 2, "two ends"),
    "unreadable settings": ("scheme", "version = ", "version ", "scheme.toml", 2, "cannot be read"),
    "a band gap": ("bands", "2,Good,Nzuri,50", "2,Good,Nzuri,60", "bands.csv", 3, "Nothing covers 50 to 60"),
    "a band overlap": (
        "bands",
        "2,Good,Nzuri,50",
        "2,Good,Nzuri,40",
        "bands.csv",
        3,
        "40 to 50 is in two bands",
    ),
    "bands short of the scale": ("bands", "50,100", "50,90", "bands.csv", 3, "scale ends at 100"),
    "bands misnumbered": ("bands", "2,Good", "3,Good", "bands.csv", 3, "Write 2"),
    "a target of zero": ("normalisation", "up,50", "up,0", "normalisation.csv", 2, "nothing can be divided"),
    "goalposts the wrong way": (
        "normalisation",
        "0,20",
        "20,0",
        "normalisation.csv",
        3,
        "not above the floor",
    ),
    "goalposts without one": (
        "normalisation",
        "down,,0,20",
        "down,,0,",
        "normalisation.csv",
        3,
        "goalposts needs this",
    ),
    "a parameter without meaning": (
        "normalisation",
        "z,none,,",
        "z,none,,5",
        "normalisation.csv",
        4,
        "no meaning for none",
    ),
    "an unknown method": ("normalisation", "z,none", "z,nonne", "normalisation.csv", 4, "Did you mean none?"),
    "not a number": ("normalisation", "up,50", "up,NaN", "normalisation.csv", 2, "NaN"),
    "a misspelt column": ("nodes", "parent_id", "parentid", "nodes.csv", 1, "Rename it parent_id"),
}


@pytest.mark.parametrize("what", SPOILT)
def test_what_is_wrong_is_said_with_file_and_line(what, tmp_path):
    name, old, new, file, line, words = SPOILT[what]
    text = {"scheme": SETTINGS, "nodes": NODES, "normalisation": RULES, "bands": BANDS}[name]
    assert old in text
    scheme, problems = read_scheme(scheme_folder(tmp_path, **{name: text.replace(old, new, 1)}), "s")
    assert scheme is None
    said = [each for each in problems if words in f"{each.found} {each.write}"]
    assert [(each.file, each.line) for each in said][:1] == [(f"s/{file}", line)], [
        str(each) for each in problems
    ]
    assert all(each.severity == "error" for each in said)


COMPARED = (
    NODES.replace("weight\n", "weight,weight_basis\n").replace("60\n", "60,ahp\n").replace("40\n", "40,ahp\n")
)


@pytest.mark.parametrize(
    ("comparisons", "line", "words"),
    [
        ("whole,part,z,1.5\nwhole,z,part,3\n", 3, "contradicts line 2"),
        ("whole,part,z,0\n", 2, "not above zero"),
        ("whole,part,z,much\n", 2, "not a number"),
        ("whole,part,part,2\n", 2, "compared with itself"),
        ("hole,part,z,1.5\n", 2, "Did you mean whole?"),
        ("whole,part,zz,1.5\n", 2, "no part of whole"),
    ],
)
def test_comparisons_that_cannot_be_used(comparisons, line, words, tmp_path):
    folder = scheme_folder(tmp_path, nodes=COMPARED, comparisons=f"group,row,col,value\n{comparisons}")
    scheme, problems = read_scheme(folder, "s")
    assert scheme is None
    said = [each for each in problems if words in f"{each.found} {each.write}"]
    assert [(each.file, each.line) for each in said] == [("s/comparisons.csv", line)], [
        str(p) for p in problems
    ]


def test_a_weight_must_agree_with_its_basis(tmp_path):
    folder = scheme_folder(tmp_path, nodes=COMPARED, comparisons="group,row,col,value\nwhole,part,z,3\n")
    _, problems = read_scheme(folder, "s")
    # 60 is written, 3 : 1 gives 75 of 100
    assert [(each.line, each.write) for each in problems][:1] == [
        (3, "Write 75.000, or nothing for all the parts of whole.")
    ]


def test_comparisons_that_contradict_one_another_are_a_warning_that_names_one(tmp_path):
    nodes = "node_id,parent_id,metric_id,weight_basis\nwhole,,,\n"
    nodes += "x,whole,x,ahp\ny,whole,y,ahp\nz,whole,z,ahp\n"
    comparisons = "group,row,col,value\nwhole,x,y,5\nwhole,y,z,5\nwhole,z,x,5\n"
    scheme, problems = read_scheme(scheme_folder(tmp_path, nodes=nodes, comparisons=comparisons), "s")
    assert scheme is not None
    assert [each.severity for each in problems] == ["warning"]
    assert "above 0.10" in problems[0].found
    assert "Look again at x against y: it says 5.000, the others suggest 0.040." in problems[0].write


def test_units_are_known_only_if_the_folder_says_so(tmp_path):
    assert read_units(scheme_folder(tmp_path / "a"), "a") == (None, ())
    units = "unit_id,group\nu,North\nv,North;Large\n"
    assert read_units(scheme_folder(tmp_path / "b", units=units), "b") == (
        {"u": ("North",), "v": ("North", "Large")},
        (),
    )


def test_the_portals_own_schemes_are_right():
    scheme, problems = read_scheme(EXAMPLE.reference / "index", "reference/index")
    assert problems == ()
    assert scheme is not None
    assert scheme.status == "illustrative"
    assert scheme.for_kind("assembly") is scheme
    department = scheme.for_kind("department")
    assert department is not None
    assert department.scheme_id == "kisumu_department"
    assert [variant.enabled for variant in scheme.variants] == [True, False]
    assert not scheme.applies_in("2025-26-Q3")
