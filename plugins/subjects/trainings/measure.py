"""Trainings of the Assembly, counted: by topic, by group, by provider, by year; what a participant cost."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from decimal import Decimal

from plugins.core.facts.assembly import Report
from plugins.core.measures.rounding import half_up, quotient
from plugins.core.time.quarter import Quarter
from plugins.core.time.release import Release

from .model import TrainingReport, TrainingTally, TrainingView
from .record import LocalTraining

_ZERO = Decimal(0)
_KEYS: Mapping[TrainingView, Callable[[LocalTraining], str]] = {
    "topic": lambda one: one.topic,
    "cadre": lambda one: one.cadre,
    "provider_kind": lambda one: one.provider_kind,
    "year": lambda one: financial_year(one),
}


def financial_year(training: LocalTraining) -> str:
    """The financial year in which it ended: ``2026-27``."""
    day = training.ended_on
    first = day.year if day.month > 6 else day.year - 1
    return f"{first}-{(first + 1) % 100:02d}"


def training_report(release: Release, first: Quarter, trainings: Iterable[LocalTraining]) -> TrainingReport:
    """All trainings from ``first`` to the release's quarter, those of the most trainings first in each tally
    (years the newest first)."""
    newest_first = tuple(sorted(trainings, key=lambda one: (one.ended_on, one.training_id), reverse=True))
    return TrainingReport(
        release=release,
        first=first,
        trainings=newest_first,
        by={view: _tallies(newest_first, view) for view in _KEYS},
        all=tally("", newest_first),
    )


def tally(key: str, trainings: Sequence[LocalTraining]) -> TrainingTally:
    """Trainings added up.

    Cost of a participant = sum of costs / sum of people, over the trainings whose cost and attendance are
    both known: a ratio of sums, so that a small dear course does not count as much as a large one. Mean mark
    = sum of mean x number of marks / sum of marks.
    """
    counted = [one for one in trainings if one.attended is not None]
    costed = [one for one in trainings if one.cost_kes is not None]
    both = [one for one in counted if one.cost_kes is not None]
    people = sum(one.attended or 0 for one in both)
    cost = sum((one.cost_kes or _ZERO for one in both), _ZERO)
    marks = sum(one.n_evaluations or 0 for one in trainings)
    total = sum(((one.evaluation_mean or _ZERO) * (one.n_evaluations or 0) for one in trainings), _ZERO)
    return TrainingTally(
        key=key,
        trainings=len(trainings),
        counted=len(counted),
        attended=sum(one.attended or 0 for one in counted),
        costed=len(costed),
        cost_kes=sum((one.cost_kes or _ZERO for one in costed), _ZERO),
        cost_per_participant=half_up(quotient(cost, Decimal(people)), 0) if people else None,
        evaluation=half_up(quotient(total, Decimal(marks)), 1) if marks else None,
        marks=marks,
    )


def _tallies(trainings: Sequence[LocalTraining], view: TrainingView) -> tuple[TrainingTally, ...]:
    groups: dict[str, list[LocalTraining]] = {}
    for one in trainings:
        groups.setdefault(_KEYS[view](one), []).append(one)
    found = [tally(key, those) for key, those in groups.items()]
    if view == "year":
        return tuple(sorted(found, key=lambda each: each.key, reverse=True))
    return tuple(sorted(found, key=lambda each: (-each.trainings, each.key)))


def all_trainings(reports: Sequence[Report]) -> TrainingReport | None:
    """Every training of the current releases; ``None`` if none was recorded."""
    found = [one for one in reports if one.rows(LocalTraining)]
    if not found:
        return None
    trainings = [row for one in found for row in one.rows(LocalTraining)]
    return training_report(found[-1].release, found[0].quarter, trainings)
