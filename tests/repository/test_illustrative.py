"""The committed illustrative quarters are what the seeded script makes, and tell the story they should."""

from __future__ import annotations

import csv
import re
import tomllib
from collections import Counter
from decimal import Decimal
from pathlib import Path

import pytest

from plugins.portal.read import read_dataset
from plugins.subjects.figures.record import Observation
from tests.samples.own import own_assembly
from tools.illustrative.large import write_large
from tools.illustrative.make import write_illustrative
from tools.illustrative.place import EXAMPLE
from tools.illustrative.tables import ratio

ROOT = Path(__file__).resolve().parents[2]
VERSIONS = sorted(path.relative_to(EXAMPLE.quarters).as_posix() for path in EXAMPLE.quarters.glob("*/v*"))
QUARTERS = [
    *("2024-25-Q1", "2024-25-Q2", "2024-25-Q3", "2024-25-Q4"),
    *("2025-26-Q1", "2025-26-Q2", "2025-26-Q3", "2025-26-Q4"),
    "2026-27-Q1",
]


def rows(version: str, table: str) -> list[dict[str, str]]:
    with (EXAMPLE.quarters / version / f"{table}.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def reference(table: str) -> list[dict[str, str]]:
    with (EXAMPLE.reference / f"{table}.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def release(version: str) -> dict[str, object]:
    return tomllib.loads((EXAMPLE.quarters / version / "release.toml").read_text(encoding="utf-8"))


def figure(version: str, metric: str, unit: str = "assembly") -> dict[str, str]:
    return next(r for r in rows(version, "observations") if (r["metric_id"], r["unit_id"]) == (metric, unit))


def contents(folder: Path) -> dict[str, bytes]:
    return {
        path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()
    }


def test_the_script_makes_the_committed_bytes(tmp_path: Path) -> None:
    EXAMPLE.copied(tmp_path / "data")
    write_illustrative(tmp_path / "data")
    made, committed = contents(tmp_path / "data" / "quarters"), contents(EXAMPLE.quarters)
    assert sorted(made) == sorted(committed)
    assert [name for name in made if made[name] != committed[name]] == []


def test_nobody_reads_the_examples_but_where_they_lie() -> None:
    """Once the Assembly has begun they lie beside its own: ``place.py`` knows where."""
    data = r'(HOME|ROOT|parents\[\d\]) / "data"'
    elsewhere = re.compile(
        rf'{data}( / "(quarters|reference)"|$)|read_(assembly|dataset)\({data}', re.MULTILINE
    )
    others = (path for folder in ("tests", "tools", "benchmarks") for path in (ROOT / folder).rglob("*.py"))
    found = [path.name for path in others if elsewhere.search(path.read_text(encoding="utf-8"))]
    assert found == ["test_settings.py"]  # whether the Assembly has begun


def test_nine_quarters_of_which_one_has_two_versions() -> None:
    assert sorted([*(f"{quarter}/v1" for quarter in QUARTERS), "2025-26-Q4/v2"]) == VERSIONS


def test_every_release_says_that_it_is_illustrative() -> None:
    for version in VERSIONS:
        assert release(version)["provenance"] == "illustrative"
        notes = {(row["note_en"], row["note_sw"]) for row in rows(version, "sign_offs")}
        assert notes == {("Illustrative: no such step took place.", "Mfano tu: hatua hii haikufanyika.")}


def test_the_year_before_the_policy_is_a_back_cast() -> None:
    back_cast = [version for version in VERSIONS if release(version)["illustrates"] == "back-cast"]
    assert back_cast == [f"{quarter}/v1" for quarter in QUARTERS[:4]]


def test_the_index_begins_in_the_fourth_quarter_of_the_plan() -> None:
    with_index = [version for version in VERSIONS if release(version)["has_index"]]
    assert with_index == ["2025-26-Q4/v1", "2025-26-Q4/v2", "2026-27-Q1/v1"]
    for version in set(VERSIONS) - set(with_index):
        assert release(version)["no_index_reason_en"]
        assert release(version)["no_index_reason_sw"]


def test_the_correction_turns_a_target_met_into_one_missed() -> None:
    # 28 of 32 reports is 87.5 %, above the target of 85; without two counted twice, 26 of 32 is
    # 81.25 %, published as 81.3, below it.
    before = figure("2025-26-Q4/v1", "ovs_report_completion")
    after = figure("2025-26-Q4/v2", "ovs_report_completion")
    assert (before["numerator"], before["denominator"], before["value"]) == ("28", "32", "87.5")
    assert (after["numerator"], after["denominator"], after["value"]) == ("26", "32", "81.3")


def test_corrections_name_every_cell_that_changed_and_no_other() -> None:
    changed = []
    for old, new in zip(
        rows("2025-26-Q4/v1", "observations"), rows("2025-26-Q4/v2", "observations"), strict=True
    ):
        changed += [
            (new["metric_id"], new["unit_id"], column, old[column], new[column])
            for column in ("value", "numerator", "denominator", "status")
            if old[column] != new[column]
        ]
    listed = [
        (row["metric_id"], row["unit_id"], row["column"], row["old_value"], row["new_value"])
        for row in rows("2025-26-Q4/v2", "corrections")
        if not row["table"]
    ]
    assert listed == changed
    kinds = [row["kind"] for row in rows("2025-26-Q4/v2", "corrections")]
    assert kinds == ["correction"] * 4 + ["revision"] * 3  # the last: electricity by building


def test_one_survey_is_suppressed_and_shows_no_number() -> None:
    suppressed = [
        (version, row)
        for version in VERSIONS
        for row in rows(version, "observations")
        if row["status"] == "suppressed"
    ]
    assert [(version, row["metric_id"]) for version, row in suppressed] == [
        ("2025-26-Q2/v1", "stk_satisfaction")
    ]
    assert [suppressed[0][1][column] for column in ("value", "numerator", "denominator")] == ["", "", ""]


def test_one_metric_changes_its_definition() -> None:
    used = {version: figure(version, "ovs_query_resolution")["metric_version"] for version in VERSIONS}
    assert {version for version, number in used.items() if number == "2"} == {
        version for version in VERSIONS if version >= "2025-26-Q3"
    }
    second = [row for row in reference("metrics") if row["metric_version"] != "1"]
    assert [row["metric_id"] for row in second] == ["ovs_query_resolution"]
    assert second[0]["introduced"] == "2025-26-Q3"
    assert second[0]["change_note_en"]
    assert second[0]["change_note_sw"]


def test_fourteen_of_twenty_two_targets_are_met_in_the_latest_quarter() -> None:
    directions = {row["metric_id"]: row["direction"] for row in reference("metrics")}
    verdicts = Counter()
    for target in reference("targets"):
        if target["unit_id"] == "assembly" and target["first_quarter"] == "2026-27-Q1":
            row = figure("2026-27-Q1/v1", target["metric_id"])
            sign = 1 if directions[target["metric_id"]] == "up" else -1
            if not row["value"]:
                verdicts["no figure"] += 1
            else:
                met = sign * Decimal(row["value"]) >= sign * Decimal(target["target_value"])
                verdicts["met" if met else "missed"] += 1
    assert verdicts == {"met": 14, "missed": 8, "no figure": 1}


@pytest.mark.parametrize("version", VERSIONS)
def test_a_share_is_its_numerator_over_its_denominator(version: str) -> None:
    metrics = {(row["metric_id"], row["metric_version"]): row for row in reference("metrics")}
    for row in rows(version, "observations"):
        metric = metrics[row["metric_id"], row["metric_version"]]
        if metric["denominator"] and row["value"]:
            top, bottom, percent = int(row["numerator"]), int(row["denominator"]), metric["unit"] == "percent"
            assert Decimal(row["value"]) == ratio(
                top, bottom, percent=percent, decimals=int(metric["decimals"])
            )


@pytest.mark.parametrize("version", VERSIONS)
def test_budget_execution_is_spent_over_approved_of_both_classes(version: str) -> None:
    for unit in ("assembly", "dept_acacia"):
        lines = [row for row in rows(version, "budget") if row["unit_id"] == unit]
        row = figure(version, "adm_budget_execution", unit)
        assert int(row["numerator"]) == sum(int(line["spent_to_date_kes"]) for line in lines)
        assert int(row["denominator"]) == sum(int(line["approved_kes"]) for line in lines)


def test_labour_effectiveness_follows_from_hours_and_outputs() -> None:
    # (productive / scheduled) x (actual / standard) x (conforming / actual), where actual cancels out.
    for unit in ("dept_acacia", "dept_baobab", "dept_cedar", "dept_fig"):
        hours = next(row for row in rows("2026-27-Q1/v1", "labour") if row["unit_id"] == unit)
        top = int(hours["productive_hours"]) * int(hours["conforming_output"])
        bottom = int(hours["scheduled_hours"]) * int(hours["standard_output"])
        found = figure("2026-27-Q1/v1", "adm_labour_effectiveness", unit)["value"]
        assert Decimal(found) == ratio(top, bottom, percent=True, decimals=1)


def test_a_figure_is_there_exactly_when_its_status_says_so_and_else_has_a_note_in_both_languages() -> None:
    for version in VERSIONS:
        for row in rows(version, "observations"):
            assert bool(row["value"]) == (row["status"] in ("reported", "provisional", "estimated"))
            if row["status"] != "reported":
                assert row["note_en"]
                assert row["note_sw"]


def test_every_unit_that_is_not_real_says_so() -> None:
    for row in reference("units"):
        is_invented = row["kind"] in ("department", "committee")
        assert (row["illustrative"] == "true") == is_invented
        assert row["name_en"].startswith("Example ") == is_invented
        assert ("Mfano" in row["name_sw"]) == is_invented


def test_no_definition_claims_to_be_adopted_and_no_target_to_be_real() -> None:
    assert {row["status"] for row in reference("metrics")} == {"illustrative", "proposed", "retired"}
    assert {row["basis"] for row in reference("targets")} == {"illustrative"}


def test_the_large_folder_has_a_row_for_each_metric_unit_and_quarter(tmp_path: Path) -> None:
    write_large(tmp_path / "large", units=3, quarters=2, metrics=4)
    files = sorted((tmp_path / "large").glob("quarters/*/v1/observations.csv"))
    assert [file.parts[-3] for file in files] == ["2025-26-Q3", "2025-26-Q4"]
    # 4 metrics x 3 units, and the header
    assert [len(file.read_text(encoding="utf-8").splitlines()) for file in files] == [13, 13]
    assert read_dataset(tmp_path / "large").quarters[1].rows(Observation)[0].unit_id == "assembly"


def test_the_index_rises_from_the_corrected_first_one_to_the_second() -> None:
    # 2026-27-Q1: 0.30 x 69.3 + 0.30 x 65.7 + 0.25 x 79.6 + 0.15 x 73.0 = 71.35, published as 71.4
    index = {
        version: next(row["value"] for row in rows(version, "results/index") if row["unit_id"] == "assembly")
        for version in ("2025-26-Q4/v1", "2025-26-Q4/v2", "2026-27-Q1/v1")
    }
    assert index == {"2025-26-Q4/v1": "69.7", "2025-26-Q4/v2": "69.2", "2026-27-Q1/v1": "71.4"}


def test_the_checker_finds_nothing_but_two_late_targets() -> None:
    warnings = own_assembly().warnings
    assert [(warning.file, warning.column) for warning in warnings] == [
        ("reference/targets.csv", "approved_on")
    ] * 2


def test_the_metric_in_the_lowest_band_has_an_action_that_is_overdue() -> None:
    # Target 75, cap 125 %: below 37.5 the score is below 40, the end of the lowest band.
    assert figure("2026-27-Q1/v1", "ovs_query_resolution")["value"] == "36.2"
    actions = [a for a in rows("2026-27-Q1/v1", "actions") if a["metric_id"] == "ovs_query_resolution"]
    assert [action["status"] for action in actions] == ["in_progress"]
    assert actions[0]["due_on"] < str(release("2026-27-Q1/v1")["as_at"])


@pytest.mark.parametrize("version", VERSIONS)
def test_the_parts_of_each_resource_make_the_figure_of_the_assembly(version: str) -> None:
    totals: dict[str, int] = {}
    for row in rows(version, "resource_use"):
        totals[row["resource"]] = totals.get(row["resource"], 0) + int(row["quantity"])
    for resource, total in totals.items():
        assert str(total) == figure(version, f"adm_{resource}")["value"]


@pytest.mark.parametrize("version", VERSIONS)
def test_a_revised_budget_differs_from_the_first_from_the_third_quarter_on(version: str) -> None:
    for row in rows(version, "budget"):
        if row["approved_kes"]:
            assert (row["approved_kes"] != row["original_kes"]) == (version[8:10] in ("Q3", "Q4"))
