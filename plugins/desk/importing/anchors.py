"""A level and a lasting address for every heading, an address for every numbered item and table.

Addresses follow the printed numbers and are those of the plain-language guides wherever both have one:
``c2-1-5`` is clause 2.1(5) of the policy, ``s7-6-2`` the framework's second 6.2, which stands in its part 7.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence

from plugins.desk.door.whole import whole

from .blocks import Block, Heading, Item, Table
from .headings import is_in_capitals, is_part

_WORDS = {
    name: number
    for number, name in enumerate(
        ("one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"), 1
    )
}
_ROMAN = {"i": 1, "v": 5, "x": 10, "l": 50, "c": 100}


def slug(text: str) -> str:
    """Words for an address.

    >>> slug("Labour - Management relationship")
    'labour-management-relationship'
    """
    return "-".join(re.findall(r"[a-z0-9]+", text.lower()))[:60].strip("-")


def address(blocks: Sequence[Block], prefix: str, named: Mapping[str, str]) -> None:
    """Fill in levels and anchors; ``prefix`` is the letter before numbers, ``named`` the anchors that the
    guides have in place of those from words."""
    headings = [block for block in blocks if isinstance(block, Heading)]
    _levels(headings)
    _anchors(headings, prefix, named)
    taken = dict.fromkeys((heading.anchor for heading in headings), 1)
    section: Heading | None = None
    for block in blocks:
        if isinstance(block, Heading):
            section = block
        elif isinstance(block, Item) and block.marker:
            own = slug(block.marker)
            block.anchor = _free(f"{section.anchor}-{own}" if section else f"item-{own}", taken)
        elif isinstance(block, Table) and (number := re.match(r"\W*table\s+(\d+)", block.caption, re.I)):
            block.anchor = _free(f"table-{number[1]}", taken)


def _levels(headings: Sequence[Heading]) -> None:
    has_decimals = any(_decimal(heading.number) for heading in headings)
    has_parts = any(is_part(heading.title) and not heading.number for heading in headings)
    deeper = 1 if sum(heading.declared == 1 for heading in headings) > 1 else 0
    parent = above = 1
    for heading in headings:
        numbers = _decimal(heading.number)
        if numbers:
            depth = len(numbers) if has_parts or numbers[-1] != 0 else len(numbers) - 1
            level = parent = depth + 1
        elif heading.number:
            is_top = not has_decimals and heading.number.endswith(".") and is_in_capitals(heading.title)
            level = 2 if is_top else parent + 1
        elif heading.declared:
            level = parent = max(2, heading.declared + deeper)
        elif is_part(heading.title) or is_in_capitals(heading.title):
            level = parent = 2
        else:
            level = parent + 1
        heading.level = above = max(2, min(level, above + 1, 6))


def _anchors(headings: Sequence[Heading], prefix: str, named: Mapping[str, str]) -> None:
    plain = [named.get(anchor, anchor) for anchor in _by_number(headings, prefix)]
    counts = Counter(plain)
    taken: dict[str, int] = {}
    for heading, anchor in zip(headings, plain, strict=True):
        last_word = slug(heading.title.split()[-1])
        heading.anchor = _free(f"{anchor}-{last_word}" if counts[anchor] > 1 and last_word else anchor, taken)


def _by_number(headings: Sequence[Heading], prefix: str) -> Iterator[str]:
    """An address for each heading from its number or title and what it stands under; some may be the same."""
    trail: list[tuple[int, str]] = []
    part = ""
    for heading in headings:
        trail = [(level, anchor) for level, anchor in trail if level < heading.level]
        numbers = _decimal(heading.number)
        if numbers:
            own = [str(each) for each in numbers]
            if heading.level == 2:
                own, part = own[:-1], own[0]
            elif part and own[0] != part:
                own = [part, *own]
            anchor = prefix + "-".join(own)
        elif number := _part_number(heading.title):
            part = str(number)
            anchor = f"{prefix}{part}"
        else:
            words = heading.number or heading.title
            appendix = re.match(r"(?:appendix|annex|schedule)\s+\w+", words, re.IGNORECASE)
            own_words = slug(appendix[0] if appendix else words) or "section"
            under = trail[-1][1] if trail and heading.level > 2 else prefix if heading.number else ""
            anchor = f"{under}-{own_words}" if under not in ("", prefix) else f"{under}{own_words}"
        trail.append((heading.level, anchor))
        yield anchor


def _decimal(number: str) -> tuple[int, ...]:
    return tuple(int(each) for each in number.split(".")) if re.fullmatch(r"\d+(\.\d+)+", number) else ()


def _part_number(title: str) -> int:
    """The number of a chapter, written as a figure, a word or in Roman; 0 if the title is not a chapter's."""
    match = re.match(r"(?:chapter|part)\s+(\w+)", title, re.IGNORECASE)
    said = match[1].lower() if match else ""
    if number := whole(said, 0, 999) or _WORDS.get(said):
        return number
    values = [_ROMAN[each] for each in said] if said and set(said) <= set(_ROMAN) else []
    return sum(-one if one < after else one for one, after in zip(values, [*values, 0][1:], strict=True))


def _free(anchor: str, taken: dict[str, int]) -> str:
    """The anchor, with a number behind it if it is taken; ``taken`` holds the last number of each."""
    free = anchor
    while free in taken:
        taken[anchor] += 1
        free = f"{anchor}-{taken[anchor]}"
    taken[free] = 1
    return free
