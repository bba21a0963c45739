"""The published script decides every statement again, from the files alone."""

from __future__ import annotations

import csv
import io
import shutil
import zipfile
from pathlib import Path

import pytest

from tests.site.building import Built
from tests.site.test_recompute import LATEST, run


@pytest.fixture(scope="module")
def download(built: Built, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The downloads, away from the repository, without the lists of checksums."""
    folder = tmp_path_factory.mktemp("statements") / "data"
    shutil.copytree(built.site / "data", folder, ignore=shutil.ignore_patterns("SHA256SUMS", "*.zip"))
    return folder


def rows_of(path: Path) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(path.read_bytes().decode("utf-8-sig"), newline="")))


def written(path: Path, rows: list[dict[str, str]]) -> None:
    out = io.StringIO()
    writer = csv.DictWriter(out, rows[0], lineterminator="\n")
    writer.writeheader()
    writer.writerows(rows)
    path.write_bytes(("\ufeff" + out.getvalue()).encode())


def test_in_the_whole_download_every_statement_is_decided_again(download: Path) -> None:
    done = run(download)
    assert "were not decided again" not in done.stdout
    assert "statements.csv, line" not in done.stderr
    # base and rules_version say which rule book; no other column of a statement is taken on trust
    named = [line for line in done.stdout.splitlines() if line.startswith("    statements.csv: ")]
    assert set(named) <= {
        "    statements.csv: base, base_release, rules_version",
        "    statements.csv: base, base_release, rules_version, matched_units",
    }


@pytest.mark.parametrize(
    ("metric", "unit", "base", "column", "false"),
    [
        ("ovs_query_resolution", "assembly", "previous", "verdict", "higher"),
        ("ovs_query_resolution", "assembly", "previous", "wanted", "toward"),
        ("ovs_query_resolution", "assembly", "year", "rule", "change.complete"),
        ("ovs_report_completion", "assembly", "previous", "rule", "change.few_cases"),
        ("ovs_report_completion", "assembly", "previous", "caveats", ""),  # 26 of 32 was 28 first
        ("adm_ict_adoption", "assembly", "previous", "matched_units", ""),
        ("adm_ict_adoption", "assembly", "target", "reason", ""),
        ("adm_ict_adoption", "assembly", "target", "interval_low", "60.1"),  # with Sisal 57.4
        ("stk_satisfaction", "assembly", "previous", "verdict", "same"),
        ("stk_satisfaction", "assembly", "target", "reason", ""),
        ("adm_travel_kes", "assembly", "target", "rule", "target.firm"),  # approved after the quarter
        ("adm_labour_effectiveness", "assembly", "previous", "base_value", "69.2"),
    ],
)
def test_a_statement_that_says_something_else_is_caught(
    download: Path, metric: str, unit: str, base: str, column: str, false: str
) -> None:
    path = download / LATEST / "statements.csv"
    original, rows = path.read_bytes(), rows_of(path)
    line, row = next(
        (line, row)
        for line, row in enumerate(rows, start=2)
        if (row["metric_id"], row["unit_id"], row["base"]) == (metric, unit, base)
    )
    true, row[column] = row[column], false
    assert true != false
    written(path, rows)
    done = run(download, str(path.parent))
    path.write_bytes(original)
    said = f"line {line}, column {column}: published {false or 'nothing'}, recomputed {true or 'nothing'}"
    assert said in done.stderr


def test_a_statement_that_is_missing_or_of_nothing_is_caught(download: Path) -> None:
    path = download / LATEST / "statements.csv"
    original, rows = path.read_bytes(), rows_of(path)
    written(path, [*rows[1:], {**rows[-1], "metric_id": "leg_bills_passed", "unit_id": "dept_acacia"}])
    done = run(download, str(path.parent))
    path.write_bytes(original)
    assert "leg_bills_drafted of assembly, previous" in done.stderr
    assert "no such statement" in done.stderr


def test_in_the_zip_alone_what_hangs_on_another_release_is_named(built: Built, tmp_path: Path) -> None:
    (packed,) = (built.site / "data" / LATEST).glob("2026*.zip")
    with zipfile.ZipFile(packed) as archive:
        archive.extractall(tmp_path)
    said = run(tmp_path).stdout
    assert "change.definition: ovs_query_resolution of assembly, year" in said
    assert "ovs_query_resolution of assembly, previous" not in said  # 17 of 47 after the row's 29 of 51
    path = tmp_path / "statements.csv"
    rows = rows_of(path)
    for row in rows:
        if (row["metric_id"], row["unit_id"], row["base"]) == (
            "ovs_query_resolution",
            "assembly",
            "previous",
        ):
            row["verdict"] = "higher"
    written(path, rows)
    assert "column verdict: published higher, recomputed lower" in run(tmp_path).stderr
