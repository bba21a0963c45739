"""The metric dictionary must not contradict itself."""

from __future__ import annotations

import itertools
from collections import defaultdict
from collections.abc import Iterator, Sequence

from checked_tables.fault import problem
from checked_tables.mapping import Placed
from checked_tables.problems import Problem

from .record import Metric


def check_metrics(file: str, metrics: Sequence[Placed[Metric]]) -> Iterator[Problem]:
    """Each definition by itself, then the versions of each metric in their order."""
    versions: dict[str, list[Placed[Metric]]] = defaultdict(list)
    for each in metrics:
        yield from _check_definition(file, *each)
        versions[each.record.metric_id].append(each)
    for of_one in versions.values():
        yield from _check_versions(file, sorted(of_one, key=lambda each: each.record.metric_version))


def _check_definition(file: str, line: int, metric: Metric) -> Iterator[Problem]:
    if len(set(metric.levels)) != len(metric.levels):
        yield problem(file, line, "levels", "repeated-level", "A level is named twice.", "Name it once.")


def _check_versions(file: str, versions: Sequence[Placed[Metric]]) -> Iterator[Problem]:
    """Versions follow one another; the first ones may be taken out once they have ended."""
    for number, (line, metric) in enumerate(versions, start=versions[0].record.metric_version):
        if metric.metric_version != number:
            yield problem(
                file,
                line,
                "metric_version",
                "version-gap",
                f"{metric.metric_id} has version {metric.metric_version} but no version {number}.",
                f"Write {number} or add the missing row.",
            )
            return
    for (earlier_line, earlier), (line, later) in itertools.pairwise(versions):
        if earlier.retired is None or earlier.retired >= later.introduced:
            yield problem(
                file,
                earlier_line,
                "retired",
                "versions-overlap",
                f"Version {earlier.metric_version} of {earlier.metric_id} is not retired before version "
                f"{later.metric_version} (line {line}) begins in {later.introduced}.",
                f"Write {later.introduced.previous}.",
            )
