"""Targets, of which each version keeps a copy."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from checked_tables.problems import Problem
from plugins.core.facts.assembly import Assembly
from plugins.core.facts.version import Read, ReadVersion
from plugins.core.packing.publisher import ReferenceTable
from plugins.core.subject import Subject
from plugins.subjects.metrics.measure import by_key
from plugins.subjects.metrics.record import Metric
from plugins.subjects.units.measure import by_id
from plugins.subjects.units.record import Unit

from .check import check_none_plays, check_targets
from .check_ends import check_new_versions, check_new_year
from .measure import shown_targets
from .record import Target


def _check_reference(read: Read) -> Iterator[Problem]:
    metrics, units = by_key(read.rows(Metric)), by_id(read.declared.rows(Unit))
    yield from check_targets(read.file(Target), read.placed(Target), metrics, units)


def _check_all(versions: Sequence[ReadVersion], reference: Read) -> Iterator[Problem]:
    file, placed = reference.file(Target), reference.placed(Target)
    metrics, units = by_key(reference.rows(Metric)), by_id(reference.rows(Unit))
    frozen = [each.quarter for each in versions if each.has_own_declarations]
    yield from check_new_versions(file, placed, metrics, max(frozen, default=None))
    real = (each for each in versions if each.release is not None and not each.release.is_illustrative)
    yield from check_none_plays(
        file, placed, [each.quarter for each in real if not each.has_own_declarations]
    )
    if versions:
        rows = [each.record for each in placed]
        yield from check_new_year(file, rows, metrics, units, max(each.quarter for each in versions))


def _reference(assembly: Assembly) -> Iterator[ReferenceTable]:
    yield ReferenceTable(Target.TABLE, shown_targets(assembly))


SUBJECT = Subject(
    word="targets",
    uses=("metrics", "units"),
    reference=_reference,
    records=(Target,),
    check_reference=_check_reference,
    check_all=_check_all,
)
