"""Keys and signatures: the table of keys is published, each signature as a file beside its checksum."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from checked_tables.problems import Problem
from plugins.core.facts.assembly import Assembly
from plugins.core.facts.version import Read
from plugins.core.packing.publisher import ReferenceTable
from plugins.core.subject import Subject

from .check import check_keys, check_signatures
from .record import Key, SignedChecksum


def _reference(assembly: Assembly) -> Iterator[ReferenceTable]:
    yield ReferenceTable(Key.TABLE, assembly.rows(Key), even_empty=False)


def _check_reference(read: Read) -> Iterator[Problem]:
    yield from check_keys(read.file(Key), read.placed(Key))


def _check(read: Read, _: Sequence[Problem]) -> Iterator[Problem]:
    yield from check_signatures(
        read.file(SignedChecksum), read.placed(SignedChecksum), read.reference.rows(Key)
    )


SUBJECT = Subject(
    word="keys",
    records=(Key, SignedChecksum),
    reference=_reference,
    check=_check,
    check_reference=_check_reference,
)
