"""Whether a target was kept is the contract's; how firmly is told beside it."""

from __future__ import annotations

from decimal import Decimal

import pytest

from plugins.core.claims.statement import Source
from plugins.core.claims.target import judge
from plugins.core.measures.rounding import half_up
from tests.core.claims.worked import share, value


@pytest.mark.parametrize("source", ["register", "money", "fixed", "count", "amount"])
@pytest.mark.parametrize("kept", [True, False])
def test_a_complete_figure_is_firm_however_near_it_is(source: Source, kept: bool) -> None:
    judged = judge(share(8496, 10_000), Decimal(85), kept=kept, source=source)
    assert (judged.kept, judged.firmness, judged.interval) == (kept, "firm", None)


@pytest.mark.parametrize(
    ("target", "firmness"),
    [(54, "firm"), (55, "too_close"), (66, "too_close"), (67, "firm")],
)
def test_a_sample_is_firm_where_its_interval_lies_on_one_side(target: int, firmness: str) -> None:
    judged = judge(share(153, 252), Decimal(target), kept=target < 61, source="sample")
    assert judged.firmness == firmness
    assert [str(half_up(end, 1)) for end in judged.interval or ()] == ["54.6", "66.5"]


def test_an_interval_that_only_touches_the_target_does_not_hold_it() -> None:
    # all of 10 gives 72.2467... to exactly 100
    assert judge(share(10, 10), Decimal(100), kept=True, source="sample").firmness == "firm"


@pytest.mark.parametrize("status", ["provisional", "estimated"])
def test_what_may_change_is_never_firm(status: str) -> None:
    judged = judge(value(27_400, status=status), Decimal(28_000), kept=True, source="amount")
    assert (judged.kept, judged.firmness) == (True, "provisional")


def test_a_silent_unit_and_a_late_target_are_never_firm() -> None:
    figure, target = share(35, 55), Decimal(60)
    assert judge(figure, target, kept=True, source="fixed", silent=True).firmness == "partial"
    assert judge(figure, target, kept=True, source="fixed", late=True).firmness == "late"


def test_of_several_doubts_the_one_about_the_figure_itself_is_told() -> None:
    doubted = {"kept": True, "source": "sample", "silent": True, "late": True}
    provisional = share(153, 252, status="provisional")
    told = [
        judge(provisional, Decimal(60), **doubted).firmness,
        judge(provisional, Decimal(40), **doubted).firmness,
        judge(share(153, 252), Decimal(40), **doubted).firmness,
        judge(share(153, 252), Decimal(40), kept=True, source="sample", late=True).firmness,
        judge(share(153, 252), Decimal(40), kept=True, source="sample").firmness,
    ]
    assert told == ["too_close", "provisional", "partial", "late", "firm"]
