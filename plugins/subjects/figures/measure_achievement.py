"""How far a figure went towards its target, and whether it got there.

Achievement is 100 x actual / target where more is better and 100 x target / actual where less is
better, in per cent with one decimal. It is published uncapped; only the index caps it. The verdict
is decided on exact values: 84.96 shown as 85.0 has not met 85.
"""

from __future__ import annotations

from decimal import Decimal

from composite_index.band import Direction
from plugins.core.measures.rounding import half_up, percentage
from plugins.subjects.scheme.record import DEFAULT_CAP_PCT
from plugins.subjects.targets.record import Target

from .measure import Figure
from .model import Verdict

#: More decimals are never printed.
MOST_DECIMALS = 6


def achievement_pct(
    actual: Decimal | None,
    target: Decimal | None,
    direction: Direction,
    cap_pct: Decimal = DEFAULT_CAP_PCT,
) -> Decimal | None:
    """Per cent of the target, one decimal; ``None`` without a figure, a target or a good direction.

    Nothing at all where less is better (no late answer, no complaint) is at the cap, because no
    ratio to zero exists; a negative figure there is at the cap too.

    >>> achievement_pct(Decimal("77.8"), Decimal("85"), "up")   # 7780 / 85 = 91.529...
    Decimal('91.5')
    >>> achievement_pct(Decimal("12"), Decimal("10"), "down")   # 1000 / 12 = 83.333...
    Decimal('83.3')
    """
    if actual is None or target is None or direction == "none":
        return None
    if direction == "down":
        return half_up(percentage(target, actual) if actual > 0 else cap_pct, 1)
    return half_up(percentage(actual, target), 1)


def is_met(actual: Decimal, target: Decimal, direction: Direction) -> bool:
    """Whether the exact figure is at the target or beyond it on the good side."""
    return actual <= target if direction == "down" else actual >= target


def closer(figure: Figure, target: Target | None) -> Decimal | None:
    """The figure with more decimals than it is published with, where it prints on the other side of its
    target than it lies: 84.96, which prints 85, of a target of at least 85; ``None`` where it does not."""
    exact, published = figure.exact, figure.published
    if exact is None or published is None or verdict(figure, target) not in ("met", "not_met"):
        return None
    assert target is not None
    assert target.value is not None
    way, decimals, shown = figure.metric.direction, figure.metric.decimals, published
    while is_met(shown, target.value, way) != is_met(exact, target.value, way) and decimals < MOST_DECIMALS:
        decimals += 1
        shown = half_up(exact, decimals)
    return None if shown == published else shown


def verdict(figure: Figure, target: Target | None) -> Verdict:
    """What can be said about the target: without a target there is nothing to judge, so
    that is said before a missing figure.

    A metric without a good direction has no target that could be met.
    """
    if figure.status == "not_applicable":
        return "not_applicable"
    if target is None or target.value is None or figure.metric.direction == "none":
        return "no_target"
    if figure.exact is None:
        return "no_figure"
    return "met" if is_met(figure.exact, target.value, figure.metric.direction) else "not_met"
