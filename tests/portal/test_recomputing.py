"""The script for readers: one file of small parts, and its arithmetic is that of the method."""

import ast
import json
import sys
from dataclasses import replace
from decimal import Decimal
from fractions import Fraction
from pathlib import Path

import pytest

from plugins.core.facts.withheld import without_hidden
from plugins.core.packing.descriptions import read_descriptions
from plugins.core.statements.wording import read_wording
from plugins.portal.counting import count_figures
from plugins.portal.packages import release_packages
from plugins.portal.read import measure, read_dataset
from plugins.portal.recomputing import arithmetic, assemble, causes, run
from plugins.portal.recomputing.check_sums import check_series
from plugins.portal.recomputing.tables import Check, Release
from plugins.subjects.index.model import Indices
from tests.samples.own import own_assembly
from tests.samples.schemes import other_methods
from tools.illustrative.place import EXAMPLE

ROOT = Path(__file__).parents[2]
PARTS = Path(assemble.__file__).parent
TREE = ast.parse(assemble.script(), feature_version=(3, 9))


def test_it_imports_the_standard_library_and_nothing_else():
    modules = {
        alias.name.split(".")[0]
        for node in ast.walk(TREE)
        if isinstance(node, ast.Import)
        for alias in node.names
    } | {(node.module or "").split(".")[0] for node in ast.walk(TREE) if isinstance(node, ast.ImportFrom)}
    assert modules <= sys.stdlib_module_names


def test_its_docstring_says_how_to_run_it_in_both_languages():
    text = ast.get_docstring(TREE) or ""
    for said in ("python3 recompute.py", "exit code 1", "Kokotoa upya", "Python 3.9", "index_simulated"):
        assert said in text


def test_no_two_parts_give_a_name_to_different_things():
    names = [node.name for node in TREE.body if isinstance(node, ast.FunctionDef | ast.ClassDef)]
    names += [
        target.id
        for node in TREE.body
        if isinstance(node, ast.Assign)
        for target in node.targets
        if isinstance(target, ast.Name)
    ]
    assert len(names) > 80
    assert sorted(names) == sorted(set(names))


def test_every_part_is_small_and_in_the_script():
    for path in PARTS.glob("*.py"):
        text = path.read_text(encoding="utf-8")
        assert text.count("\n") <= 250
        if path.stem not in ("__init__", "assemble"):
            last = [line for line in text.splitlines() if line.strip()][-1]
            assert last in assemble.script().decode()


@pytest.mark.parametrize(
    ("number", "places", "rounded"),
    [("2.25", 1, "2.3"), ("-2.25", 1, "-2.3"), ("71.349", 1, "71.3"), ("0.5", 0, "1")],
)
def test_halves_go_away_from_zero(number, places, rounded):
    assert arithmetic.half_up(Fraction(number), places) == Decimal(rounded)


def test_parts_are_made_to_add_up():
    # Rounded down 3.3 + 3.3 + 3.3 = 9.9; the first of three equal remainders gets the tenth that is lacking.
    thirds = [Fraction(10, 3)] * 3
    assert arithmetic.adding_up(thirds, Decimal("10.0"), 1) == [
        Decimal("3.4"),
        Decimal("3.3"),
        Decimal("3.3"),
    ]


@pytest.mark.parametrize(("order", "expected"), [(1, 5), (0, 4), (-1, Fraction(16, 5))])
def test_means_of_two_and_eight(order, expected):
    # arithmetic (2 + 8) / 2; geometric sqrt(16); harmonic 2 / (1/2 + 1/8) = 3.2
    found = arithmetic.mean([(Fraction(1), Fraction(2)), (Fraction(1), Fraction(8))], Fraction(order))
    assert abs(found - expected) < Fraction(1, 10**40)


def test_a_joint_effect_is_shared_equally():
    # 2 x 3 = 6 becomes 4 x 5 = 20. First factor first: +6 then +8; second first: +4 then +10.
    def value(inside):
        return Fraction((4 if inside & 1 else 2) * (5 if inside & 2 else 3))

    assert causes.shapley(2, value) == [Fraction(8), Fraction(6)]


def test_the_factors_of_a_product_share_its_change():
    effects = causes.product_effects([Fraction(1, 2)] * 3, [Fraction(1, 2), Fraction(1), Fraction(1, 2)])
    assert effects == [0, Fraction(1, 8), 0]


@pytest.fixture(scope="module")
def published(tmp_path_factory):
    """The releases as published, the latest by a scheme with every rule and every kind of mean."""
    assembly = own_assembly()
    report = other_methods(assembly)
    reports = (*assembly.reports[:-1], report)
    folder = tmp_path_factory.mktemp("published")
    described = read_descriptions(ROOT / "data" / "schemas")
    wording = read_wording(ROOT / "content" / "wording")
    for package in release_packages(replace(assembly, reports=reports), described, wording):
        for download in package.downloads:
            path = folder / download.path
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(download.content)
    return folder / "data", report


def test_every_rule_and_every_mean_is_recomputed(published, capsys):
    data, report = published
    assert run.main([str(data / "2026-27-q1" / "illustrative-v1")]) == 0, capsys.readouterr().err
    said = capsys.readouterr().out
    assert "index_changes.csv" in said
    kinds = {effect.kind for effect in report[Indices].assembly.why_previous.effects}
    assert kinds >= {"data", "target", "scope", "weight", "method", "rounding"}


def test_every_rule_is_also_caught_when_it_is_changed(published, capsys):
    data, _ = published
    rules = next((data / "2026-27-q1" / "illustrative-v1").glob("*scheme_rules.csv"))
    text = rules.read_text(encoding="utf-8")
    changed = text.replace("0:0;90:60;110:100", "0:0;90:61;110:100")
    assert changed != text
    rules.write_text(changed, encoding="utf-8")
    assert run.main([str(data / "2026-27-q1" / "illustrative-v1")]) == 1
    assert "column score: published" in capsys.readouterr().err
    rules.write_text(text, encoding="utf-8")


def test_releases_that_are_not_illustrative_are_recomputed_too(tmp_path, capsys):
    found = without_hidden(read_dataset(EXAMPLE.folder))
    newest = {one.quarter: one for one in found.quarters}
    reported = [
        replace(one, release=replace(one.release, provenance="reported", illustrates=None))
        for one in newest.values()
    ]
    described = read_descriptions(ROOT / "data" / "schemas")
    wording = read_wording(ROOT / "content" / "wording")
    changed = measure(replace(found, quarters=tuple(reported)))
    list(count_figures(changed, EXAMPLE.folder))
    for package in release_packages(changed, described, wording):
        for download in package.downloads:
            path = tmp_path / download.path
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(download.content)
    assert not [path for path in tmp_path.rglob("*") if "illustrative" in path.name]
    assert run.main([str(tmp_path / "data")]) == 0, capsys.readouterr().err
    assert "of 9 releases" in capsys.readouterr().out


def test_a_comparison_with_a_restated_figure_is_decided_again(tiny, tmp_path, capsys):
    """5.0 days by the new definition stand beside 4.0; the release says how it comes by the 5.0."""
    for number, version, value in ((1, 1, "6.0"), (2, 2, "4.0")):
        place = f"quarters/2025-26-Q{number}/v1/observations.csv"
        tiny.add(place, f"days_to_answer,{version},assembly,{value},,,reported,,")
    header = "of_quarter,metric_id,metric_version,unit_id,value,numerator,denominator,status,how_en,how_sw"
    row = "2025-26-Q1,days_to_answer,2,assembly,5.0,,,reported,Counted again.,"
    tiny.write("quarters/2025-26-Q2/v1/restated.csv", f"{header}\n{row}\n")
    described = read_descriptions(ROOT / "data" / "schemas")
    wording = read_wording(ROOT / "content" / "wording")
    out = tmp_path / "out"
    for package in release_packages(measure(read_dataset(tiny.folder)), described, wording):
        for download in package.downloads:
            path = out / download.path
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(download.content)
    place = str(out / "data" / "2025-26-q2" / "illustrative-v1")
    run.main([place])
    before = capsys.readouterr().err
    assert "days_to_answer" not in before
    (restated,) = Path(place).glob("*restated.csv")
    text = restated.read_text(encoding="utf-8")
    changed = text.replace(",assembly,5", ",assembly,6")
    assert changed != text
    restated.write_text(changed, encoding="utf-8")
    run.main([place])
    assert "column base_value: published 5" in capsys.readouterr().err


def of_all_quarters(folder, base, change):
    """Two releases, the second compared with version 1 of the first, as its statement says; and the newest,
    in which the first stands in version ``base`` and the second has ``change`` since then."""

    def write(place, table, header, *rows):
        path = folder / place / f"{table}.csv"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("\n".join([header, *rows, ""]), encoding="utf-8")

    results, statements = "quarter,version,numerator,change", "quarter,version,base_quarter,base_release"
    for version, number in (("1", "70"), ("2", "75")):
        write(f"2025-26-q1/v{version}", "results", results, f"2025-26-Q1,{version},{number},")
        write(f"2025-26-q1/v{version}", "statements", statements, f"2025-26-Q1,{version},,")
    write("2025-26-q2/v1", "results", results, "2025-26-Q2,1,80,10")
    write("2025-26-q2/v1", "statements", statements, "2025-26-Q2,1,2025-26-Q1,v1")
    first = [f"2025-26-Q1,{base},{'75' if base == '2' else '70'},"] if base else []
    write(".", "figures", results, *first, f"2025-26-Q2,1,{change}")
    described = {"resources": [{"name": "results", "path": "figures.csv"}]}
    (folder / "datapackage.json").write_text(json.dumps(described), encoding="utf-8")
    check = Check()
    check_series(folder, [Release(path) for path in sorted(folder.glob("2*/v*"))], check)
    return [each.partition(", line ")[2] for each in check.differences], check.not_covered


TODAY = ["results, 2025-26-Q2, compared with what stands today: change"]


@pytest.mark.parametrize(
    ("base", "change", "differs", "named"),
    [
        ("1", "80,10", [], []),  # 80 - 70, as it came out
        ("1", "80,5", ["3, column change: published 5, recomputed 10"], []),
        ("2", "80,5", [], TODAY),  # 80 - 75, for version 2 stands now
        ("", "80,", [], TODAY),  # the first was withdrawn
        ("2", "81,5", ["3, column numerator: published 81, recomputed 80"], TODAY),
    ],
)
def test_in_the_series_a_release_is_compared_with_what_stands(tmp_path, base, change, differs, named):
    assert of_all_quarters(tmp_path, base, change) == (differs, named)
