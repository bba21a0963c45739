"""The one door, over the repository's own data folder."""

from __future__ import annotations

import gc
import shutil
from decimal import Decimal
from pathlib import Path

import pytest

from checked_tables.problems import DataProblems
from plugins.portal.read import read_assembly
from plugins.subjects.figures.model import Figures
from plugins.subjects.index.model import Indices
from plugins.subjects.metrics.measure import newest
from plugins.subjects.metrics.record import Metric
from plugins.subjects.scheme.record import bands_of
from tools.illustrative.place import EXAMPLE

DATA = EXAMPLE.folder
ACTIONS = "quarters/2026-27-Q1/v1/actions.csv"


@pytest.fixture
def data(tmp_path: Path) -> Path:
    """The repository's data with the newest quarter as a draft, which may still be edited."""
    EXAMPLE.copied(tmp_path / "data")
    newest = tmp_path / "data" / "quarters" / "2026-27-Q1" / "v1"
    shutil.rmtree(newest / "results")
    (newest / "SHA256SUMS").unlink()
    return tmp_path / "data"


def test_everything_that_the_site_shows() -> None:
    told: list[str] = []
    assembly = read_assembly(DATA, told.append)
    latest = assembly.latest
    assert latest is not None
    assert (str(latest.quarter), len(assembly.reports), len(assembly.superseded)) == ("2026-27-Q1", 9, 1)
    assert (latest[Figures].tally.met, latest[Figures].tally.judged) == (14, 22)
    assert latest[Indices].assembly.value is not None
    assert (
        sum(node.contribution or 0 for node in latest[Indices].assembly.nodes if node.metric_id)
        == latest[Indices].assembly.value
    )
    assert told[-1] == "Computed 572 results of 10 reports."
    assert gc.isenabled()


def test_every_level_of_the_worked_calculation_adds_up() -> None:
    for report in read_assembly(DATA).reports:
        for index in (report[Indices].assembly, *report[Indices].units):
            for parent in index.nodes:
                parts = [node for node in index.nodes if node.parent_id == parent.node_id]
                if parts and index.value is not None:
                    assert sum(part.contribution or Decimal(0) for part in parts) == parent.contribution
                    effective = sum(part.effective_weight_pct or Decimal(0) for part in parts)
                    assert effective == parent.effective_weight_pct
                    assert sum(part.weight_pct for part in parts) == 100


def test_no_quarter_at_all(tmp_path: Path) -> None:
    shutil.copytree(DATA / "reference", tmp_path / "reference")
    assembly = read_assembly(tmp_path)
    assert (assembly.latest, assembly.reports) == (None, ())
    assert len(newest(assembly.rows(Metric))) == 28
    assert bands_of(assembly.reference)


def test_a_poor_figure_that_nobody_answers_for_stops_a_release_with_an_index(data: Path) -> None:
    path = data / ACTIONS
    header = path.read_text(encoding="utf-8").splitlines()[0]
    path.write_text(header + "\n", encoding="utf-8")
    for name in ("feedback", "reviews", "hidden_reasons"):  # they name actions, or count what feedback hides
        (path.parent / f"{name}.csv").unlink()
    with pytest.raises(DataProblems) as caught:
        read_assembly(data)
    errors = [problem for problem in caught.value.problems if problem.severity == "error"]
    assert [(found.file, found.kind) for found in errors] == [(ACTIONS, "action-missing")]
    assert "ovs_query_resolution of assembly is in the lowest band" in errors[0].found
    assert gc.isenabled()


def test_a_whole_that_is_not_its_parts_is_a_warning(data: Path) -> None:
    assembly = read_assembly(data)
    assert not [found for found in assembly.warnings if found.kind == "sum-of-units"]
    path = data / "quarters" / "2026-27-Q1" / "v1" / "observations.csv"
    text = path.read_text(encoding="utf-8")
    line = next(line for line in text.splitlines() if line.startswith("ovs_report_completion,1,assembly,"))
    cells = line.split(",")
    # one more of the same denominator: no longer what the committees make together
    top, base = int(cells[4]) + 1, int(cells[5])
    value = (Decimal(100 * top) / base).quantize(Decimal("0.1"))
    edited = ",".join([*cells[:3], str(value), str(top), *cells[5:]])
    path.write_text(text.replace(line, edited), encoding="utf-8")
    found = [found for found in read_assembly(data).warnings if found.kind == "sum-of-units"]
    assert [(warning.severity, warning.column) for warning in found] == [("warning", "value")]
