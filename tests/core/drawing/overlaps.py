"""Where the words of a drawn SVG touch one another or leave it: boxes from the widths of letters."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import combinations
from xml.etree import ElementTree

from plugins.core.drawing.lettering import text_width

#: Of the size of letters: from the baseline up to the top of a capital, and down to the end of a "g".
_UP, _DOWN = 0.72, 0.21
#: Strips say no size; ``theme/static/portal.css`` gives their words 12 pixels.
_STRIP_SIZE = 12
_HELD_AT = {"start": 0.0, "middle": 0.5, "end": 1.0}


@dataclass(frozen=True, slots=True)
class Word:
    """A line of text and its box, in the picture's units."""

    said: str
    left: float
    top: float
    right: float
    bottom: float


def faults_of_labels(svg: str, width: float, height: float | None = None) -> list[str]:
    """What is wrong with the words of a picture drawn ``width`` wide: two that touch, one that is cut."""
    words = list(words_of(svg, width))
    touching = [
        f"{one.said!r} and {other.said!r}" for one, other in combinations(words, 2) if _touch(one, other)
    ]
    low = float("inf") if height is None else height
    cut = [
        f"{word.said!r} is cut"
        for word in words
        if word.left < -1 or word.right > width + 1 or word.top < -1 or word.bottom > low + 1
    ]
    return touching + cut


def words_of(svg: str, width: float) -> Iterator[Word]:
    """Every line of every ``<text>``; places in per cent are those of a picture ``width`` wide."""
    root = ElementTree.fromstring(svg)
    plain = {"font-size": root.get("font-size", str(_STRIP_SIZE)), "text-anchor": "start", "font-weight": ""}
    yield from _inside(root, plain, width)


def _inside(node: ElementTree.Element, look: dict[str, str], width: float) -> Iterator[Word]:
    look = {name: node.get(name, value) for name, value in look.items()}
    if node.tag != "text":
        for child in node:
            yield from _inside(child, look, width)
        return
    size, low = float(look["font-size"]), float(node.get("y", "0"))
    place = node.get("x", "0")
    x = float(place.rstrip("%")) * (width / 100 if place.endswith("%") else 1)
    for said, down in [
        (node.text or "", 0.0),
        *((span.text or "", float(span.get("dy", "0"))) for span in node),
    ]:
        low += down
        wide = text_width(said, size, bold=look["font-weight"] == "bold")
        left = x - wide * _HELD_AT[look["text-anchor"]]
        yield Word(said, left, low - size * _UP, left + wide, low + size * _DOWN)


def _touch(one: Word, other: Word) -> bool:
    across = min(one.right, other.right) - max(one.left, other.left)
    down = min(one.bottom, other.bottom) - max(one.top, other.top)
    return across > 0.5 and down > 0.5
