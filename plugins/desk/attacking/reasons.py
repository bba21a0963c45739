"""What an edition says about hiding: how many numbers were withheld for which reason, in whatever file.

The reasons have fixed words, in both languages and as codes. Wherever one of them stands with a whole number,
in a sentence or in the same row, it is taken as said: of one quarter where the file or the row names one,
else of everything that is out.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from disclosure_control.outputs import Piece, pieces
from disclosure_control.told import WHY, Told, Why

_QUARTER = re.compile(r"(?<!\d)(\d{4}-\d{2}-[Qq][1-4])(?!\d)")
_NUMBER = re.compile(r"(?<![\w.,-])(\d{1,3}(?:,\d{3})+|\d+)(?![\w%]|[.,-]\d)")
_MOST_WORDS = 400


@dataclass(frozen=True, slots=True)
class Reasons:
    """In which words each reason is told."""

    words: Mapping[Why, tuple[str, ...]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Statement:
    """So many ``numbers`` were hidden by the ``rule``, it says at ``place``; ``quarter`` is empty where it is
    said of everything."""

    place: str
    quarter: str
    rule: Why
    numbers: int


def reasons_in(words: Mapping[str, Iterable[str]]) -> Reasons:
    """The reasons by what they are called on pages, their codes beside that."""
    return Reasons({rule: tuple(dict.fromkeys((rule, *words.get(rule, ())))) for rule in WHY})


def statements_in(texts: Mapping[str, bytes], reasons: Reasons) -> Iterator[Statement]:
    """Every statement of a number of reasons, once for each place."""
    every = [word for words in reasons.words.values() for word in words]
    marks = [mark.encode() for word in every for mark in (word, word.replace("'", "&#39;"))]
    for name, content in texts.items():
        if content[:4] != b"PK\x03\x04" and not any(mark in content for mark in marks):
            continue
        for piece in pieces(name, content):
            yield from _of_piece(name, piece, reasons)


def _of_piece(name: str, piece: Piece, reasons: Reasons) -> Iterator[Statement]:
    said = piece.said.strip()
    if len(said) > _MOST_WORDS:
        return
    around = " | ".join(piece.around)
    for rule, words in reasons.words.items():
        if any(word in said for word in words):
            rest = said
            for word in words:
                rest = rest.replace(word, " ")
            numbers = _NUMBER.findall(_QUARTER.sub(" ", rest))
            if len(numbers) == 1:
                yield Statement(place=f"{name} {piece.place}", quarter=_quarter(name, said), rule=rule,
                                numbers=_whole(numbers[0]))  # fmt: skip
        elif _NUMBER.fullmatch(said) and any(each.strip() in words for each in piece.around):
            yield Statement(place=f"{name} {piece.place}", quarter=_quarter(name, around), rule=rule,
                            numbers=_whole(said))  # fmt: skip


def _whole(text: str) -> int:
    return int(text.replace(",", ""))


def _quarter(name: str, around: str) -> str:
    found = _QUARTER.search(around) or _QUARTER.search(name)
    return found[1].upper() if found else ""


def told_by(statements: Iterable[Statement], hidden: Mapping[str, Mapping[str, int]]) -> Iterator[Told]:
    """What the statements of each file say together of the numbers that are ``hidden``: by quarter, each with
    how often it is counted."""
    groups: dict[tuple[str, str], dict[Why, int]] = defaultdict(dict)
    for each in statements:
        groups[each.place.partition(" ")[0], each.quarter].setdefault(each.rule, each.numbers)
    once: dict[tuple[str, tuple[tuple[Why, int], ...]], str] = {}
    for (file, quarter), rules in groups.items():
        once.setdefault((quarter, tuple(sorted(rules.items()))), file)
    for (quarter, counted), file in once.items():
        among: dict[str, int] = defaultdict(int)
        for hiding, names in hidden.items():
            if quarter in ("", hiding):
                for name, times in names.items():
                    among[name] += times
        yield Told(name=file, among=dict(among), rules=dict(counted))
