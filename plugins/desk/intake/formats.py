"""What a number in a workbook is shown as, by its format code: a number, a day, a percentage, or nothing."""

from __future__ import annotations

import re
from collections.abc import Mapping
from decimal import ROUND_HALF_UP, Decimal, InvalidOperation
from typing import Literal

Look = Literal["plain", "date", "percent"]

_DAYS = (*range(14, 23), *range(27, 37), *range(45, 48), *range(50, 59))
#: The format numbers that every program knows without a code (ECMA-376 part 1, 18.8.30).
BUILT_IN: Mapping[int, Look] = {**dict.fromkeys(_DAYS, "date"), 9: "percent", 10: "percent"}
#: The codes of those of them that show digits; no other shows another number than the cell holds.
BUILT_IN_CODES: Mapping[int, str] = {
    1: "0",
    2: "0.00",
    3: "#,##0",
    4: "#,##0.00",
    9: "0%",
    10: "0.00%",
    37: "#,##0;(#,##0)",
    38: "#,##0;(#,##0)",
    39: "#,##0.00;(#,##0.00)",
    40: "#,##0.00;(#,##0.00)",
}
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


_DIGITS = re.compile(r"[^0#?]*(?P<whole>[0#?][0#?,]*)?(?:\.(?P<part>[0#?]*))?(?P<thousands>,*)[^0#?.,]*")


def seen_of(code: str, number: str) -> str | None:
    """What is seen of a number, where its format code shows another one; ``""`` where it shows nothing.

    >>> seen_of(";;;", "77.8"), seen_of("0", "77.8"), seen_of("0.0", "77.8"), seen_of("0%", "0.778")
    ('', '78', None, '78%')
    >>> seen_of("#,##0,", "1234567"), seen_of('0 "days";-0', "-1.5"), seen_of("General", "77.8")
    ('1235', '-2', None)
    """
    try:
        value = Decimal(number)
    except InvalidOperation:
        return None
    if len(code) > _LONGEST:
        return None
    sections = _BRACKETS.sub("", _QUOTED.sub("", code)).split(";")
    place = 1 if value < 0 else 2 if value == 0 else 0
    section = sections[place] if place < len(sections) else sections[0]
    if not section.strip():
        return "" if len(sections) > 1 and '"' not in code else None
    if re.search(r"[a-z@/]", section, re.IGNORECASE) or (found := _DIGITS.fullmatch(section)) is None:
        return None
    grouped = found["whole"] or ""
    thousands = len(grouped) - len(grouped.rstrip(",")) + len(found["thousands"])
    percent = section.count("%")
    exact = value * 100**percent / 1000**thousands
    shown = exact.quantize(Decimal(1).scaleb(-len(found["part"] or "")), ROUND_HALF_UP)
    if shown == exact and not thousands:
        return None
    return f"{shown:f}{'%' * percent}"
