"""What an edition says about hiding: how many numbers were withheld for which reason, in whatever file.

The reasons have fixed words, in both languages and as codes. Wherever one of them stands with a whole number,
in a sentence or in the same row, it is taken as said: of one version of a quarter where the file or the row
names it (``2026-27-q1/v2/``), of the newest where it names the quarter alone, else of everything that is out.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from disclosure_control.outputs import Piece, pieces
from disclosure_control.told import WHY, Told, Why

from .rows import NAMED_QUARTER, VersionId, version_named

_NUMBER = re.compile(r"(?<![\w.,-])(\d{1,3}(?:,\d{3})+|\d+)(?![\w%]|[.,-]\d)")
_MOST_WORDS = 400


@dataclass(frozen=True, slots=True)
class Reasons:
    """In which words each reason is told."""

    words: Mapping[Why, tuple[str, ...]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Statement:
    """So many ``numbers`` were hidden by the ``rule``, it says at ``place``; ``quarter`` is empty where it is
    said of everything, ``version`` 0 where it is said of the newest."""

    place: str
    quarter: str
    rule: Why
    numbers: int
    version: int = 0


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
            numbers = _NUMBER.findall(NAMED_QUARTER.sub(" ", rest))
            if len(numbers) == 1:
                yield _statement(name, piece, rule, said, numbers[0])
        elif _NUMBER.fullmatch(said) and any(each.strip() in words for each in piece.around):
            yield _statement(name, piece, rule, around, said)


def _statement(name: str, piece: Piece, rule: Why, around: str, number: str) -> Statement:
    quarter, version = version_named(around)
    if not quarter:
        quarter, version = version_named(name)
    return Statement(
        place=f"{name} {piece.place}",
        quarter=quarter,
        version=version or version_named(name)[1],
        rule=rule,
        numbers=_whole(number),
    )


def _whole(text: str) -> int:
    return int(text.replace(",", ""))


def told_by(statements: Iterable[Statement], hidden: Mapping[VersionId, Iterable[str]]) -> Iterator[Told]:
    """What the statements of each file say together of the numbers that are ``hidden`` by that version: each
    with how often it is counted."""
    newest = dict(sorted(hidden))  # by quarter, who speaks last
    groups: dict[tuple[str, VersionId], dict[Why, int]] = defaultdict(dict)
    for each in statements:
        version = (each.quarter, each.version)
        if each.quarter in newest and version not in hidden:
            version = (each.quarter, newest[each.quarter])
        groups[each.place.partition(" ")[0], version].setdefault(each.rule, each.numbers)
    once: dict[tuple[VersionId, tuple[tuple[Why, int], ...]], str] = {}
    for (file, version), rules in groups.items():
        once.setdefault((version, tuple(sorted(rules.items()))), file)
    for (version, counted), file in once.items():
        of = newest.items() if not version[0] else [version]
        among = Counter(name for each in of for name in hidden.get(each, ()))
        yield Told(name=file, among=among, rules=dict(counted))
