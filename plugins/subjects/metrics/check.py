"""The metric dictionary must not contradict itself."""

from __future__ import annotations

import itertools
from collections import defaultdict
from collections.abc import Iterator, Sequence

from checked_tables.fault import problem
from checked_tables.mapping import Placed
from checked_tables.problems import Problem
from plugins.core.time.quarter import Quarter

from .record import Metric


def check_metrics(file: str, metrics: Sequence[Placed[Metric]]) -> Iterator[Problem]:
    """Each definition by itself, then the versions of each metric in their order."""
    versions: dict[str, list[Placed[Metric]]] = defaultdict(list)
    for each in metrics:
        yield from _check_definition(file, *each)
        versions[each.record.metric_id].append(each)
    for of_one in versions.values():
        yield from _check_versions(file, sorted(of_one, key=lambda each: each.record.metric_version))


def check_retired(file: str, metrics: Sequence[Placed[Metric]]) -> Iterator[Problem]:
    """The register's metrics that are no longer used say why, and what is used instead is in use then. (The
    copy of a quarter knows no definition that began after it, so it is not asked.)"""
    newest: dict[str, Placed[Metric]] = {}
    for each in metrics:
        held = newest.get(each.record.metric_id)
        if held is None or held.record.metric_version < each.record.metric_version:
            newest[each.record.metric_id] = each
    for line, metric in newest.values():
        if metric.retired is not None:
            yield from _check_end(file, line, metric, metric.retired, [each.record for each in metrics])


def _check_end(
    file: str, line: int, metric: Metric, last: Quarter, metrics: Sequence[Metric]
) -> Iterator[Problem]:
    if not metric.retired_reason:
        yield problem(
            file,
            line,
            "retired_reason_en",
            "retired-unexplained",
            f"{metric.metric_id} is not used after {last}, no next version takes its place, and nothing says "
            "why.",
            "Say why, in one sentence.",
        )
    others = [one for one in metrics if one.metric_id == metric.replaced_by != metric.metric_id]
    if metric.replaced_by and not any(last.next in one.life for one in others):
        yield problem(
            file,
            line,
            "replaced_by",
            "replaced-by-nothing",
            f"{metric.replaced_by} is no other metric that is used in {last.next}.",
            "Write the metric_id of one that is, or leave the cell empty.",
        )


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
