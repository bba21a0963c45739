"""Which of a metric's definitions is the newest, and what its values may be."""

from __future__ import annotations

from collections.abc import Iterable

from .record import Metric


def newest(versions: Iterable[Metric]) -> tuple[Metric, ...]:
    """Each metric's newest definition, in the order in which metrics first appear."""
    found: dict[str, Metric] = {}
    for metric in versions:
        held = found.get(metric.metric_id)
        if held is None or held.metric_version < metric.metric_version:
            found[metric.metric_id] = metric
    return tuple(found.values())


def by_key(metrics: Iterable[Metric]) -> dict[tuple[str, int], Metric]:
    """Each definition by metric and version."""
    return {(metric.metric_id, metric.metric_version): metric for metric in metrics}


def may_pass_100(metric: Metric) -> bool:
    """Whether a percentage of this metric may be more than 100."""
    return metric.qcd == "cost" or not metric.denominator
