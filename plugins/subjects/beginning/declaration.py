"""The beginning: one row, and what it asks of every quarter."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from checked_tables.problems import Problem
from plugins.core.facts.assembly import Assembly
from plugins.core.facts.version import Read, ReadVersion
from plugins.core.packing.publisher import ReferenceTable
from plugins.core.subject import Subject

from .check import check_beginning, check_provenance
from .record import Beginning


def _check_reference(read: Read) -> Iterator[Problem]:
    yield from check_beginning(read.file(Beginning), read.placed(Beginning))


def _check_all(versions: Sequence[ReadVersion], reference: Read) -> Iterator[Problem]:
    for begun in reference.rows(Beginning)[:1]:
        yield from check_provenance(versions, begun)


def _reference(assembly: Assembly) -> Iterator[ReferenceTable]:
    yield ReferenceTable(Beginning.TABLE, assembly.rows(Beginning), even_empty=False)


SUBJECT = Subject(
    word="beginning",
    reference=_reference,
    records=(Beginning,),
    check_reference=_check_reference,
    check_all=_check_all,
)
