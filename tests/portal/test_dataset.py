"""The whole folder: everything or nothing."""

from __future__ import annotations

import shutil
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

from checked_tables.problems import DataProblems, reported
from checked_tables.source import Source
from checked_tables.texts import Bilingual
from plugins.core.time.quarter import Quarter
from plugins.portal.read import read_dataset
from plugins.subjects.actions.record import Action
from plugins.subjects.figures.record import Observation
from plugins.subjects.framework.record import Framework, JobStratum
from plugins.subjects.labour.record import LabourInputs
from plugins.subjects.metrics.record import Metric
from plugins.subjects.money.record import BudgetLine
from plugins.subjects.plan.record import WorkplanActivity
from plugins.subjects.publications.record import Publication
from plugins.subjects.scheme.record import scheme_of
from plugins.subjects.submissions.record import Submission
from plugins.subjects.targets.record import Target
from plugins.subjects.training_record.record import Training
from plugins.subjects.units.record import Unit
from tests.samples.tiny import FIGURES, Q1, Q2, Tiny, text_of
from tools.illustrative.place import EXAMPLE


def test_a_figure_arrives_as_it_was_written(tiny: Tiny):
    assert tiny.dataset().quarters[1].rows(Observation)[0] == Observation(
        quarter=Quarter(2025, 2),
        metric_id="reports_done",
        metric_version=1,
        unit_id="assembly",
        value=Decimal("77.8"),
        numerator=Decimal(14),
        denominator=Decimal(18),
        status="reported",
        note=Bilingual(""),
        source=Source(FIGURES, 2),
    )


def test_every_table_arrives(tiny: Tiny):
    data = tiny.dataset()
    assert [unit.unit_id for unit in data.reference.rows(Unit)] == [
        "assembly",
        "dept_acacia",
        "comm_ibis",
        "office_clerk",
    ]
    assert data.reference.rows(Unit)[0].parent_id is None
    assert data.reference.rows(Metric)[0].levels == ("assembly", "committee")
    assert data.reference.rows(Metric)[2].retired == Quarter(2025, 1)
    assert data.reference.rows(Target)[1].value == 4
    assert scheme_of(data.reference) is None
    assert data.reference[Framework].competencies[0].indicators[1].text == Bilingual("Speaks clearly")
    assert data.reference.rows(WorkplanActivity)[0].quarters_stated == (1, 2)
    assert (data.reference.rows(Training)[0].topic, data.reference.rows(Training)[0].is_training) == (
        "",
        True,
    )
    assert (len(data.reference.rows(JobStratum)), len(data.reference.rows(Publication))) == (1, 1)
    first, second = data.quarters
    assert (first.rows(LabourInputs), first.rows(Submission), first.rows(Action)) == ((), (), ())
    assert second.rows(LabourInputs)[0].scheduled_hours == 9240
    assert second.rows(BudgetLine)[0].economic_class == "recurrent"
    assert second.rows(Submission)[0].received_on == date(2026, 1, 9)
    assert second.rows(Action)[0].due_on == date(2026, 3, 31)


def test_one_list_of_everything_in_order_of_file_and_line(tiny: Tiny):
    tiny.replace(FIGURES, "77.8", "85%")
    tiny.replace(FIGURES, "provisional", "guessed")
    tiny.write(f"{Q1}/observations.csv", b"")
    tiny.replace("reference/units.csv", "department", "depatment")
    tiny.path("quarters/2026").mkdir()
    kinds = [(each.file, each.line, each.kind) for each in tiny.problems()]
    assert kinds == [
        (f"{Q1}/observations.csv", 0, "empty-file"),
        (FIGURES, 2, "number-form"),
        (FIGURES, 5, "not-a-choice"),
        ("quarters/2026", 0, "quarter-name"),
        ("reference/units.csv", 3, "not-a-choice"),
    ]


def test_a_mistake_down_a_whole_column_does_not_hide_another(tiny: Tiny):
    tiny.replace("reference/units.csv", "dept_acacia,", "dept_acacia ,")
    rows = [f"bills_passed,1,assembly,{number}%,,,reported,," for number in range(9)]
    head, *_ = text_of(FIGURES).split("\n")
    tiny.write(FIGURES, "\n".join([head, *rows]))
    with pytest.raises(DataProblems) as refused:
        tiny.dataset()
    text = reported(refused.value.problems)
    assert "... and 4 more like this in " + FIGURES in text
    assert "reference/units.csv, line 3" in text


def test_warnings_do_not_stop_and_are_kept(tiny: Tiny):
    (warning,) = tiny.dataset().warnings
    assert str(warning) == (
        f"{Q1}: Published without its own copy of the metrics and targets (reference), as 2 of 2 versions "
        "are; today's are used. Publish with the command release, which adds it; of one that is out already, "
        "add the folder reference with metrics.csv and targets.csv as they were."
    )


def freeze(tiny: Tiny, version: str) -> None:
    tiny.path(f"{version}/reference").mkdir()
    for name in ("metrics.csv", "targets.csv"):
        shutil.copy(tiny.path(f"reference/{name}"), tiny.path(f"{version}/reference/{name}"))


def test_a_version_is_measured_against_its_own_declarations(tiny: Tiny):
    freeze(tiny, Q1)
    freeze(tiny, Q2)
    tiny.replace("reference/targets.csv", "2025-26-Q1,2025-26-Q4,85,", "2025-26-Q3,2025-26-Q4,95,")
    data = tiny.dataset()
    assert data.warnings == ()
    assert data.reference.rows(Target)[0].value == 95
    assert data.quarters[1].declared.rows(Target)[0].value == 85
    assert data.quarters[1].declared.rows(Target)[0].source.file == f"{Q2}/reference/targets.csv"


def test_frozen_results_are_read_as_text(tiny: Tiny):
    tiny.write(f"{Q2}/results/index.csv", "unit_id,value\nassembly,71.30\n")
    assert tiny.dataset().quarters[1].frozen_results == {
        "index.csv": ({"": "2", "unit_id": "assembly", "value": "71.30"},)
    }


def test_no_quarter_at_all(tiny: Tiny):
    shutil.rmtree(tiny.path("quarters"))
    assert tiny.dataset().quarters == ()
    tiny.path("quarters").mkdir()
    assert tiny.dataset().quarters == ()


def test_no_folder_at_all(tmp_path: Path):
    with pytest.raises(DataProblems) as refused:
        read_dataset(tmp_path / "nowhere")
    assert "reference/units.csv: This file is missing. Add it to the folder." in map(
        str, refused.value.problems
    )


def test_progress_is_told_in_short_sentences(tiny: Tiny):
    told: list[str] = []
    read_dataset(tiny.folder, told.append)
    figures = sum(len(each.rows(Observation)) for each in tiny.dataset().quarters)
    assert told == [
        f"Read 2 quarterly versions with {figures} figures, and the reference tables.",
        "Checked all of it: 0 errors, 1 warnings.",
    ]


def test_the_examples_are_sound():
    assert [each for each in read_dataset(EXAMPLE.folder).warnings if each.kind != "late-target"] == []
