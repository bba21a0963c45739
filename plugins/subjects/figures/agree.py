"""Does the whole equal its parts? The Assembly's figure against the units that make it up.

Checked only where the definition says how (``aggregation`` is ``sum`` or ``ratio_of_sums``), where
one kind of unit reports beside the Assembly, and where every unit of that kind reported.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from decimal import Decimal

from checked_tables.problems import Problem
from plugins.core.facts.assembly import Report
from plugins.core.measures.rounding import half_up, percentage, quotient
from plugins.subjects.units.record import ASSEMBLY_ID

from .model import Figures, Result


def check_coherence(report: Report) -> Iterator[Problem]:
    """A warning for each Assembly figure that its units' figures do not add up to, both rounded to
    the metric's decimals."""
    whole: dict[str, Result] = {}
    parts: dict[str, list[Result]] = defaultdict(list)
    for result in report[Figures].results:
        if result.unit.unit_id == ASSEMBLY_ID:
            whole[result.metric.metric_id] = result
        elif result.status != "not_applicable":
            parts[result.metric.metric_id].append(result)
    for metric_id, result in whole.items():
        expected = _aggregated(parts[metric_id]) if metric_id in parts and result.has_value else None
        if expected is not None and result.source is not None and expected != result.value:
            yield Problem(
                file=result.source.file,
                line=result.source.line,
                column="value",
                kind="sum-of-units",
                found=f"{metric_id} of the Assembly is {result.value}; its units together make {expected}.",
                write="Correct whichever is wrong, or explain the difference in the note.",
                severity="warning",
            )


def _aggregated(parts: Sequence[Result]) -> Decimal | None:
    metric = parts[0].metric
    if len({part.unit.kind for part in parts}) != 1 or not all(part.has_value for part in parts):
        return None
    if metric.aggregation == "sum":
        total = sum((part.value for part in parts if part.value is not None), Decimal(0))
        return half_up(total, metric.decimals)
    if metric.aggregation == "ratio_of_sums" and all(part.denominator is not None for part in parts):
        top = sum((part.numerator for part in parts if part.numerator is not None), Decimal(0))
        bottom = sum((part.denominator for part in parts if part.denominator is not None), Decimal(0))
        if bottom:
            share = percentage(top, bottom) if metric.unit == "percent" else quotient(top, bottom)
            return half_up(share, metric.decimals)
    return None
