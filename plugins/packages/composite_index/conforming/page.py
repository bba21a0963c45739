"""``conformance.md``: by family, how many published numbers the engine gives, how far off the others are."""

from __future__ import annotations

import datetime
from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction
from itertools import islice
from pathlib import Path

from checked_tables.nearest import shown
from checked_tables.problems import DataProblems, Problem
from composite_index.composing.files import write_files
from composite_index.exact import written

from .cases import compared_cases
from .compared import Family

#: Numbers that differ and are written out, of each family.
SHOWN = 20


@dataclass(frozen=True, slots=True)
class Page:
    """The page as text; ``is_right`` if every number matched."""

    text: str
    is_right: bool

    def write(self, path: Path) -> None:
        """Put the page at ``path``. Raises ``DataProblems``."""
        write_files(path.parent, {path.name: self.text.encode("utf-8")})


def conformance(cases: Path, date: str, version: str) -> Page:
    """The page about a folder of cases as of ``date`` (2026-11-30). Raises ``DataProblems``."""
    try:
        datetime.date.fromisoformat(date)
    except ValueError:
        said = f"{shown(date)} is no date."
        wrong = Problem(file="--date", kind="date", found=said, write="Write one such as 2026-11-30.")
        raise DataProblems([wrong]) from None
    found = compared_cases(cases)
    right = all(each.matched == len(each.compared) for each in found)
    return Page("\n".join(_lines(found, date, version)) + "\n", right)


def _lines(found: tuple[Family, ...], date: str, version: str) -> Iterator[str]:
    numbers, matched = sum(len(each.compared) for each in found), sum(each.matched for each in found)
    yield "# Conformance"
    yield ""
    yield f"composite-index {version}, {date}: {matched:,} of {numbers:,} published numbers are as printed."
    yield "A number matches if it is the printed one when rounded half up to the printed digits; of more than"
    yield "six a difference of one millionth is allowed. The error is what remains after that rounding."
    yield ""
    yield "| Family | Numbers | Matched | Largest error |"
    yield "|---|---:|---:|---:|"
    for each in found:
        yield f"| {each.name} | {len(each.compared):,} | {each.matched:,} | {_short(each.largest)} |"
    for each in found:
        if each.matched < len(each.compared):
            yield ""
            yield f"## Not matched: {each.name}"
            yield ""
            for miss in islice(each.misses, SHOWN):
                yield f"- {miss.where}: published {miss.published}, found {miss.found or 'nothing'}"
            if len(each.compared) - each.matched > SHOWN:
                yield f"- ... and {len(each.compared) - each.matched - SHOWN} more"


def _short(error: Fraction) -> str:
    return f"{float(error):.1e}" if 0 < error < Fraction(1, 1000) else written(error, 6)
