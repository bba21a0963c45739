from __future__ import annotations

from decimal import Decimal

import pytest

from plugins.portal.read import measure
from plugins.subjects.figures.measure_history import history_of
from plugins.subjects.figures.model import Coverage, Figures
from plugins.subjects.units.measure import unit_of
from tests.samples.rows import ACACIA, ASSEMBLY, Q1, Q2, Q3, Q4, dataset, metric, observation, records

PAPERS = metric("papers", levels=("assembly", "department"))
DAYS = metric("days", introduced=Q2)
ASSEMBLIES = measure(
    dataset(
        records((observation("papers", 3),), metrics=(PAPERS, DAYS), quarter=Q1),
        records((observation("papers", 4), observation("days", 9)), metrics=(PAPERS, DAYS), quarter=Q2),
        records((observation("days", 8),), metrics=(PAPERS, DAYS), quarter=Q4),
        units=(ASSEMBLY, ACACIA),
    )
)


def test_a_result_is_found_by_metric_and_unit() -> None:
    report = ASSEMBLIES.reports[1]
    found = report[Figures].of("papers")
    assert found is not None
    assert (found.value, found.unit, found.has_value) == (4, ASSEMBLY, True)
    department = report[Figures].of("papers", "dept_acacia")
    assert department is not None
    assert (department.status, department.has_value) == ("not_reported", False)
    assert report[Figures].of("days", "dept_acacia") is None  # departments are not asked for it
    assert [result.metric.metric_id for result in report[Figures].of_unit()] == ["papers", "days"]


def test_a_report_is_found_by_its_quarter() -> None:
    assert ASSEMBLIES.latest is ASSEMBLIES.reports[-1]
    assert ASSEMBLIES.report(Q2) is ASSEMBLIES.reports[1]
    assert ASSEMBLIES.report(Q3) is None


def test_history_has_every_quarter_in_which_a_metric_was_expected() -> None:
    assert [(str(each.quarter), each.value) for each in history_of(ASSEMBLIES, "papers")] == [
        ("2025-26-Q1", Decimal(3)),
        ("2025-26-Q2", Decimal(4)),
        ("2025-26-Q4", None),
    ]
    assert [each.quarter for each in history_of(ASSEMBLIES, "days")] == [Q2, Q4]
    assert history_of(ASSEMBLIES, "unheard_of") == ()


def test_a_unit_is_found_by_its_id() -> None:
    assert unit_of(ASSEMBLIES, "dept_acacia") is ACACIA
    with pytest.raises(KeyError):
        unit_of(ASSEMBLIES, "dept_unknown")


@pytest.mark.parametrize(
    ("expected", "reported", "not_applicable", "pct"),
    [
        (8, 1, 0, 13),  # 12.5
        (3, 1, 0, 33),
        (3, 1, 1, 50),
        (3, 0, 3, None),
        (4, 4, 0, 100),
    ],
)
def test_coverage_is_among_what_could_be_reported(
    expected: int, reported: int, not_applicable: int, pct: int | None
) -> None:
    rest = expected - reported - not_applicable
    found = Coverage(
        expected=expected,
        reported=reported,
        not_reported=rest,
        not_collected=0,
        not_applicable=not_applicable,
        suppressed=0,
    )
    assert found.pct == pct
