"""A scheme counts only metrics that are in use."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from checked_tables.fault import problem
from checked_tables.problems import Problem
from composite_index.nodes import Node
from composite_index.scheme import Scheme
from plugins.core.time.quarter import Quarter
from plugins.subjects.metrics.measure import newest
from plugins.subjects.metrics.record import Metric


def check_in_use(scheme: Scheme, metrics: Sequence[Metric], quarters: Sequence[Quarter]) -> Iterator[Problem]:
    """Each leaf of the scheme or of one of its variants whose metric is not in use in one of
    the ``quarters`` in which the scheme counts; the first such quarter is named. An illustrative scheme
    counts no metric that the Assembly has adopted."""
    last = {metric.metric_id: metric for metric in newest(metrics)}
    for one in (scheme, *scheme.variants):
        counting = [quarter for quarter in quarters if one.enabled and one.applies_in(str(quarter))]
        for node in one.leaves:
            metric = last.get(node.metric_id or "")
            lives = [each.life for each in metrics if each.metric_id == node.metric_id]
            out = (each for each in counting if not any(each in life for life in lives))
            plays = one.status == "illustrative" and metric is not None and metric.status != "illustrative"
            if metric is not None and not plays and (quarter := next(out, None)) is not None:
                yield _problem(f"{one.folder}/nodes.csv", node, metric, quarter)


def _problem(file: str, node: Node, metric: Metric, quarter: Quarter) -> Problem:
    if metric.life.has_ended(quarter):
        found = f"{metric.metric_id} is not used after {metric.retired}, so it cannot count in {quarter}."
    else:
        found = f"{metric.metric_id} is used only from {metric.introduced}, so it cannot count in {quarter}."
    instead = f", or with {metric.replaced_by} in its place" if metric.replaced_by else ""
    write = f"Make a new version of the scheme without it{instead}."
    return problem(file, node.line, "metric_id", "metric-not-in-use", found, write)
