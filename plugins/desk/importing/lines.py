"""What the steps hand to each other: numbered lines, and a record of all that was changed."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

Why = Literal[
    "running head or repeated cover line",
    "page number",
    "divider page",
    "contents line",
    "bookmark error",
    "picture",
    "table header repeated on a new page",
    "invisible character",
    "link address",
    "file header or rule",
]

#: Starts a line that is certainly a row of a table (a text file cannot hold this character).
ROW = "\x1e"
#: A star that is a star and no mark of bold or italic.
STAR = "\x1d"
#: Stands where the file had a picture.
PICTURE = "\ufffc"


@dataclass(frozen=True, slots=True)
class Line:
    """A line of the source with its number, counted from 1, and the printed page if the file marks pages."""

    number: int
    text: str
    page: int = 1

    @property
    def blank(self) -> bool:
        """Whether nothing is to be seen on it."""
        return not self.text.strip()


@dataclass(frozen=True, slots=True)
class Dropped:
    """Words of the source that are not on the page."""

    line: int
    why: Why
    text: str


@dataclass(frozen=True, slots=True)
class Moved:
    """Words that a page break had torn off a table cell, put back into it."""

    line: int
    text: str
    to_line: int


@dataclass(slots=True)
class Record:
    """All that was done to the text, for the report and for the tests that nothing else was done.

    ``joined``: lines at which a paragraph was rejoined with the one before. ``supplied``: headings that only
    the contents list has. ``missing``: entries of the contents list without a heading of that name.
    ``gaps``: line and sentence for what the file itself lacks.
    """

    dropped: list[Dropped] = field(default_factory=list)
    joined: list[int] = field(default_factory=list)
    moved: list[Moved] = field(default_factory=list)
    supplied: list[Dropped] = field(default_factory=list)
    missing: list[Dropped] = field(default_factory=list)
    gaps: list[tuple[int, str]] = field(default_factory=list)

    def drop(self, line: int, why: Why, text: str) -> None:
        """Note words that are left out."""
        self.dropped.append(Dropped(line, why, text.strip()))
