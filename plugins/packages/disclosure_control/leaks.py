"""Does a protected value stand in anything that is published? The built files are read to find out.

A value is found where a number equals it and the words around that number name every coordinate of the
cell. Small counts are everywhere, so the words decide; a row that names the same coordinates and holds the
number in another column is reported too, for somebody has to look.
"""

from __future__ import annotations

import html
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation

from .outputs import Piece, opened, pieces

_SEPARATED = re.compile(r"(?<=\d)[,'\u00a0\u2009\u202f ](?=\d{3}(?!\d))")
_DATE = re.compile(r"\b\d{4}-\d{2}-(?:\d{2}|Q\d)\b")
_TAG = re.compile(r"<[^>]*>")
_NUMBER = re.compile(r"(?<![\w.])[-−]?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?(?!\w)")


@dataclass(frozen=True, slots=True, kw_only=True)
class Protected:
    """A cell that is not published. Each coordinate is a tuple of its spellings (id, English, Kiswahili)."""

    name: str
    coordinates: tuple[tuple[str, ...], ...]
    value: Decimal


@dataclass(frozen=True, slots=True, kw_only=True)
class Leak:
    """A protected value in a published file: which file, where in it, which cell, and what stands there."""

    output: str
    place: str
    cell: str
    said: str


def find_values(outputs: Mapping[str, bytes], protected: Iterable[Protected]) -> tuple[Leak, ...]:
    """Every place in the files (by name, as bytes) where a protected value stands beside its coordinates."""
    sought = tuple(protected)
    leaks: dict[Leak, None] = {}
    for output, content in opened(outputs):
        there = _could_be_in(content, sought)
        by_value: dict[Decimal, list[Protected]] = {}
        for cell in there:
            by_value.setdefault(cell.value.normalize(), []).append(cell)
        for piece in pieces(output, content) if there else ():
            for number in set(numbers_in(piece.said)):
                for cell in by_value.get(number, ()):
                    if _names(piece, cell):
                        leaks[
                            Leak(output=output, place=piece.place, cell=cell.name, said=piece.said[:120])
                        ] = None
    return tuple(leaks)


def _could_be_in(content: bytes, sought: tuple[Protected, ...]) -> tuple[Protected, ...]:
    """The cells all of whose coordinates are spelt somewhere in the file; all of them for an archive, whose
    words cannot be read without opening it."""
    if content[:4] == b"PK\x03\x04" or content[:2] == b"\x1f\x8b":
        return sought
    text = html.unescape(content.decode("utf-8", "replace"))
    text = f"{text} {_TAG.sub('', text)}".casefold()
    spelt: dict[str, bool] = {}

    def stands(word: str) -> bool:
        if word not in spelt:
            spelt[word] = word.casefold() in text
        return spelt[word]

    return tuple(
        cell for cell in sought if all(any(map(stands, spellings)) for spellings in cell.coordinates)
    )


def numbers_in(text: str) -> Iterator[Decimal]:
    """The numbers in a text, thousands separators taken out, trailing zeros dropped; dates are none.

    >>> list(numbers_in("1,204 of 3.50"))
    [Decimal('1204'), Decimal('3.5')]
    """
    for match in _NUMBER.finditer(_SEPARATED.sub("", _DATE.sub(" ", text))):
        try:
            number = Decimal(match[0].replace("−", "-")).normalize()
        except InvalidOperation:
            continue
        yield number


def _names(piece: Piece, cell: Protected) -> bool:
    """Whether the words around the number name each coordinate in one of its spellings."""
    around = " | ".join(piece.around).casefold()
    return all(any(_stands(each.casefold(), around) for each in spellings) for spellings in cell.coordinates)


def _stands(word: str, text: str) -> bool:
    return re.search(rf"(?<!\w){re.escape(word)}(?!\w)", text) is not None
