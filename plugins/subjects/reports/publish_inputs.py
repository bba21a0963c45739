"""What a release was computed from, as published tables: enough to compute all of it again.

The figures as reported, the definitions and targets in force, and the index schemes: their settings,
their parts with weights, the rule of each metric, and their bands. Numbers here are exact; a weight
that no decimal can write exactly is written as a quotient, ``1/3``.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from decimal import Decimal
from fractions import Fraction

from composite_index.scheme import Scheme
from plugins.core.facts.version import Version
from plugins.core.packing.packing import plain
from plugins.core.packing.publisher import Line
from plugins.subjects.figures.record import Observation
from plugins.subjects.index.model_schemes import exactly
from plugins.subjects.metrics.record import Metric
from plugins.subjects.targets.measure import targets_in_force
from plugins.subjects.targets.record import Target


def metrics(records: Version) -> Iterator[Line]:
    """The definitions that the figures name."""
    used = {(row.metric_id, row.metric_version) for row in records.rows(Observation)}
    for metric in records.declared.rows(Metric):
        if (metric.metric_id, metric.metric_version) in used:
            yield Line(metric, {"unit_of_measure": metric.unit})


def targets(records: Version) -> Iterator[Line]:
    """The targets in force in the quarter."""
    for target in targets_in_force(records.declared.rows(Target), records.release.quarter).values():
        yield Line(target, {"approved_late": target.late})


def schemes(used: Iterable[Scheme]) -> Iterator[Line]:
    """Each scheme as a whole."""
    for scheme in used:
        yield Line(scheme, {**_scheme(scheme), "scheme_status": scheme.status})


def parts(used: Iterable[Scheme]) -> Iterator[Line]:
    """Each part of each scheme, from the root down, with its weight among its siblings."""
    for scheme in used:
        for node in scheme.nodes:
            yield Line(
                node,
                {
                    **_scheme(scheme),
                    "parent_node_id": node.parent_id,
                    "weight": exactly(node.weight),
                    "mean_order": node.order,
                    "min_coverage_pct": exactly(100 * Fraction(node.min_coverage)),
                },
            )


def rules(used: Iterable[Scheme]) -> Iterator[Line]:
    """The rule that turns each metric's figure into a score."""
    for scheme in used:
        for rule in scheme.normalisations.values():
            yield Line(
                rule,
                {
                    **_scheme(scheme),
                    "ratio_rule": rule.rule if rule.method == "ratio_to_target" else None,
                    "cap_pct": _per_cent(rule.cap),
                    "full_pct": _per_cent(rule.full_at),
                    "points": ";".join(f"{plain(at)}:{plain(points)}" for at, points in rule.points),
                },
            )


def bands(used: Iterable[Scheme]) -> Iterator[Line]:
    """The bands; the lower edge belongs to a band, the upper one to the next, but to the topmost its own."""
    return (Line(band, _scheme(scheme)) for scheme in used for band in scheme.bands)


def _scheme(scheme: Scheme) -> dict[str, object]:
    return {"scheme_id": scheme.scheme_id, "scheme_version": scheme.version}


def _per_cent(share: Decimal | None) -> str | None:
    return None if share is None else exactly(100 * Fraction(share))
