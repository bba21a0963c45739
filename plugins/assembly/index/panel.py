"""A scheme over many units and periods: every score, rank, change and interval.

This is what ``compose`` writes out and what the benchmark times; the site's own pages are made, quarter
by quarter, from the same functions.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from fractions import Fraction
from typing import Literal

from .decompose import Decomposition, decompose
from .engine import Score, compute
from .intervals import Spread, ahead, spreads
from .normalise import Range, ranges
from .observations import Reported
from .ranking import ranks
from .scheme import Normalisation, Scheme
from .uncertainty import Case, Draws, Simulated, simulate

#: What was reported, by period in order, then unit, then metric.
Everything = Mapping[str, Mapping[str, Reported]]
Against = Literal["previous", "year_earlier"]


@dataclass(frozen=True, slots=True)
class Change:
    """One unit's change on an earlier period. ``better`` and ``worse`` are the shares of draws in which
    the published value got so; ``None`` if nothing was simulated."""

    unit_id: str
    against: Against
    base: str
    why: Decomposition
    better: Fraction | None
    worse: Fraction | None


@dataclass(frozen=True, slots=True)
class Period:
    """One period: each unit's score, rank, spread and changes, and the simulation they rest on."""

    period: str
    scores: Mapping[str, Score]
    ranks: Mapping[str, int]
    spreads: Mapping[str, Spread]
    changes: tuple[Change, ...]
    simulated: Simulated | None


def observed_ranges(scheme: Scheme, everything: Everything) -> dict[str, dict[str, Range]]:
    """For each period the observed range of every metric that some rule scores over one, in that period
    or over all of them as the rule says."""
    rules = [scheme, *(_varied(scheme, each) for each in scheme.uncertainty.normalisations)]
    found: dict[str, dict[str, Range]] = {}
    numbers = {
        period: [
            (metric_id, number)
            for reported in by_unit.values()
            for metric_id, given in reported.items()
            if (number := given.number) is not None
        ]
        for period, by_unit in everything.items()
    }
    whole: dict[str, Range] = {}
    for each in rules:
        whole |= ranges(each, (pair for pairs in numbers.values() for pair in pairs))
    over_all = {
        key for each in rules for key, rule in each.normalisations.items() if rule.range_over == "all"
    }
    for period, pairs in numbers.items():
        of_period: dict[str, Range] = {}
        for each in rules:
            of_period |= ranges(each, pairs)
        found[period] = {**of_period, **{key: whole[key] for key in over_all if key in whole}}
    return found


def compute_panel(scheme: Scheme, everything: Everything, *, draws: Draws | None = None) -> Iterator[Period]:
    """Every period in order. Without ``draws`` (see ``uncertainty.draw``) nothing is simulated."""
    observed = observed_ranges(scheme, everything)
    past: list[Period] = []
    last_scores: dict[str, dict[str, Fraction]] = {}
    for place, (period, by_unit) in enumerate(everything.items()):
        scores = {
            unit_id: compute(
                scheme, reported, observed=observed[period], last_scores=last_scores.get(unit_id, {})
            )
            for unit_id, reported in by_unit.items()
        }
        simulated = None
        if draws is not None:
            cases = [
                Case(unit_id, by_unit[unit_id], found, dict(last_scores.get(unit_id, {})))
                for unit_id, found in scores.items()
            ]
            simulated = simulate(draws, cases, observed[period])
        for unit_id, found in scores.items():
            last_scores.setdefault(unit_id, {}).update(found.metric_scores)
        now = Period(
            period=period,
            scores=scores,
            ranks=ranks({unit_id: found.value for unit_id, found in scores.items()}, scheme.better),
            spreads={each.unit_id: each for each in spreads(simulated, scheme)} if simulated else {},
            changes=(),
            simulated=simulated,
        )
        steps: list[tuple[Against, int]] = [("previous", 1)]
        if scheme.periods_per_year > 1:
            steps.append(("year_earlier", scheme.periods_per_year))
        changes: list[Change] = []
        for against, step in steps:
            if step <= place:
                changes += _changes(past[-step], now, against, scheme)
        past = [*past[-scheme.periods_per_year :], now]
        yield replace(now, changes=tuple(changes))


def _changes(before: Period, now: Period, against: Against, scheme: Scheme) -> Iterator[Change]:
    for unit_id, found in now.scores.items():
        earlier = before.scores.get(unit_id)
        why = decompose(earlier, found) if earlier is not None else None
        if why is None:
            continue
        better = worse = None
        if before.simulated is not None and now.simulated is not None:
            new = now.simulated.published[:, now.simulated.units.index(unit_id)]
            old = before.simulated.published[:, before.simulated.units.index(unit_id)]
            better, worse = ahead(new, old, scheme), ahead(old, new, scheme)
        yield Change(unit_id, against, before.period, why, better, worse)


def _varied(scheme: Scheme, rules: Mapping[str, Normalisation]) -> Scheme:
    return replace(scheme, normalisations={**scheme.normalisations, **rules})
