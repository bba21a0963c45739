"""The numbers that Word shows before list items and headings: they are not in the text, only counted."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from xml.etree import ElementTree

from plugins.desk.door.whole import whole

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_ROMAN = ((1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"), (50, "l"), (40, "xl"))
_ROMAN_SMALL = ((10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"))

#: The longest text around a number, and the highest number that is shown in letters.
_LONGEST, _HIGHEST = 255, 780


@dataclass(frozen=True, slots=True)
class Item:
    """A list item: its depth from 0 and its number as printed, empty for a bullet."""

    depth: int
    marker: str


@dataclass(frozen=True, slots=True)
class _Level:
    form: str
    shown: str
    start: int


@dataclass(slots=True)
class Numbering:
    """The lists of a Word file; counts on as paragraphs are asked for in their order."""

    lists: dict[str, dict[int, _Level]]
    kinds: dict[str, str]
    counts: dict[str, dict[int, int]] = field(default_factory=dict)

    def item(self, paragraph: ElementTree.Element, _style: str) -> Item | None:
        """The item that a paragraph is, or ``None`` if it is in no list."""
        number = paragraph.find(f"{_W}pPr/{_W}numPr/{_W}numId")
        key = number.get(f"{_W}val", "0") if number is not None else "0"
        if key == "0":
            return None
        place = paragraph.find(f"{_W}pPr/{_W}numPr/{_W}ilvl")
        said = place.get(f"{_W}val", "0") if place is not None else "0"
        depth = whole(said, 0, 8) or 0
        levels = self.lists.get(key, {})
        level = levels.get(depth)
        if level is None or level.form in ("bullet", "none"):
            return Item(depth, "")
        counts = self.counts.setdefault(self.kinds.get(key, key), {})
        counts[depth] = counts.get(depth, level.start - 1) + 1
        for deeper in [each for each in counts if each > depth]:
            del counts[deeper]

        def shown(match: re.Match[str]) -> str:
            at = int(match[1]) - 1
            own = levels.get(at, level)
            return counted(counts.get(at, own.start), own.form)

        return Item(depth, re.sub(r"%([1-9])", shown, level.shown).strip())


def numbering_of(root: ElementTree.Element | None) -> Numbering:
    """What ``word/numbering.xml`` says; no lists if there is none."""
    if root is None:
        return Numbering({}, {})
    abstract = {
        each.get(f"{_W}abstractNumId", ""): {
            depth: _Level(
                _said(level, "numFmt") or "decimal",
                _said(level, "lvlText")[:_LONGEST],
                1 if (start := whole(_said(level, "start"), 0, 2**31)) is None else start,
            )
            for level in each.findall(f"{_W}lvl")
            if (depth := whole(level.get(f"{_W}ilvl", "0"), 0, 8)) is not None
        }
        for each in root.findall(f"{_W}abstractNum")
    }
    kinds = {each.get(f"{_W}numId", ""): _said(each, "abstractNumId") for each in root.findall(f"{_W}num")}
    restarted = {
        each.get(f"{_W}numId", "")
        for each in root.findall(f"{_W}num")
        if each.find(f"{_W}lvlOverride") is not None
    }
    lists = {key: abstract.get(kind, {}) for key, kind in kinds.items()}
    return Numbering(lists, {key: (f"{key}!" if key in restarted else kind) for key, kind in kinds.items()})


def counted(number: int, form: str) -> str:
    """A number in a form of Word's; one too high for it, as no list of a person's is, in figures.

    >>> [counted(4, form) for form in ("decimal", "lowerRoman", "upperRoman", "lowerLetter", "upperLetter")]
    ['4', 'iv', 'IV', 'd', 'D']
    """
    if not 0 < number <= _HIGHEST:
        return str(number)
    if form in ("lowerRoman", "upperRoman"):
        roman, rest = "", number
        for value, letters in (*_ROMAN, *_ROMAN_SMALL):
            roman += letters * (rest // value)
            rest %= value
        return roman.upper() if form == "upperRoman" else roman
    if form in ("lowerLetter", "upperLetter"):
        letter = chr(ord("a") + (number - 1) % 26) * ((number - 1) // 26 + 1)
        return letter.upper() if form == "upperLetter" else letter
    return str(number)


def _said(element: ElementTree.Element, name: str) -> str:
    found = element.find(f"{_W}{name}")
    return found.get(f"{_W}val", "") if found is not None else ""
