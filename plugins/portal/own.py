"""What one released version says by itself, before it is compared with any other.

This is the part of a report that never changes once released, and so the part that is frozen beside
its data: figures, targets, achievement, indices, labour effectiveness. Changes and trends depend on
other quarters too, which may be corrected later, so they are drawn afresh (``quarter.py``).
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from checked_tables.problems import Problem
from plugins.core.time.quarter import Quarter
from plugins.core.time.release import Provenance
from plugins.subjects.figures.measure import Figure, Key, figures
from plugins.subjects.index.measure import Indexed, indices
from plugins.subjects.targets.measure import TargetKey, targets_in_force
from plugins.subjects.targets.record import Target
from plugins.subjects.units.record import Unit

from .dataset import QuarterRecords


@dataclass(frozen=True, slots=True, kw_only=True)
class Own:
    """One version's figures with the targets and the indices (by unit, the Assembly first) that follow
    from them; ``problems`` where the index cannot be computed."""

    records: QuarterRecords
    figures: Mapping[Key, Figure]
    targets: Mapping[TargetKey, Target]
    indices: Mapping[str, Indexed]
    problems: tuple[Problem, ...]

    @property
    def quarter(self) -> Quarter:
        """The quarter it reports on."""
        return self.records.release.quarter

    @property
    def provenance(self) -> Provenance:
        """Series never mix provenances."""
        return self.records.release.provenance


def own(records: QuarterRecords, units: Sequence[Unit]) -> Own:
    """Everything that follows from one version's own rows and its own copy of the declarations."""
    release, declared = records.release, records.declarations
    found = figures(records, units)
    targets = targets_in_force(declared.targets, release.quarter)
    indexed = tuple(indices(release, declared.scheme, found, targets, units))
    return Own(
        records=records,
        figures=found,
        targets=targets,
        indices={one.index.unit.unit_id: one for one in indexed if isinstance(one, Indexed)},
        problems=tuple(one for one in indexed if isinstance(one, Problem)),
    )
