"""Bungoma County's competency framework."""

from __future__ import annotations

from collections.abc import Iterator

from checked_tables.checked import CheckedTables
from plugins.core.facts.store import Facts
from plugins.core.subject import Subject

from .read import joined
from .record import Competency, Framework, Indicator, JobStratum


def _gather_reference(_: CheckedTables, reference: Facts) -> Iterator[Framework]:
    yield Framework(competencies=joined(reference.rows(Competency), reference.rows(Indicator)))


SUBJECT = Subject(
    word="framework", records=(JobStratum, Competency, Indicator), gather_reference=_gather_reference
)
