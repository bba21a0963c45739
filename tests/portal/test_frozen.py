"""What was released still follows from what was reported, or somebody is told."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from decimal import Decimal
from pathlib import Path

from plugins.core.facts.read import Dataset
from plugins.core.facts.version import Version
from plugins.portal.frozen import check_frozen, check_sums
from plugins.portal.frozen_rows import COLUMNS, result_rows
from plugins.portal.read import measure
from plugins.subjects.figures.record import Observation
from tests.samples.facts import facts_of, recording
from tests.samples.rows import (
    ACACIA,
    ASSEMBLY,
    Q2,
    dataset,
    labour,
    metric,
    observation,
    records,
    release,
    scheme,
    target,
)

HOURS = labour(
    scheduled_hours=100, productive_hours=90, standard_output=10, actual_output=10, conforming_output=9
)
UNITS = (ASSEMBLY, ACACIA)


def quarter(value: str = "77.8", weight: int = 60) -> Version:
    return records(
        (observation("reports", value, line=7), observation("late", status="not_reported")),
        metrics=(metric("reports"), metric("late")),
        targets=(target("reports", 80),),
        scheme=scheme(("reports", weight, "ratio"), ("late", 40, "ratio")),
        has_index=True,
        labour=(HOURS,),
    )


def frozen(found: Version) -> Version:
    """As read back after freezing: each row with its line under the empty name."""
    rows = result_rows(measure(dataset(found, units=UNITS)).reports[0])
    return replace(found, frozen_results={name: _with_lines(table) for name, table in rows.items()})


def _with_lines(table: tuple[dict[str, str], ...]) -> tuple[Mapping[str, str], ...]:
    return tuple({"": str(line), **row} for line, row in enumerate(table, start=2))


def problems(found: Dataset) -> list[str]:
    return [str(problem) for problem in check_frozen(found, measure(found))]


def test_results_are_written_as_plain_text() -> None:
    tables = result_rows(measure(dataset(quarter(), units=UNITS)).reports[0])
    assert [tuple(row) for rows in tables.values() for row in rows[:1]] == list(COLUMNS.values())
    reported, missing = tables["results.csv"]
    # 7780 / 80 = 97.25 -> 97.3
    assert list(reported.values()) == [
        "reports", "1", "assembly", "reported", "77.8", "", "", "80", "not_met", "97.3",
    ]  # fmt: skip
    assert list(missing.values())[3:] == ["not_reported", "", "", "", "", "no_target", ""]
    assert tables["index.csv"][0]["value"] == "97.3"
    assert tables["labour.csv"][0]["effectiveness_pct"] == "81.0"  # 0.9 x 1 x 0.9


def test_what_is_unchanged_is_silent() -> None:
    assert problems(dataset(frozen(quarter()), units=UNITS)) == []


def test_a_draft_has_nothing_to_be_compared_with() -> None:
    assert problems(dataset(quarter(), units=UNITS)) == []


def test_an_edited_figure_is_named_with_its_line_its_old_and_its_new_value() -> None:
    edited = replace(quarter("81.0"), frozen_results=frozen(quarter()).frozen_results)
    assert problems(dataset(edited, units=UNITS)) == [
        'quarters/2025-26-Q1/v1/observations.csv, line 7, column "value": value of reports, assembly was '
        "77.8 when this version was released, now computes to 81.0. Put the row back as it was. To change a "
        "released figure, make a new version of the quarter and say in its corrections.csv what changed and "
        "why."
    ]


def test_a_figure_taken_away_is_named_too() -> None:
    gone = recording(frozen(quarter()), none_of=(Observation,))
    (problem,) = problems(dataset(gone, units=UNITS))
    # without its row the place is where the result was frozen
    assert problem.startswith(
        'quarters/2025-26-Q1/v1/results/results.csv, line 2, column "value": value of reports, assembly was '
        "77.8 when this version was released, now computes to nothing."
    )


def test_an_edited_target_is_noticed() -> None:
    moved = replace(quarter(), frozen_results=frozen(quarter()).frozen_results)
    easier = facts_of(target("reports", 70), known=moved.declared)
    (problem,) = problems(dataset(replace(moved, declared=easier), units=UNITS))
    assert (
        "target_value of reports, assembly was 80 when this version was released, now computes to 70"
        in problem
    )


def test_a_changed_weight_shows_in_the_calculation() -> None:
    # reports alone is there, so the index stays 97.3, but its coverage was 60 of 100 and is 80 of 120
    moved = replace(quarter(weight=80), frozen_results=frozen(quarter()).frozen_results)
    (problem,) = problems(dataset(moved, units=UNITS))
    assert "results/index.csv, line 2" in problem
    assert "coverage_pct of assembly was 60.0 when this version was released, now computes to 66.7" in problem
    assert "a weight, a rule or the calculation changed" in problem


def test_changed_hours_are_noticed_in_their_file() -> None:
    edited = recording(frozen(quarter()), replace(HOURS, productive_hours=Decimal(80)))
    (problem,) = problems(dataset(edited, units=UNITS))
    assert problem.startswith("quarters/2025-26-Q1/v1/labour.csv, line 2")


def test_an_earlier_quarter_may_be_corrected_without_touching_a_later_release() -> None:
    first, again = quarter("70.0"), replace(quarter("75.0"))
    again = replace(again, release=replace(again.release, version=2))
    second = records((observation("reports", 80),), metrics=(metric("reports"),), quarter=Q2, labour=(HOURS,))
    later = frozen(second)
    assert problems(dataset(frozen(first), later, units=UNITS)) == []
    assert problems(dataset(frozen(first), frozen(again), later, units=UNITS)) == []


def test_checksums_name_the_file(tmp_path: Path) -> None:
    draft, published = release(stage="draft"), release()
    folder = tmp_path / published.folder
    folder.mkdir(parents=True)
    (folder / "a.csv").write_bytes(b"a\n")
    (folder / "gone.csv").write_bytes(b"b\n")
    assert list(check_sums(tmp_path, draft)) == []
    (unfrozen,) = check_sums(tmp_path, published)
    assert (unfrozen.kind, unfrozen.severity) == ("not-frozen-yet", "warning")
    (folder / "results").mkdir()
    assert [problem.kind for problem in check_sums(tmp_path, published)] == ["no-checksums"]
    # what sha256sum says of "a" and "b", each with a line end
    (folder / "SHA256SUMS").write_text(
        "87428fc522803d31065e7bce3cf03fe475096631e5e07bbd7a0fde60c4cf25c7  a.csv\n"
        "0263829989b6fd954f72baaf2fc64bc2e2f01d692d4de72986ea808f6e99813f  gone.csv\n"
    )
    assert list(check_sums(tmp_path, published)) == []
    (folder / "a.csv").write_bytes(b"A\n")
    (folder / "gone.csv").unlink()
    (folder / "results" / "new.csv").write_bytes(b"c\n")
    (folder / "Thumbs.db").write_bytes(b"")
    assert [(problem.file, problem.found) for problem in check_sums(tmp_path, published)] == [
        (f"{published.folder}/a.csv", "This file has changed since the version was released."),
        (f"{published.folder}/gone.csv", "This file was released and is gone."),
        (f"{published.folder}/results/new.csv", "This file was not part of the release."),
    ]
