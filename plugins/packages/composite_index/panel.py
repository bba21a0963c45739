"""A scheme over many units and periods: every score, rank, change and interval.

This is what ``compose`` writes out and what the benchmark times; the site's own pages are made, quarter
by quarter, from the same functions.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Iterator, Mapping
from concurrent.futures import Executor, Future
from dataclasses import dataclass, replace
from fractions import Fraction
from typing import Literal

from .beside import Outcome, draws_of, outcome, send
from .decompose import Decomposition, Plans, decompose
from .engine import Score, compute
from .exact import NoMean
from .intervals import Spread, ahead
from .normalise import Range, ranges
from .observations import Reported
from .ranking import ranks
from .scheme import Normalisation, Scheme
from .uncertainty import Case, Simulated, prepare

#: What was reported, by period in order, then unit, then metric.
Everything = Mapping[str, Mapping[str, Reported]]
Against = Literal["previous", "year_earlier"]

#: Periods that may wait for the other process before the oldest is waited for.
_UNDER_WAY = 4


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
    """One period: what each unit reported, its score, rank, spread and changes, and the simulation they rest
    on. ``scheme`` is the edition in force."""

    period: str
    scheme: Scheme
    reported: Mapping[str, Reported]
    scores: Mapping[str, Score]
    ranks: Mapping[str, int]
    spreads: Mapping[str, Spread]
    changes: tuple[Change, ...]
    simulated: Simulated | None


def observed_ranges(scheme: Scheme, everything: Everything) -> dict[str, dict[str, Range]]:
    """For each period the observed range of every metric that some rule in force scores over one, in that
    period or over all of them as the rule says."""
    by_edition = {each.in_force_from: _ranges_of(each, everything) for each in scheme.editions or (scheme,)}
    return {period: by_edition[scheme.at(period).in_force_from][period] for period in everything}


def _ranges_of(scheme: Scheme, everything: Everything) -> dict[str, dict[str, Range]]:
    rules = [scheme, *(_varied(scheme, each) for each in scheme.uncertainty.normalisations)]
    if not any(rule.method == "observed_range" for each in rules for rule in each.normalisations.values()):
        return {period: {} for period in everything}
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


@dataclass(frozen=True, slots=True)
class _Begun:
    """A period whose exact part is done; ``found`` is what its simulation says, now or later."""

    period: str
    reported: Mapping[str, Reported]
    scores: Mapping[str, Score]
    why: tuple[tuple[Against, str, str, Decomposition], ...]
    found: Future[Outcome] | Outcome | None


def compute_panel(
    scheme: Scheme, everything: Everything, *, simulated: bool = False, beside: Executor | None = None
) -> Iterator[Period]:
    """Every period in order; ``simulated`` adds intervals and shares of draws.

    With ``beside`` (see ``beside.another_process``) periods are simulated in another process while this
    one goes on with the exact part of those that follow; the numbers are the same.
    """
    waiting: deque[_Begun] = deque()
    draws: dict[str, Simulated] = {}
    for begun in _begun(scheme, everything, simulated, beside):
        waiting.append(begun)
        if beside is None or len(waiting) > _UNDER_WAY:
            yield _finished(scheme, waiting.popleft(), draws)
    while waiting:
        yield _finished(scheme, waiting.popleft(), draws)


def _begun(
    scheme: Scheme, everything: Everything, simulated: bool, beside: Executor | None
) -> Iterator[_Begun]:
    """The exact part of every period in order: scores and decompositions; its simulation is sent off."""
    observed = observed_ranges(scheme, everything)
    draws = draws_of(scheme) if simulated and beside is None else {}
    steps: list[tuple[Against, int]] = [("previous", 1)]
    if scheme.periods_per_year > 1:
        steps.append(("year_earlier", scheme.periods_per_year))
    past: list[tuple[str, Mapping[str, Score]]] = []
    last_scores: dict[str, dict[str, Fraction]] = {}
    for period, by_unit in everything.items():
        now = scheme.at(period)
        scores = {}
        for unit_id, reported in by_unit.items():
            known = last_scores.get(unit_id, {})
            try:
                scores[unit_id] = compute(now, reported, observed=observed[period], last_scores=known)
            except NoMean as reason:
                raise NoMean(f"{unit_id} in {period}: {reason}") from None
        found: Future[Outcome] | Outcome | None = None
        if simulated:
            cases = [
                Case(unit_id, by_unit[unit_id], score, last_scores.get(unit_id, {}))
                for unit_id, score in scores.items()
            ]
            prepared = prepare(now, cases, observed[period])
            if beside is not None:
                found = send(beside, now.in_force_from, prepared)
            else:
                found = outcome(draws[now.in_force_from], prepared)
        why = tuple(
            (against, past[-step][0], unit_id, each)
            for against, step in steps
            if step <= len(past)
            for unit_id, each in _decompositions(past[-step][1], scores)
        )
        for unit_id, score in scores.items():
            last_scores.setdefault(unit_id, {}).update(score.metric_scores)
        past = [*past[-scheme.periods_per_year :], (period, scores)]
        yield _Begun(period, by_unit, scores, why, found)


def _finished(scheme: Scheme, begun: _Begun, draws: dict[str, Simulated]) -> Period:
    """The period with its simulation, which is kept in ``draws`` for the year that follows."""
    found = begun.found.result() if isinstance(begun.found, Future) else begun.found
    now, spread = found if found is not None else (None, ())
    period = Period(
        period=begun.period,
        scheme=scheme.at(begun.period),
        reported=begun.reported,
        scores=begun.scores,
        ranks=ranks({unit_id: score.value for unit_id, score in begun.scores.items()}, scheme.better),
        spreads={each.unit_id: each for each in spread},
        changes=tuple(
            Change(unit_id, against, base, each, *_sureness(draws.get(base), now, unit_id, scheme))
            for against, base, unit_id, each in begun.why
        ),
        simulated=now,
    )
    if now is not None:
        draws[begun.period] = now
    for old in list(draws)[: -scheme.periods_per_year]:
        del draws[old]
    return period


def _decompositions(
    before: Mapping[str, Score], scores: Mapping[str, Score]
) -> Iterator[tuple[str, Decomposition]]:
    for unit_id, found in scores.items():
        earlier = before.get(unit_id)
        why = decompose(earlier, found, plans_of(found)) if earlier is not None else None
        if why is not None:
            yield unit_id, why


def plans_of(score: Score) -> Plans:
    """The metrics whose targets are steps of a plan, by what the later figure's rule and row say."""
    return {
        leaf.rule.metric_id: None if leaf.given.planned is None else Fraction(leaf.given.planned)
        for leaf in score.leaves
        if leaf.rule is not None and leaf.given is not None and leaf.rule.has_plan
    }


def _sureness(
    before: Simulated | None, now: Simulated | None, unit_id: str, scheme: Scheme
) -> tuple[Fraction | None, Fraction | None]:
    if before is None or now is None:
        return None, None
    old, new = (each.published[each.units.index(unit_id)] for each in (before, now))
    return ahead(new, old, scheme), ahead(old, new, scheme)


def _varied(scheme: Scheme, rules: Mapping[str, Normalisation]) -> Scheme:
    return replace(scheme, normalisations={**scheme.normalisations, **rules})
