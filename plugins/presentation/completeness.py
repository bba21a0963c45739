"""How much of the site is in Kiswahili: counted from records and prose, never declared."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, fields, is_dataclass
from typing import Any

from plugins.assembly.model import Assembly, QuarterReport
from plugins.assembly.texts import Bilingual

_HEADING = re.compile(r"<h[2-6]\b")
_ENGLISH = re.compile(r'<div lang="en"')
#: The newest of what another field holds all of; what no page shows.
_COUNTED_ELSEWHERE = frozenset({"metrics", "warnings", "others"})
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


def count_records(assembly: Assembly) -> Iterator[Count]:
    """Each kind of record that has texts in two languages, by the name of its field in ``Assembly``.

    What several records share is counted once: with the first kind that has it, reports last.
    """
    seen: set[int] = set()
    names = [field.name for field in fields(assembly) if field.name not in _COUNTED_ELSEWHERE]
    for name in sorted(names, key=lambda name: name in _LAST):
        count = count_texts(name, getattr(assembly, name), seen)
        if count.texts:
            yield count


def count_texts(kind: str, records: Any, seen: set[int] | None = None) -> Count:
    """The texts in ``records``, however deep, and how many of them have no Kiswahili.

    A text counts once for each cell in which it was written, however many records refer to it; ``seen``
    holds the identities of those already counted, and grows.
    """
    known = set() if seen is None else seen
    texts = missing = 0
    for text in _texts(records):
        if id(text) not in known:
            known.add(id(text))
            texts += 1
            missing += not text.sw
    return Count(kind=kind, texts=texts, missing=missing)


def count_prose(kind: str, pages: Iterable[str]) -> Count:
    """The sections of Kiswahili pages, as HTML (their beginnings count as one each), and how many of them
    go on in English."""
    sections = missing = 0
    for html in pages:
        sections += 1 + len(_HEADING.findall(html))
        missing += len(_ENGLISH.findall(html))
    return Count(kind=kind, texts=sections, missing=missing)


def _texts(record: Any) -> Iterator[Bilingual]:
    if isinstance(record, Bilingual):
        if record:
            yield record
    elif isinstance(record, tuple):
        for one in record:
            yield from _texts(one)
    elif isinstance(record, QuarterReport):
        if record.records is not None:
            yield from _texts(
                tuple(
                    getattr(record.records, field.name)
                    for field in fields(record.records)
                    if field.name != "declarations"
                )
            )
    elif is_dataclass(record):
        for field in fields(record):
            yield from _texts(getattr(record, field.name))
