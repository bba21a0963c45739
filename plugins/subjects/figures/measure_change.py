"""A figure against an earlier one, and when that may not be done.

The difference is taken between exact values and rounded once to the metric's decimals, so it may
differ by one in the last place from the difference of the two published values. It is called a
change only from the metric's own ``change_threshold`` on, and never where both are published alike.
"""

from __future__ import annotations

from decimal import Decimal
from typing import Literal

from plugins.core.measures.rounding import EXACT, half_up
from plugins.core.time.quarter import Quarter
from plugins.subjects.metrics.record import Metric

from .measure import Figure
from .model import Change, NotComparable

Sense = Literal["better", "worse", "same", "more", "less"]


def not_comparable(base: Quarter, why: NotComparable) -> Change:
    """A comparison that cannot be made, with its reason."""
    return Change(base=base, base_value=None, difference=None, sense=None, why_not=why)


def change(now: Figure, before: Figure | None, base: Quarter) -> Change:
    """The change from ``before`` (the same metric and unit in the published quarter ``base``)."""
    if before is None or now.exact is None or before.exact is None:
        return not_comparable(base, "no_figure")
    if now.metric.metric_version != before.metric.metric_version:
        return not_comparable(base, "definition_changed")
    difference = EXACT.subtract(now.exact, before.exact)
    return Change(
        base=base,
        base_value=before.published,
        difference=half_up(difference, now.metric.decimals),
        sense="same" if now.published == before.published else sense_of(difference, now.metric),
        why_not=None,
    )


def change_on_previous(now: Figure, before: Figure | None, base: Quarter) -> Change:
    """As ``change``; a figure that adds up through the financial year says nothing against the
    quarter before it, and starts again each July."""
    if now.metric.cumulative and now.exact is not None:
        return not_comparable(base, "cumulative")
    return change(now, before, base)


def sense_of(difference: Decimal, metric: Metric) -> Sense:
    """``better``/``worse`` where the metric has a good direction, ``more``/``less`` where it has
    none, ``same`` below the threshold (a difference equal to the threshold is a change)."""
    if not difference or abs(difference) < metric.change_threshold:
        return "same"
    rose = difference > 0
    if metric.direction == "none":
        return "more" if rose else "less"
    return "better" if rose == (metric.direction == "up") else "worse"
