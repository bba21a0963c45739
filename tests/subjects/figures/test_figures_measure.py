from __future__ import annotations

from decimal import Decimal
from fractions import Fraction

from plugins.subjects.figures.measure import figures
from plugins.subjects.metrics.measure import in_force
from tests.samples.rows import (
    ACACIA,
    ASSEMBLY,
    BAOBAB,
    Q1,
    Q2,
    Q3,
    figure,
    metric,
    observation,
    records,
    share,
    unit,
)

UNITS = (ASSEMBLY, ACACIA, BAOBAB, unit("comm_one"), unit("office_clerk"))


def test_expected_are_the_kinds_of_unit_that_the_metric_names() -> None:
    found = figures(records(metrics=(metric("days", levels=("assembly", "department")),)), UNITS)
    assert list(found) == [("days", "assembly"), ("days", "dept_acacia"), ("days", "dept_baobab")]
    assert {figure.status for figure in found.values()} == {"not_reported"}


def test_only_the_version_in_force_is_expected() -> None:
    one, two = metric(retired=Q1), metric(metric_version=2, introduced=Q3)
    assert in_force((one, two), Q1) == {"reports": one}
    assert in_force((one, two), Q2) == {}  # retired, and not yet followed
    assert in_force((one, two), Q3) == {"reports": two}
    assert figures(records(metrics=(one, two), quarter=Q2), UNITS) == {}


def test_a_row_nobody_expected_is_kept() -> None:
    rows = (observation("days", 4, unit_id="dept_acacia"), observation("old", 5))
    found = figures(records(rows, metrics=(metric("days"), metric("old", introduced=Q3))), UNITS)
    assert [(key, each.exact) for key, each in found.items()] == [
        (("days", "assembly"), None),
        (("days", "dept_acacia"), 4),
        (("old", "assembly"), 5),
    ]


def test_a_row_is_read_under_the_version_it_names() -> None:
    one, two = metric(retired=Q1), metric(metric_version=2, introduced=Q2)
    found = figures(records((observation("reports", 5),), metrics=(one, two), quarter=Q2), UNITS)
    assert found["reports", "assembly"].metric is one


def test_a_share_is_exact_and_published_rounded() -> None:
    found = figure(share(), "77.8", of=(7, 9))
    assert (found.fraction, found.published) == (Fraction(700, 9), Decimal("77.8"))
    assert str(found.exact).startswith("77.77777777777777777777777777")
    cost = figure(metric(unit="kes", denominator="hearings", decimals=0), of=(100000, 7))
    assert (cost.fraction, cost.published) == (Fraction(100000, 7), 14286)  # 14285.71...


def test_a_missing_figure_is_not_zero() -> None:
    missing, zero = figure(status="not_reported"), figure(value=0)
    assert (missing.exact, missing.fraction, missing.published) == (None, None, None)
    assert (zero.exact, zero.fraction, zero.published) == (0, 0, 0)
