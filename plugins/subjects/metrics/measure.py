"""Which of a metric's definitions is the newest, and what its values may be."""

from __future__ import annotations

from collections.abc import Iterable

from plugins.core.time.quarter import Quarter

from .record import Metric


def newest(versions: Iterable[Metric]) -> tuple[Metric, ...]:
    """Each metric's newest definition, in the order in which metrics first appear."""
    found: dict[str, Metric] = {}
    for metric in versions:
        held = found.get(metric.metric_id)
        if held is None or held.metric_version < metric.metric_version:
            found[metric.metric_id] = metric
    return tuple(found.values())


def in_force(metrics: Iterable[Metric], quarter: Quarter) -> dict[str, Metric]:
    """The version of each metric that applies in ``quarter``, by id, in the dictionary's order."""
    found: dict[str, Metric] = {}
    for metric in metrics:
        if metric.introduced <= quarter and (metric.retired is None or quarter <= metric.retired):
            held = found.get(metric.metric_id)
            if held is None or held.metric_version < metric.metric_version:
                found[metric.metric_id] = metric
    return found


def versions_at(versions: Iterable[Metric], quarter: Quarter) -> dict[str, int]:
    """The version of each metric's definition in a quarter: the newest that had begun or, before the first,
    the first."""
    found: dict[str, int] = {}
    for metric in sorted(versions, key=lambda one: one.metric_version):
        if metric.introduced <= quarter or metric.metric_id not in found:
            found[metric.metric_id] = metric.metric_version
    return found


def by_key(metrics: Iterable[Metric]) -> dict[tuple[str, int], Metric]:
    """Each definition by metric and version."""
    return {(metric.metric_id, metric.metric_version): metric for metric in metrics}


def may_pass_100(metric: Metric) -> bool:
    """Whether a percentage of this metric may be more than 100."""
    return metric.qcd == "cost" or not metric.denominator
