"""The service charter."""

from __future__ import annotations

from collections.abc import Iterator

from checked_tables.problems import Problem
from plugins.core.facts.assembly import Assembly
from plugins.core.facts.version import Read
from plugins.core.packing.publisher import ReferenceTable
from plugins.core.subject import Subject

from .check import check_standards
from .measure import shown_standards
from .record import ServiceStandard


def _check_reference(read: Read) -> Iterator[Problem]:
    yield from check_standards(read.file(ServiceStandard), read.placed(ServiceStandard))


def _reference(assembly: Assembly) -> Iterator[ReferenceTable]:
    yield ReferenceTable(ServiceStandard.TABLE, shown_standards(assembly))


SUBJECT = Subject(
    word="charter", records=(ServiceStandard,), check_reference=_check_reference, reference=_reference
)
