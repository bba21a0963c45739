"""Targets, of which each version keeps a copy."""

from __future__ import annotations

from collections.abc import Iterator

from checked_tables.problems import Problem
from plugins.core.facts.assembly import Assembly
from plugins.core.facts.version import Read
from plugins.core.packing.publisher import ReferenceTable
from plugins.core.subject import Subject
from plugins.subjects.metrics.measure import by_key
from plugins.subjects.metrics.record import Metric
from plugins.subjects.units.measure import by_id
from plugins.subjects.units.record import Unit

from .check import check_targets
from .measure import shown_targets
from .record import Target


def _check_reference(read: Read) -> Iterator[Problem]:
    metrics, units = by_key(read.rows(Metric)), by_id(read.declared.rows(Unit))
    yield from check_targets(read.file(Target), read.placed(Target), metrics, units)


def _reference(assembly: Assembly) -> Iterator[ReferenceTable]:
    yield ReferenceTable(Target.TABLE, shown_targets(assembly))


SUBJECT = Subject(
    word="targets",
    uses=("metrics", "units"),
    reference=_reference,
    records=(Target,),
    check_reference=_check_reference,
)
