from __future__ import annotations

from decimal import Decimal

from plugins.subjects.money.measure_budget import budget_result, pro_rata_pct
from tests.samples.rows import Q1, Q2, Q3, Q4, budget


def test_execution_stands_beside_the_share_of_the_year_gone() -> None:
    # 190.3 of 812 million: 23.4359... %
    found = budget_result(budget(812_000_000, 190_300_000), Q1)
    assert (found.execution_pct, found.pro_rata_pct) == (Decimal("23.4"), 25)
    assert [pro_rata_pct(quarter) for quarter in (Q1, Q2, Q3, Q4)] == [25, 50, 75, 100]


def test_without_a_budget_or_a_figure_there_is_no_rate() -> None:
    assert budget_result(budget(0, 5), Q1).execution_pct is None
    assert budget_result(budget(100, None), Q1).execution_pct is None
    assert budget_result(budget(100, 5, status="not_reported"), Q1).execution_pct is None
    assert budget_result(budget(100, 0), Q1).execution_pct == 0
