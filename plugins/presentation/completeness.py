"""How much of the site is in Kiswahili: counted from records and prose, never declared."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, fields, is_dataclass
from functools import cache
from typing import Any

from plugins.assembly.dataset import QuarterRecords
from plugins.assembly.model import Assembly, QuarterReport
from plugins.assembly.records import Bilingual

_HEADING = re.compile(r"<h[2-6]\b")
_ENGLISH = re.compile(r'<div lang="en"')
#: The newest of what another field holds all of; what is not for readers.
_COUNTED_ELSEWHERE = frozenset({"metrics", "warnings"})
#: A quarter's declarations are counted with the reference tables that they come from.
_DECLARED: Mapping[type, tuple[str, ...]] = {QuarterRecords: ("declarations",)}
#: They repeat texts of the kinds before them.
_LAST = ("reports", "superseded")


@dataclass(frozen=True, slots=True, kw_only=True)
class Count:
    """Texts of one kind: all of them, and those without Kiswahili."""

    kind: str
    texts: int
    missing: int

    @property
    def kiswahili(self) -> int:
        """Texts that are in Kiswahili too."""
        return self.texts - self.missing


def count_records(assembly: Assembly) -> tuple[Count, ...]:
    """Each kind of record that has texts in two languages, by the name of its field in ``Assembly``.

    What several records share is counted once: with the first kind that has it, reports last.
    """
    seen: set[int] = set()
    names = [field.name for field in fields(assembly) if field.name not in _COUNTED_ELSEWHERE]
    in_order = sorted(names, key=lambda name: name in _LAST)
    counts = (count_texts(name, getattr(assembly, name), seen) for name in in_order)
    return tuple(count for count in counts if count.texts)


def count_texts(kind: str, records: Any, seen: set[int] | None = None) -> Count:
    """The texts in ``records``, however deep, and how many of them have no Kiswahili.

    A text counts once for each cell in which it was written, however many records refer to it; ``seen``
    holds the identities of the texts and records already looked at, and grows.
    """
    texts = list(_texts(records, set() if seen is None else seen))
    return Count(kind=kind, texts=len(texts), missing=sum(not text.sw for text in texts))


def count_prose(kind: str, pages: Iterable[str]) -> Count:
    """The sections of Kiswahili pages, as HTML (their beginnings count as one each), and how many of them
    go on in English."""
    sections = missing = 0
    for html in pages:
        sections += 1 + len(_HEADING.findall(html))
        missing += len(_ENGLISH.findall(html))
    return Count(kind=kind, texts=sections, missing=missing)


def _texts(records: Any, seen: set[int]) -> Iterator[Bilingual]:
    waiting = [records]
    while waiting:
        record = waiting.pop()
        if isinstance(record, tuple):
            waiting.extend(record)
            continue
        names = _parts_of(type(record))  # type: ignore[arg-type]
        if names is None or id(record) in seen:
            continue
        seen.add(id(record))
        if not isinstance(record, Bilingual):
            waiting.extend([getattr(record, name) for name in names])
        elif record:
            yield record


@cache
def _parts_of(kind: type) -> tuple[str, ...] | None:
    """The fields in which records of that kind may hold texts; ``None`` for what holds none."""
    if not is_dataclass(kind):
        return None
    if issubclass(kind, QuarterReport):
        return ("records",)
    return tuple(field.name for field in fields(kind) if field.name not in _DECLARED.get(kind, ()))
