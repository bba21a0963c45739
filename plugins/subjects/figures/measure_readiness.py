"""How near the Assembly is to an index, counted over the metrics that are defined."""

from __future__ import annotations

from collections.abc import Collection, Iterable

from plugins.subjects.metrics.record import Metric

from .model import Readiness, Result


def readiness(metrics: Iterable[Metric], results: Iterable[Result], weighted: Collection[str]) -> Readiness:
    """Metrics defined, with a figure this quarter, with a target in force, with a weight, with all.

    A metric counts once, however many versions or units it has; one unit with a figure (or a target)
    is enough. ``weighted`` holds the ids of the metrics in the scheme that the quarter declared.
    """
    defined = {metric.metric_id for metric in metrics}
    with_data, with_target = set(), set()
    for result in results:
        if result.has_value:
            with_data.add(result.metric.metric_id)
        if result.target is not None:
            with_target.add(result.metric.metric_id)
    with_weight = defined & set(weighted)
    return Readiness(
        defined=len(defined),
        with_data=len(with_data),
        with_target=len(with_target),
        with_weight=len(with_weight),
        complete=len(with_data & with_target & with_weight),
    )
