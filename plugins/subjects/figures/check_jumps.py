"""A figure far from the same unit's figure a quarter earlier: asked about, never refused.

The change is |value - before| / |before| x 100, against the metric's own ``jump_threshold_pct``. A
note beside the figure confirms it.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from checked_tables.fault import problem
from checked_tables.mapping import Placed
from checked_tables.problems import Problem
from plugins.subjects.metrics.record import Metric

from .record import Observation


def check_jumps(
    file: str,
    observations: Sequence[Placed[Observation]],
    before: Sequence[Placed[Observation]],
    metrics: Mapping[tuple[str, int], Metric],
) -> Iterator[Problem]:
    """Warnings for one quarter's figures against those of the quarter before it; not for figures that add up
    through the financial year and begin anew in July."""
    earlier = {(row.metric_id, row.metric_version, row.unit_id): row.value for _, row in before}
    for line, row in observations:
        metric = metrics.get((row.metric_id, row.metric_version))
        base = earlier.get((row.metric_id, row.metric_version, row.unit_id))
        if metric is None or metric.cumulative or row.value is None or not base or row.note:
            continue
        jump = abs(row.value - base) / abs(base) * 100
        if jump > metric.jump_threshold_pct:
            yield problem(
                file,
                line,
                "value",
                "jump",
                f"{row.metric_id} of {row.unit_id} is {row.value}; a quarter earlier it was {base}, "
                f"a change of {jump:.0f} per cent (over {metric.jump_threshold_pct}).",
                "Check the figure; if it is right, say why in note_en.",
                "warning",
            )
