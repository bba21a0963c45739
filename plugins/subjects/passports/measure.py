"""The published tables of a release read back, as readers find them: each row with its line."""

from __future__ import annotations

import csv
import io
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from hashlib import sha256


@dataclass(frozen=True, slots=True)
class Place:
    """A row of a published table: its line, the header being line 1, and its cells as text."""

    line: int
    cells: Mapping[str, str]


#: What tells the rows of a table apart.
Key = tuple[str, ...]


def read_places(content: bytes, names: Sequence[str]) -> Mapping[Key, tuple[Place, ...]]:
    """The rows of a packed CSV by their cells under ``names``, in their order; none of an empty file.

    >>> read_places(b"unit,value\\nassembly,77.8\\n", ["unit"])[("assembly",)][0].line
    2
    """
    found: dict[Key, list[Place]] = {}
    reader = csv.DictReader(io.StringIO(content.decode("utf-8-sig"), newline=""))
    for row in reader:
        found.setdefault(tuple(row[name] for name in names), []).append(Place(reader.line_num, row))
    return {key: tuple(places) for key, places in found.items()}


def first_digits(content: bytes) -> str:
    """The first twelve digits of a file's SHA-256: enough to see that it is the one that was cited."""
    return sha256(content).hexdigest()[:12]


def unrounded(value: Fraction, decimals: int) -> str:
    """A number with two digits more than are published, and an ellipsis where more follow; cut, not rounded.

    >>> unrounded(Fraction(700, 9), 1), unrounded(Fraction(50), 0)
    ('77.777…', '50')
    """
    places = decimals + 2
    scaled = abs(value) * 10**places
    whole = scaled.numerator // scaled.denominator
    digits = f"{whole:0{places + 1}d}"
    text = f"{'-' if value < 0 else ''}{digits[:-places]}.{digits[-places:]}"
    return text.rstrip("0").rstrip(".") if scaled.denominator == 1 else f"{text}…"


def fragment(number_id: str) -> str:
    """The place of a number on the page of its release: its id without quarter and version.

    >>> fragment("2026-27-Q1/v1/assembly/oversight/score")
    'assembly/oversight/score'
    """
    return number_id.split("/", 2)[2]


def in_short(cells: str) -> str:
    """Cells, written ``file:line:column`` with a bar between, as the lines of each file; one of another
    release is told with the folder of that release.

    >>> in_short("index_nodes.csv:3:score|index_nodes.csv:7:score|scheme_parts.csv:3:weight")
    'index_nodes.csv 3, 7; scheme_parts.csv 3'
    >>> in_short("../../2025-26-q4/illustrative-v2/observations.csv:9:value")
    '2025-26-q4/illustrative-v2/observations.csv 9'
    """
    lines: dict[str, dict[str, None]] = {}
    for cell in filter(None, cells.split("|")):
        file, line, _ = cell.rsplit(":", 2)
        lines.setdefault(file.removeprefix("../../"), {})[line] = None
    return "; ".join(f"{file} {', '.join(found)}" for file, found in lines.items())
