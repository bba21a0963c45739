"""What a page says in words, taken from what it is made of: so two versions of a page can be compared.

Tables are left out, because their numbers stand in files; so is what only tells which version a page is of.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from difflib import SequenceMatcher
from typing import Any

from .page import Page
from .parts import Discs, FigureView, KeyFigure, Scale, Section, Sheet, Text
from .tables import Cell, Table

#: Parts of a page that record the release or lead elsewhere.
_RECORD = frozenset(
    {"heading", "particulars", "notices", "readers", "corrections", "words", "made", "provenance", "markers"}
    | {"sign_offs", "downloads", "earlier", "later"}
)
_END = re.compile(r"(?<=[.!?]) (?=[A-Z“])")
#: From this share of equal text on, a sentence is another form of one that is gone.
_ALIKE = 0.5

#: What a place of a page says, sentence by sentence.
Told = Mapping[str, tuple[str, ...]]


def told_on(page: Page) -> Told:
    """The sentences of a page by the anchor of their section, each once, in their order."""
    found: dict[str, dict[str, None]] = {}
    for place, text in _texts(page.view, ""):
        for sentence in _END.split(text.strip()):
            if sentence:
                found.setdefault(place, {})[sentence] = None
    return {place: tuple(sentences) for place, sentences in found.items()}


def retold(old: Sequence[str], new: Sequence[str]) -> Iterator[tuple[str, str]]:
    """The sentences that only one of two versions of a place says, each beside the one that says the same
    otherwise; empty where there is none.

    >>> list(retold(["All is well.", "It met 7 targets."], ["It met 6 targets.", "All is well.", "New."]))
    [('It met 7 targets.', 'It met 6 targets.'), ('', 'New.')]
    """
    gone = [sentence for sentence in old if sentence not in new]
    come = [sentence for sentence in new if sentence not in old]
    for sentence in gone:
        likest = max(come, key=lambda other: _alike(sentence, other), default="")
        if likest and _alike(sentence, likest) >= _ALIKE:
            come.remove(likest)
            yield sentence, likest
        else:
            yield sentence, ""
    yield from (("", sentence) for sentence in come)


def _alike(one: str, other: str) -> float:
    return SequenceMatcher(None, one.split(), other.split(), autojunk=False).ratio()


def _texts(part: Any, place: str) -> Iterator[tuple[str, str]]:
    """Every text under a part of a page, with its place."""
    if isinstance(part, str | Text | Cell):
        yield place, part if isinstance(part, str) else part.text
    elif isinstance(part, Section):
        yield from _texts((part.heading, part.paragraphs, part.points, part.figures), part.section_id)
    elif isinstance(part, FigureView):
        yield from _texts((part.title, part.subtitle, part.description), place)
    elif isinstance(part, KeyFigure):
        label, note = (next((text for _, text in _texts(one, "")), "") for one in (part.label, part.note))
        value = " ".join(filter(None, (part.before, part.value, part.unit)))
        yield place, f"{label}: {value}; {note}".removesuffix("; ")
    elif isinstance(part, Scale):
        yield from _texts((f"{part.value} {part.most} · {part.band}", *part.lines), place)
    elif isinstance(part, Discs):
        yield place, part.said
    elif isinstance(part, Sheet):
        yield from _texts({name: getattr(part, name) for name in part.__dataclass_fields__}, place)
    elif isinstance(part, Mapping):
        for name, value in part.items():
            if name not in _RECORD:
                yield from _texts(value, place if isinstance(value, Mapping | Sheet) else str(name))
    elif isinstance(part, Sequence) and not isinstance(part, Table):
        for each in part:
            yield from _texts(each, place)
