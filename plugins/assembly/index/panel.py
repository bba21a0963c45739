"""A scheme over many units and periods: every score, rank, change and interval.

This is what ``compose`` writes out and what the benchmark times; the site's own pages are made, quarter
by quarter, from the same functions.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from concurrent.futures import Executor
from dataclasses import dataclass, replace
from fractions import Fraction
from typing import Literal

from .beside import outcome, send
from .decompose import Decomposition, decompose
from .engine import Score, compute
from .intervals import Spread, ahead
from .normalise import Range, ranges
from .observations import Reported
from .ranking import ranks
from .scheme import Normalisation, Scheme
from .uncertainty import Case, Simulated, draw, prepare

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


def compute_panel(
    scheme: Scheme, everything: Everything, *, simulated: bool = False, beside: Executor | None = None
) -> Iterator[Period]:
    """Every period in order; ``simulated`` adds intervals and shares of draws.

    With ``beside`` (see ``beside.another_process``) a period is simulated in another process while its
    changes are explained here; the numbers are the same.
    """
    observed = observed_ranges(scheme, everything)
    draws = draw(scheme) if simulated and beside is None else None
    steps: list[tuple[Against, int]] = [("previous", 1)]
    if scheme.periods_per_year > 1:
        steps.append(("year_earlier", scheme.periods_per_year))
    past: list[Period] = []
    last_scores: dict[str, dict[str, Fraction]] = {}
    for period, by_unit in everything.items():
        scores = {
            unit_id: compute(
                scheme, reported, observed=observed[period], last_scores=last_scores.get(unit_id, {})
            )
            for unit_id, reported in by_unit.items()
        }
        waiting = found = None
        if simulated:
            cases = [
                Case(unit_id, by_unit[unit_id], score, last_scores.get(unit_id, {}))
                for unit_id, score in scores.items()
            ]
            prepared = prepare(scheme, cases, observed[period])
            waiting = send(beside, prepared) if beside is not None else None
            found = outcome(draws, prepared) if draws is not None else None
        why = [
            (against, past[-step], unit_id, each)
            for against, step in steps
            if step <= len(past)
            for unit_id, each in _decompositions(past[-step], scores)
        ]
        if waiting is not None:
            found = waiting.result()
        all_draws, spread = found if found is not None else (None, ())
        for unit_id, score in scores.items():
            last_scores.setdefault(unit_id, {}).update(score.metric_scores)
        now = Period(
            period=period,
            scores=scores,
            ranks=ranks({unit_id: score.value for unit_id, score in scores.items()}, scheme.better),
            spreads={each.unit_id: each for each in spread},
            changes=tuple(
                Change(
                    unit_id,
                    against,
                    base.period,
                    each,
                    *_sureness(base.simulated, all_draws, unit_id, scheme),
                )
                for against, base, unit_id, each in why
            ),
            simulated=all_draws,
        )
        past = [*past[-scheme.periods_per_year :], now]
        yield now


def _decompositions(before: Period, scores: Mapping[str, Score]) -> Iterator[tuple[str, Decomposition]]:
    for unit_id, found in scores.items():
        earlier = before.scores.get(unit_id)
        why = decompose(earlier, found) if earlier is not None else None
        if why is not None:
            yield unit_id, why


def _sureness(
    before: Simulated | None, now: Simulated | None, unit_id: str, scheme: Scheme
) -> tuple[Fraction | None, Fraction | None]:
    if before is None or now is None:
        return None, None
    old, new = (each.published[each.units.index(unit_id)] for each in (before, now))
    return ahead(new, old, scheme), ahead(old, new, scheme)


def _varied(scheme: Scheme, rules: Mapping[str, Normalisation]) -> Scheme:
    return replace(scheme, normalisations={**scheme.normalisations, **rules})
