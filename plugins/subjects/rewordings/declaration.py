"""Released words that are said in another way since."""

from __future__ import annotations

from collections.abc import Iterator

from checked_tables.problems import Problem
from plugins.core.facts.drift import Retold
from plugins.core.facts.store import Facts
from plugins.core.facts.version import Read
from plugins.core.subject import Subject

from .check import check_text_changes
from .record import TextChange


def _retold(reference: Facts) -> Iterator[Retold]:
    for row in sorted(reference.rows(TextChange), key=lambda each: each.changed_on):
        yield row.retold


def _check_reference(read: Read) -> Iterator[Problem]:
    yield from check_text_changes(read.file(TextChange), read.placed(TextChange), read.tables.tables)


SUBJECT = Subject(word="rewordings", records=(TextChange,), retold=_retold, check_reference=_check_reference)
