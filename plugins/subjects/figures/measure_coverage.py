"""How much of what was expected arrived, counted over results (which hold what did not arrive too)."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from checked_tables.status import WITH_VALUE, Status

from .model import Coverage, Result


def coverage(results: Iterable[Result]) -> Coverage:
    """The count of each way to have or not to have a figure; they add up to ``expected``."""
    return _counted(Counter(result.status for result in results))


def unit_coverage(results: Iterable[Result]) -> dict[str, Coverage]:
    """The coverage of each unit that was expected to report, by unit id, in the results' order."""
    counts: dict[str, Counter[Status]] = {}
    for result in results:
        unit_id = result.unit.unit_id
        if unit_id not in counts:
            counts[unit_id] = Counter()
        counts[unit_id][result.status] += 1
    return {unit_id: _counted(count) for unit_id, count in counts.items()}


def _counted(count: Counter[Status]) -> Coverage:
    return Coverage(
        expected=count.total(),
        reported=sum(count[status] for status in WITH_VALUE),
        not_reported=count["not_reported"],
        not_collected=count["not_collected"],
        not_applicable=count["not_applicable"],
        suppressed=count["suppressed"],
    )
