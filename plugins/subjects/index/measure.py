"""The index of each unit: what the engine makes of its figures, or why there is none.

The engine (``composite_index``) knows schemes and scores; here a quarter's figures and targets
are handed to it, and its answer is put in the site's terms (``measure_nodes.py`` has the worked
calculation). A metric scored against its target that has no target in force counts as missing.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from fractions import Fraction

from checked_tables.problems import Problem
from composite_index.engine import Score, compute
from composite_index.exact import half_up as half_up_fraction
from composite_index.normalise import CannotScore, Given, Range, ranges
from composite_index.scheme import Scheme
from plugins.core.claims.change import nothing_yet
from plugins.core.facts.history import Measured
from plugins.core.facts.store import Facts
from plugins.core.time.release import Release
from plugins.subjects.figures.measure import Figure, Key, OwnFigures
from plugins.subjects.scheme.record import caps_pct, scheme_of
from plugins.subjects.targets.measure import TargetKey
from plugins.subjects.targets.record import Target
from plugins.subjects.units.measure import reporting_units
from plugins.subjects.units.record import ASSEMBLY_ID, Unit

from .measure_nodes import index_nodes
from .model import UnitIndex


@dataclass(frozen=True, slots=True, kw_only=True)
class OwnIndices:
    """The indices that follow from a version's own figures, by unit, the Assembly first."""

    by_unit: Mapping[str, Indexed]


class LastScores:
    """The latest score that each metric of a unit's index had along a series."""

    def __init__(self) -> None:
        self._scores: dict[str, dict[str, Fraction]] = {}

    def add(self, one: Measured) -> None:
        """Take in the next quarter."""
        for unit_id, indexed in one[OwnIndices].by_unit.items():
            if indexed.score is not None:
                self._scores.setdefault(unit_id, {}).update(indexed.score.metric_scores)

    def of(self, unit_id: str) -> Mapping[str, Fraction]:
        """Those of one unit, by metric."""
        return self._scores.get(unit_id, {})


@dataclass(frozen=True, slots=True)
class Indexed:
    """A unit's index before it is compared, with what the engine was given and what it answered."""

    index: UnitIndex
    score: Score | None = None
    given: Mapping[str, Given] | None = None
    observed: Mapping[str, Range] | None = None


def indices(
    release: Release,
    scheme: Scheme | None,
    figures: Mapping[Key, Figure],
    targets: Mapping[TargetKey, Target],
    units: Sequence[Unit],
) -> Iterator[Indexed | Problem]:
    """The Assembly's index, then that of each unit of a kind for which the scheme names a variant; a
    problem in place of an index whose figures cannot be scored."""
    whole = next((unit for unit in units if unit.unit_id == ASSEMBLY_ID), None)
    if whole is None:
        return
    if not release.has_index or scheme is None or not scheme.applies_in(str(release.quarter)):
        reason = "no_scheme" if release.has_index else "not_yet"
        yield Indexed(_without(release, whole, reason))
        return
    for unit in (whole, *(unit for unit in units if unit is not whole)):
        own = scheme.for_kind(unit.kind)
        if own is not None and (unit is whole or unit.kind in own.applies_to):
            yield _indexed(release, own, figures, targets, unit, units)


def helped_by_missing(found: Indexed, last_scores: Mapping[str, Fraction]) -> bool:
    """Whether the index would be lower if what is missing still had its last known score."""
    if found.score is None or found.given is None or not last_scores:
        return False
    if all(leaf.score is not None for leaf in found.score.leaves):
        return False
    again = compute(found.score.scheme, found.given, observed=found.observed, last_scores=last_scores)
    return again.helped_by_missing


def _indexed(
    release: Release,
    scheme: Scheme,
    figures: Mapping[Key, Figure],
    targets: Mapping[TargetKey, Target],
    unit: Unit,
    units: Sequence[Unit],
) -> Indexed | Problem:
    given = dict(_given(scheme, figures, targets, unit))
    alike = [(one, each) for each in units if each.kind == unit.kind for one in scheme.normalisations]
    observed = ranges(scheme, _numbers(figures, alike))
    try:
        score = compute(scheme, given, observed=observed)
    except CannotScore as reason:
        return Problem(
            file=f"{release.folder}/observations.csv",
            kind="cannot-score",
            found=f"The index of {unit.unit_id} cannot be computed: {reason}.",
            write="Correct the figure or its target, or the rule in the scheme's normalisation.csv.",
        )
    root = score.root
    plain = _without(release, unit, "")
    index = replace(
        plain,
        status="computed" if score.value is not None else "incomplete",
        value=score.value,
        band=score.band,
        coverage_pct=half_up_fraction(100 * root.coverage, 1),
        worst=None if root.worst is None else half_up_fraction(root.worst, scheme.decimals),
        best=None if root.best is None else half_up_fraction(root.best, scheme.decimals),
        reason="" if score.value is not None else "too_little_reported",
        nodes=index_nodes(score, figures, unit, caps_pct(scheme)),
    )
    return Indexed(index, score, given, observed)


def _given(
    scheme: Scheme, figures: Mapping[Key, Figure], targets: Mapping[TargetKey, Target], unit: Unit
) -> Iterator[tuple[str, Given]]:
    for metric_id, rule in scheme.normalisations.items():
        figure = figures.get((metric_id, unit.unit_id))
        if figure is None:
            continue
        target = targets.get((metric_id, figure.metric.metric_version, unit.unit_id))
        value = target.value if target else None
        if rule.method == "ratio_to_target" and value is None and rule.target is None:
            exempt = figure.status == "not_applicable"
            yield metric_id, Given(None, status="not_applicable" if exempt else "not_collected")
        else:
            yield metric_id, Given(figure.fraction, value, figure.status)


def _numbers(
    figures: Mapping[Key, Figure], wanted: Sequence[tuple[str, Unit]]
) -> Iterator[tuple[str, Fraction]]:
    for metric_id, unit in wanted:
        figure = figures.get((metric_id, unit.unit_id))
        number = figure.fraction if figure else None
        if number is not None:
            yield metric_id, number


def _without(release: Release, unit: Unit, reason: str) -> UnitIndex:
    quarter = release.quarter
    return UnitIndex(
        unit=unit,
        quarter=quarter,
        status="no_index",
        value=None,
        band=None,
        coverage_pct=Decimal(0),
        worst=None,
        best=None,
        reason=reason,
        nodes=(),
        change_previous=nothing_yet(unit.unit_id, quarter, "previous"),
        change_year=nothing_yet(unit.unit_id, quarter, "year"),
        helped_by_missing=False,
    )


def own_indices(one: Measured, _: Facts) -> Iterator[OwnIndices | Problem]:
    """What a version's own figures come to, and what cannot be scored."""
    scheme = scheme_of(one.version.declared)
    figures = one[OwnFigures]
    units = reporting_units(one.version)
    indexed = tuple(indices(one.release, scheme, figures.figures, figures.targets, units))
    yield from (each for each in indexed if isinstance(each, Problem))
    by_unit = {each.index.unit.unit_id: each for each in indexed if isinstance(each, Indexed)}
    yield OwnIndices(by_unit=by_unit)
