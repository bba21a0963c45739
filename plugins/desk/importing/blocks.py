"""What a text is made of, in its order."""

from __future__ import annotations

from dataclasses import dataclass, field


@dataclass(slots=True)
class Heading:
    """A heading as printed. ``number`` is its printed number or empty; ``level`` is 2 to 6; ``declared`` is
    what the file itself said, or 0. ``anchor`` is filled in last."""

    line: int
    number: str
    title: str
    declared: int = 0
    level: int = 0
    anchor: str = ""


@dataclass(slots=True)
class Paragraph:
    """Text; a line break in it is printed as one."""

    line: int
    text: str


@dataclass(slots=True)
class Item:
    """A list item at a depth from 0, with its printed number or none."""

    line: int
    depth: int
    marker: str
    text: str
    anchor: str = ""


@dataclass(slots=True)
class Table:
    """Rows of cells, all of one width; ``rows[0]`` is the header, and ``rows[1]`` too if ``two_headers``."""

    line: int
    rows: list[list[str]]
    lines: list[int]
    certain: bool = False
    two_headers: bool = False
    caption: str = ""
    anchor: str = ""


@dataclass(slots=True)
class Terms:
    """Short terms and what they mean, from two columns without a header."""

    line: int
    pairs: list[tuple[str, str]] = field(default_factory=list)


@dataclass(slots=True)
class Caption:
    """The caption of a picture that is not in the file, or an empty one where there was a picture."""

    line: int
    text: str


Block = Heading | Paragraph | Item | Table | Terms | Caption
