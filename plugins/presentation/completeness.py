"""How much of the site is in Kiswahili: counted from records and prose, never declared."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, fields, is_dataclass
from typing import Any

from plugins.assembly.model import Assembly, QuarterReport
from plugins.assembly.records import Bilingual

_HEADING = re.compile(r"<h[2-6]\b")
_ENGLISH = re.compile(r'<div lang="en"')
#: Older or newer forms of what another field already holds.
_COUNTED_ELSEWHERE = frozenset({"metrics", "warnings"})


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

    Of a report only what was typed for it is counted; definitions have a kind of their own.
    """
    for field in fields(assembly):
        if field.name not in _COUNTED_ELSEWHERE:
            count = count_texts(field.name, getattr(assembly, field.name))
            if count.texts:
                yield count


def count_texts(kind: str, records: Any) -> Count:
    """The texts in ``records``, however deep, and how many of them have no Kiswahili."""
    found = list(_texts(records))
    return Count(kind=kind, texts=len(found), missing=sum(not text.sw for text in found))


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
