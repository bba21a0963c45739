"""Products, figures made of counts, sets of weights, ranks by part and group, trends of any series."""

from __future__ import annotations

import csv
from decimal import Decimal
from fractions import Fraction
from pathlib import Path

import pytest
from hypothesis import given as for_all
from hypothesis import strategies as st

from checked_tables.problems import DataProblems
from composite_index.composing.compose import compose
from composite_index.decompose import decompose
from composite_index.engine import compute
from composite_index.formula import NotAFormula, formula_of
from composite_index.normalise import Given
from composite_index.trend import trend
from tests.packages.composite_index.examples import leaf, part, scheme
from tests.packages.composite_index.folders import FIGURES, SETTINGS, scheme_folder

PRODUCT = scheme(
    [part("whole", None, is_product=True, missing_rule="require_all"), *(leaf(k, "whole") for k in "apq")]
)


def composed(folder: Path, figures: str, **files: str):
    (folder / "figures.csv").write_text(figures, encoding="utf-8")
    return compose(scheme_folder(folder / "s", **files), folder / "figures.csv", folder / "out")


def table(folder: Path, name: str) -> list[dict[str, str]]:
    with (folder / "out" / f"{name}.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def of(a: str, p: str, q: str):
    return compute(PRODUCT, {k: Given(Decimal(v)) for k, v in zip("apq", (a, p, q), strict=True)})


def test_a_product_multiplies_shares_of_the_scale():
    # 0.9 x 0.8 x 0.5 = 0.36; each of three parts has a third of it
    found = of("90", "80", "50")
    assert found.root.score == 36
    assert [leaf.contribution for leaf in found.leaves] == [12, 12, 12]


def test_a_product_lacks_a_score_if_a_part_does():
    found = compute(PRODUCT, {"a": Given(Decimal(90)), "p": Given(Decimal(80))})
    assert found.root.score is None


SHARES = st.integers(0, 100).map(str)


@for_all(st.tuples(SHARES, SHARES, SHARES), st.tuples(SHARES, SHARES, SHARES))
def test_the_causes_of_a_product_add_up_whatever_its_parts(before, after):
    one, other = of(*before), of(*after)
    found = decompose(one, other)
    assert found is not None
    told = [each for each in found.effects if each.kind != "rounding"]
    assert sum((each.points for each in told), Fraction(0)) == other.root.score - one.root.score
    moved = {key for key, was, now in zip("apq", before, after, strict=True) if was != now}
    assert {each.node_id for each in told} <= moved


def test_a_product_within_a_mean_and_its_draws(tmp_path):
    nodes = "node_id,parent_id,metric_id,combine,weight\nwhole,,,,\nt,whole,,product,1\nx,t,x,,\ny,t,y,,\n"
    nodes += "z,whole,z,,1\n"
    rules = "metric_id,method\nx,none\ny,none\nz,none\n"
    done = composed(tmp_path, FIGURES, nodes=nodes, normalisation=rules, bands="number,label_en\n1,All\n")
    # x 40, y 5: t = 100 x 0.40 x 0.05 = 2; z 70: (2 + 70) / 2 = 36
    assert table(tmp_path, "ranks")[0]["published"] == "36.0"
    # no weight moves a product, whatever the draw
    spread = done.periods[0].spreads["u"].parts["t"]
    assert (spread.low, spread.high) == (Decimal("2.0"), Decimal("2.0"))
    assert {row["node_id"] for row in table(tmp_path, "break_even")} <= {"t", "z"}


@pytest.mark.parametrize(
    ("nodes", "scheme", "words"),
    [
        ("whole,,,product,,\nx,whole,x,,2,\ny,whole,y,,1,\nz,whole,z,,1,", "", "none weighs more"),
        ("whole,,,product,,reweight\nx,whole,x,,,\ny,whole,y,,,\nz,whole,z,,,", "", "cannot be made up"),
        (
            "whole,,,product,,\nx,whole,x,,,\ny,whole,y,,,\nz,whole,z,,,",
            "scale = [1, 5]\n",
            "scale from 0 up",
        ),
        ("whole,,,,,\nx,whole,x,product,,\ny,whole,y,,,\nz,whole,z,,,", "", "no parts to which"),
    ],
)
def test_what_a_product_cannot_have(nodes, scheme, words, tmp_path):
    header = "node_id,parent_id,metric_id,combine,weight,missing_rule\n"
    rules = "metric_id,method\nx,none\ny,none\nz,none\n"
    with pytest.raises(DataProblems) as raised:
        composed(
            tmp_path,
            FIGURES,
            nodes=header + nodes + "\n",
            normalisation=rules,
            scheme=SETTINGS + scheme,
            bands="number,label_en\n1,All\n",
        )
    assert any(words in each.found for each in raised.value.problems), raised.value.problems


def value(text: str, **figures: str) -> Fraction:
    return formula_of(text).of(lambda name, back: Fraction(figures[f"{back}{name}"]))


def test_formulas_are_exact():
    assert value("100 * good / output", good="1", output="3") == Fraction(100, 3)
    assert value("0.1 + 0.2 - a", a="0.3") == 0
    assert value("0.12345678901234567890123 * a", a="1") == Fraction("0.12345678901234567890123")
    assert value("min(a, b) - max(a, b, 7)", a="2", b="5") == -5
    # from 80 to 100 is a quarter more
    assert value("100 * (a - previous(a)) / previous(a)", a="100", previousa="80") == 25


@pytest.mark.parametrize(
    "text",
    [
        "a ** b",
        "a.b",
        "f(a)",
        "a if b else c",
        "'a'",
        "a +",
        "previous(a + b)",
        "min(a)",
        "True",
        "[a]",
        "1e999",
        "1e999999999",
        "1e-999999999",
        "__import__('os')",
    ],
)
def test_nothing_else_is_a_formula(text):
    with pytest.raises(NotAFormula):
        formula_of(text)


NODES = "node_id,parent_id,metric_id\nwhole,,\nrate,whole,rate\n"
RULES = "metric_id,method,target,formula\nrate,ratio_to_target,50,100 * good / all\n"
INPUTS = "input_id\ngood\nall\n"
ONE = {"nodes": NODES, "normalisation": RULES, "inputs": INPUTS}


def test_a_figure_follows_from_counts_and_a_target_may_stand_beside_it(tmp_path):
    figures = "period,unit_id,metric_id,value,target\n1,u,good,3,\n1,u,all,12,\n1,u,rate,,40\n"
    figures += "1,v,good,3,\n1,v,all,6,\n"
    composed(tmp_path, figures, **ONE)
    rows = {row["unit_id"]: row for row in table(tmp_path, "scores") if row["metric_id"]}
    # u: 3/12 = 25 % of the target 40: 62.5; v: 50 % of the scheme's 50: 100
    assert (rows["u"]["value"], rows["u"]["score"]) == ("25", "62.5")
    assert (rows["v"]["value"], rows["v"]["score"]) == ("50", "100")


@pytest.mark.parametrize(
    ("rows", "status"),
    [
        ("1,u,good,3,", "not_reported"),
        ("1,u,good,3,\n1,u,all,,not_applicable", "not_applicable"),
        ("1,u,good,3,\n1,u,all,,suppressed", "suppressed"),
        ("1,u,good,3,estimated\n1,u,all,6,provisional", "estimated"),
    ],
)
def test_a_figure_is_no_surer_than_its_inputs(rows, status, tmp_path):
    other = "1,w,good,3,\n1,w,all,6,\n"
    composed(tmp_path, f"period,unit_id,metric_id,value,status\n{other}{rows}\n", **ONE)
    found = next(row for row in table(tmp_path, "scores") if row["unit_id"] == "u" and row["metric_id"])
    assert found["value_status"] == status


@pytest.mark.parametrize(
    ("files", "figures", "words"),
    [
        ({"normalisation": RULES.replace("/ all", "/ al")}, "", "is not in inputs.csv"),
        ({"normalisation": RULES.replace("/ all", "** all")}, "", "not allowed in a formula"),
        ({"inputs": INPUTS + "spare\n"}, "", "No formula uses spare"),
        ({"inputs": INPUTS + "rate\n"}, "", "a metric as well"),
        ({}, "1,u,rate,25\n", "its figure is not reported"),
        ({}, "1,v,good,3\n1,v,all,0\n", "divides by zero for v in 1"),
    ],
)
def test_what_a_formula_cannot_be_is_said(files, figures, words, tmp_path):
    with pytest.raises(DataProblems) as raised:
        composed(
            tmp_path, f"period,unit_id,metric_id,value\n1,u,good,3\n1,u,all,6\n{figures}", **{**ONE, **files}
        )
    assert any(words in each.found for each in raised.value.problems), raised.value.problems


def test_the_change_in_per_cent_is_a_figure_and_of_the_index_a_column(tmp_path):
    rules = "metric_id,method,formula\nrate,none,100 * (all - previous(all)) / previous(all)\n"
    figures = "period,unit_id,metric_id,value\n1,u,all,80\n2,u,all,100\n3,u,all,150\n"
    composed(tmp_path, figures, nodes=NODES, normalisation=rules, inputs="input_id\nall\n")
    # 80 to 100 is 25 %, 100 to 150 is 50 %; the index goes from 25 to 50, which is 100 % more
    assert [row["published"] for row in table(tmp_path, "ranks")] == ["", "25.0", "50.0"]
    assert [row["change_pct"] for row in table(tmp_path, "changes")] == ["100"]


TWO = """\
period,unit_id,metric_id,value
1,u,x,40
1,u,y,80
1,u,z,0
1,v,x,60
1,v,y,20
1,v,z,0
1,w,x,50
1,w,y,50
1,w,z,0
"""
FLAT = "node_id,parent_id,metric_id\nwhole,,\np,whole,\nx,p,x\ny,p,y\nz,whole,z\n"
PLAIN = {"nodes": FLAT, "normalisation": "metric_id,method\nx,none\ny,none\nz,none\n"}


def test_each_experts_weights_give_an_index_and_ranks_have_a_spread(tmp_path):
    sets = "set_id,node_id,weight\nA,x,1\nA,y,0\nB,x,1\nB,y,3\n"
    composed(tmp_path, TWO, weight_sets=sets, **PLAIN)
    rows = {
        (row["set_id"], row["unit_id"]): (row["published"], row["rank"])
        for row in table(tmp_path, "set_scores")
    }
    # A: x alone, halved by z = 0: 20, 30, 25.   B: (x + 3 y) / 4: 70, 30, 50, halved
    assert rows == {
        ("A", "u"): ("20.0", "3"),
        ("A", "v"): ("30.0", "1"),
        ("A", "w"): ("25.0", "2"),
        ("B", "u"): ("35.0", "1"),
        ("B", "v"): ("15.0", "3"),
        ("B", "w"): ("25.0", "2"),
    }
    spread = {row["unit_id"]: row for row in table(tmp_path, "set_spread")}
    assert [
        spread["u"][key] for key in ("sets", "published_low", "published_high", "rank_low", "rank_high")
    ] == ["2", "20.0", "35.0", "1", "3"]
    assert (spread["w"]["rank_low"], spread["w"]["rank_high"]) == ("2", "2")


def test_a_set_weighs_all_parts_of_a_parent_or_none(tmp_path):
    with pytest.raises(DataProblems) as raised:
        composed(tmp_path, TWO, weight_sets="set_id,node_id,weight\nA,x,1\n", **PLAIN)
    assert "but not for y" in raised.value.problems[0].found


def test_ranks_by_part_and_by_group(tmp_path):
    composed(tmp_path, TWO, units="unit_id,group\nu,North\nv,North;Large\nw,\n", **PLAIN)
    rows = {
        (row["group"], row["node_id"], row["unit_id"]): row["rank"] for row in table(tmp_path, "part_ranks")
    }
    assert [rows["", "x", unit] for unit in "uvw"] == ["3", "1", "2"]
    assert [rows["North", "y", unit] for unit in "uv"] == ["1", "2"]
    assert rows["Large", "whole", "v"] == "1"
    assert ("North", "whole", "w") not in rows


def test_an_index_without_a_whole_part(tmp_path):
    composed(tmp_path, TWO.replace("z,0", "z,30"), **PLAIN)
    rows = {row["unit_id"]: row for row in table(tmp_path, "leave_part_out") if row["without"] == "p"}
    # without p only z is left, 30; with it u is (60 + 30) / 2 = 45
    assert (rows["u"]["published"], rows["u"]["published_with"]) == ("30.0", "45.0")


def test_a_trend_has_its_statistic_variance_z_and_tau():
    # 1 2 3 ... 10: S = 45 of 45 pairs, variance 10 x 9 x 25 / 18 = 125, z = 44 / sqrt(125) = 3.9355
    found = trend([Decimal(each) for each in range(1, 11)], 1)
    assert (found.statistic, found.variance, found.tau) == (45, 125, 1)
    assert float(found.z or 0) == pytest.approx(44 / 125**0.5)
    assert (
        found.p_in_words == "<0.0001"
    )  # erfc(3.9355 / sqrt 2) = 0.000083, which four decimals would make 0.0001
    # 2 1 3 4 5: one fall of ten pairs, S = 8, variance 5 x 4 x 15 / 18 = 50/3
    found = trend([Decimal(each) for each in (2, 1, 3, 4, 5)], 1)
    assert (found.statistic, found.variance, found.tau) == (8, Fraction(50, 3), Fraction(4, 5))


def test_every_part_and_every_figure_has_a_trend(tmp_path):
    rows = "".join(f"{2000 + n},u,x,{n}\n{2000 + n},u,y,{-n}\n{2000 + n},u,z,5\n" for n in range(12))
    composed(tmp_path, f"period,unit_id,metric_id,value\n{rows}", **PLAIN)
    found = {(row["node_id"], row["of"]): row for row in table(tmp_path, "series_trend")}
    assert (found["x", "figure"]["trend"], found["x", "figure"]["tau"]) == ("rising", "1")
    assert (found["y", "score"]["trend"], found["y", "score"]["slope_per_year"]) == ("falling", "-1")
    assert found["p", "score"]["statistic"] == "0"  # n less n: never moves
    assert set(found) == {
        *((n, "score") for n in ("whole", "p", "x", "y", "z")),
        *((n, "figure") for n in "xyz"),
    }
