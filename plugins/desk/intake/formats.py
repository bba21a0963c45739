"""Whether a number in a workbook is shown as a number, a day or a percentage, by its format code."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Literal

Look = Literal["plain", "date", "percent"]

_DAYS = (*range(14, 23), *range(27, 37), *range(45, 48), *range(50, 59))
#: The format numbers that every program knows without a code (ECMA-376 part 1, 18.8.30).
BUILT_IN: Mapping[int, Look] = {**dict.fromkeys(_DAYS, "date"), 9: "percent", 10: "percent"}
#: No format code in Excel is longer.
_LONGEST = 255
_QUOTED = re.compile(r'"[^"]*"|\\.|_.|\*.')
_ELAPSED = re.compile(r"\[(h+|m+|s+)\]", re.IGNORECASE)
_BRACKETS = re.compile(r"\[[^\]]*\]")


def look_of(code: str) -> Look:
    """How a number with that format code looks.

    >>> look_of("yyyy-mm-dd"), look_of("0.0%"), look_of('#,##0 "days"'), look_of("[$-409]d mmm yyyy")
    ('date', 'percent', 'plain', 'date')
    """
    if len(code) > _LONGEST:
        return "plain"
    bare = _BRACKETS.sub("", _ELAPSED.sub("h", _QUOTED.sub("", code))).split(";")[0]
    if bare.strip().casefold() == "general":
        return "plain"
    if re.search(r"[ydhs]|m", bare, re.IGNORECASE):
        return "date"
    return "percent" if "%" in bare else "plain"
