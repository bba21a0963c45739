"""How wide words are, where they wrap, and how numbers are written in a chart.

Widths are those of Liberation Sans (the same as Arial and Helvetica), in thousandths of the font
size, so that a layout is the same on every machine, whatever fonts it has.
"""

from __future__ import annotations

from collections.abc import Sequence
from decimal import ROUND_HALF_UP, Decimal
from functools import lru_cache

MINUS = "\u2212"
_BOLD = 1.07
_LETTERS = {
    191: "'",
    222: "ijl",
    278: "\u00a0 !,./:;I[]\\ft",
    333: "()-r`\u2018\u2019",
    355: '"',
    389: "*",
    500: "Jckvsxyz",
    556: "0123456789#$?L_abdeghnopqu\u2013",
    584: "+<=>\u2212",
    611: "FTZ",
    667: "&ABEKPSVXY",
    722: "CDHNRUw",
    778: "GOQ",
    833: "Mm",
    889: "%",
    944: "W",
}
_WIDTH = {letter: width for width, letters in _LETTERS.items() for letter in letters}


def text_width(text: str, size: float, *, bold: bool = False) -> float:
    """How wide ``text`` is drawn, in the units of ``size``; unknown letters count as wide ones."""
    width = _thousandths(text) * size / 1000
    return width * _BOLD if bold else width


@lru_cache(maxsize=1 << 15)
def _thousandths(text: str) -> int:
    """How wide ``text`` is at size 1000; the same words stand in many tables."""
    return sum(_WIDTH.get(letter, 600) for letter in text)


def wrapped(text: str, width: float, size: float) -> list[str]:
    """``text`` in lines at most ``width`` wide, broken between words; a longer word stands alone."""
    lines: list[str] = []
    for word in text.split():
        longer = f"{lines[-1]} {word}" if lines else word
        if lines and text_width(longer, size) <= width:
            lines[-1] = longer
        else:
            lines.append(word)
    return lines


def shown(value: object, decimals: int, suffix: str = "", *, signed: bool = False) -> str:
    """A number as a reader sees it: ``1,234.5%``; halves round up; a true minus sign."""
    exact = value if isinstance(value, Decimal) else Decimal(str(value))
    rounded = exact.quantize(Decimal(1).scaleb(-decimals), ROUND_HALF_UP)
    sign = MINUS if rounded < 0 else "+" if signed and rounded > 0 else ""
    return _with_unit(f"{sign}{abs(rounded):,}", suffix)


def shown_short(value: object, decimals: int, suffix: str = "") -> str:
    """As ``shown``, without decimals that are all zero: targets are round numbers."""
    text = shown(value, decimals)
    return _with_unit(text.rstrip("0").rstrip(".") if "." in text else text, suffix)


def _with_unit(text: str, suffix: str) -> str:
    """A unit that ends with a space is a word said before the number (``siku 88``)."""
    return f"{suffix}{text}" if suffix.endswith("\u00a0") else f"{text}{suffix}"


def suffix_of(unit: str) -> str:
    """A unit as written beside a number: ``%`` touches it, a word does not; one that ends with a space is
    said before it."""
    return unit if unit in ("", "%") or unit.endswith("\u00a0") else f"\u00a0{unit}"


def spread(wanted: Sequence[float], gap: float, lowest: float, highest: float) -> list[float]:
    """Places for labels near ``wanted``, in their order, at least ``gap`` apart within the limits.

    Labels that touch become one block, centred on the mean of what its members wanted (the pooling
    of adjacent violators, as in isotonic regression), then moved inside the limits.
    """
    order = sorted(range(len(wanted)), key=lambda place: (wanted[place], place))
    blocks: list[tuple[float, int]] = []
    for rank, place in enumerate(order):
        blocks.append((wanted[place] - rank * gap, 1))
        while len(blocks) > 1 and blocks[-2][0] > blocks[-1][0]:
            (first, one), (second, other) = blocks[-2:]
            blocks[-2:] = [((first * one + second * other) / (one + other), one + other)]
    level = [base for base, count in blocks for _ in range(count)]
    top = highest - (len(wanted) - 1) * gap
    placed = [0.0] * len(wanted)
    for rank, place in enumerate(order):
        placed[place] = max(lowest, min(level[rank], top)) + rank * gap
    return placed
