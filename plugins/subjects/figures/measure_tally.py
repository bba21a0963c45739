"""Targets met among those that could be judged, and the same set of them in the quarter before."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from decimal import Decimal
from typing import NamedTuple

from plugins.core.claims.target import FIRMNESS
from plugins.core.time.quarter import Quarter
from plugins.subjects.metrics.record import Metric
from plugins.subjects.targets.record import Target

from .model import Result, SameSet, Tally, Verdict


class Kept(NamedTuple):
    """A target of the Assembly that was judged in a quarter: its value (of a figure that adds up through the
    year none, for its target is one plan in steps), and whether it was met."""

    value: Decimal | None
    verdict: Verdict


#: By metric and version of its definition.
Judgements = Mapping[tuple[str, int], Kept]


def tally(results: Iterable[Result], base: Quarter | None = None, before: Judgements | None = None) -> Tally:
    """Count the verdicts; what is not applicable is in none of the four numbers.

    ``no_target`` counts figures that arrived and had nothing to be held against together with those
    that did not arrive and had no target either; ``no_figure`` had a target but no figure. ``before`` are the
    judgements of ``base``, if it can be compared.
    """
    found = tuple(results)
    count = Counter(result.verdict for result in found)
    firm = Counter(result.judged.firmness for result in found if result.judged and result.judged.kept)
    return Tally(
        met=count["met"],
        judged=count["met"] + count["not_met"],
        no_target=count["no_target"],
        no_figure=count["no_figure"],
        firm={firmness: firm[firmness] for firmness in FIRMNESS if firm[firmness]},
        same=_same(judgements(found), base, before) if base is not None and before is not None else None,
    )


def judgements(results: Iterable[Result]) -> Judgements:
    """The targets that were judged."""
    return {
        (one.metric.metric_id, one.metric.metric_version): Kept(step_of(one.metric, one.target), one.verdict)
        for one in results
        if one.verdict in ("met", "not_met") and one.target is not None and one.target.value is not None
    }


def step_of(metric: Metric, target: Target) -> Decimal | None:
    """What must be equal in two quarters for their targets to be the same."""
    return None if metric.cumulative else target.value


def _same(now: Judgements, base: Quarter, before: Judgements) -> SameSet | None:
    pairs = [(kept, before[key]) for key, kept in now.items() if key in before]
    same = [(kept.verdict, then.verdict) for kept, then in pairs if kept.value == then.value]
    if not same:
        return None
    return SameSet(
        base=base,
        targets=len(same),
        met=sum(kept == "met" for kept, _ in same),
        met_before=sum(then == "met" for _, then in same),
        missed_both=sum(kept == then == "not_met" for kept, then in same),
    )
