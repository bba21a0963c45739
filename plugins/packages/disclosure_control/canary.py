"""The canary edition: hidden numbers are replaced by numbers that occur nowhere else, then looked for.

If the site is built from tables whose suppressed cells hold sentinels, every sentinel found in a built file
is a path by which a hidden number would have got out. Sentinels have seven digits, none of them zero, and
differ by more than a rounding to thousands.
"""

from __future__ import annotations

import csv
import html
import io
import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from .leaks import Leak
from .outputs import OF_SHEET, opened, pieces

#: 3 171 193 + k * 4 787: the first differs from dates, coordinates and money in round figures.
_FIRST, _STEP = 3_171_193, 4_787
_GAPS = re.compile(r"(?<=\d)[,'_\u00a0\u2009\u202f ](?=\d)")
#: A SHA-256 tells no number, though seven of its digits may be those of one.
_DIGEST = re.compile(r"(?<![0-9a-f])[0-9a-f]{64}(?![0-9a-f])")
#: Files whose numbers do not stand in their bytes as text: archives and databases.
_PACKED = (b"PK\x03\x04", b"SQLite format 3\0")
_POWERS = re.compile(r"(?<![\w.])\d(?:\.\d+)?[eE]\+?\d{1,2}(?!\w)")


@dataclass(frozen=True, slots=True)
class Canary:
    """The spoilt table as text, and where each sentinel stands in it (``line 7, value``)."""

    text: str
    sentinels: Mapping[Decimal, str]


def sentinels() -> Iterator[Decimal]:
    """Numbers that no table holds, without a zero among their digits, one after the other."""
    number = _FIRST
    while True:
        if "0" not in str(number):
            yield Decimal(number)
        number += _STEP


def canary_csv(
    text: str,
    supply: Iterator[Decimal],
    *,
    status: str = "status",
    hidden: Collection[str] = ("suppressed",),
    columns: Sequence[str] = ("value", "numerator", "denominator"),
) -> Canary:
    """The CSV with a sentinel in each of ``columns`` of each row whose ``status`` is among ``hidden``.

    Give all tables the same ``supply`` (from ``sentinels()``), so that each sentinel is unique.
    """
    rows = list(csv.reader(io.StringIO(text)))
    header = rows[0] if rows else []
    placed: dict[Decimal, str] = {}
    if status in header:
        at_status = header.index(status)
        for line, row in enumerate(rows[1:], 2):
            if row[at_status] in hidden:
                for column in columns:
                    if column in header:
                        number = next(supply)
                        row[header.index(column)] = str(number)
                        placed[number] = f"line {line}, {column}"
    out = io.StringIO()
    csv.writer(out, lineterminator="\n").writerows(rows)
    return Canary(out.getvalue(), placed)


def find_sentinels(outputs: Mapping[str, bytes], placed: Mapping[Decimal, str]) -> tuple[Leak, ...]:
    """Every sentinel in the files (by name, as bytes), however it is written: 3171193, 3,171,193,
    3 171 193.0, 3.171193e6, cut by tags or entities, in archives, workbooks and databases, inside a longer
    word that is no checksum."""
    if not placed:
        return ()
    pattern = re.compile("|".join(str(number) for number in placed))
    leaks: dict[Leak, None] = {}
    for output, content in opened(outputs):
        packed = content.startswith(_PACKED)
        said = ((piece.place, piece.said) for piece in pieces(output, content))
        for place, text in said if packed else _lines(content, OF_SHEET.search(output) is None):
            text = _DIGEST.sub("", text)
            powers = (str(int(Decimal(each))) for each in _POWERS.findall(text))
            for number in pattern.findall(" | ".join([text, _GAPS.sub("", text), *powers])):
                cell = placed[Decimal(number)]
                leaks[Leak(output=output, place=place, cell=cell, said=number)] = None
    return tuple(leaks)


def _lines(content: bytes, together: bool) -> Iterator[tuple[str, str]]:
    """Each line as it stands and without tags, what stood between them ``together`` or not; the whole text of
    UTF-16 too."""
    texts = [content.decode("utf-8", "replace")]
    if b"\x00" in content:
        texts += [content.decode("utf-16-le", "ignore"), content.decode("utf-16-be", "ignore")]
    for text in texts:
        for at, line in enumerate(text.splitlines(), 1):
            yield f"line {at}", line
            if "<" in line or "&" in line:
                yield f"line {at}", html.unescape(re.sub(r"<[^>]*>", "" if together else "|", line))
