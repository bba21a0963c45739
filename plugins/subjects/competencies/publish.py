"""The code list of the levels of work: those of the framework, and everybody together."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from checked_tables.texts import Bilingual
from plugins.core.facts.assembly import Assembly
from plugins.core.packing.publisher import ReferenceTable
from plugins.subjects.framework.record import JobStratum

from .record import ALL_STRATA

_EVERYBODY = Bilingual("Everybody assessed", "Wote waliotathminiwa")


@dataclass(frozen=True, slots=True, kw_only=True)
class Stratum:
    """A level of work, under which competencies are told."""

    stratum_id: str
    level: Bilingual


def strata(assembly: Assembly) -> Iterator[ReferenceTable]:
    """Each level once, from the top; the framework lists it with each of its job groups."""
    levels = {one.stratum_id: one.level for one in assembly.rows(JobStratum)}
    every = {ALL_STRATA: _EVERYBODY, **levels}
    if levels:
        rows = tuple(Stratum(stratum_id=name, level=level) for name, level in every.items())
        yield ReferenceTable("strata", rows)
