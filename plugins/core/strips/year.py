"""Money over a financial year, from nothing on its first day: spent, planned, and what an even pace would
be."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import pairwise

from markupsafe import Markup

from .marks import disc, level, line, strip, words

#: The plane: its height, the room over it and under it, and the end of its months in per cent of the width.
_HIGH, _TOP, _FOOT, _RIGHT = 132, 10, 22, 86
_QUARTERS = 4


def year_panel(
    spent: Sequence[Decimal | None], plan: Sequence[Decimal | None], months: Sequence[str], share: str
) -> Markup:
    """Shares of the year's budget in per cent: ``spent`` and the ``plan`` at the end of each quarter of the
    year, the first first, as far as they are known; ``months`` name the beginning and the four ends;
    ``share`` is the last share spent in words. A line breaks where a quarter is missing; the scale ends at
    100 per cent, or at the most that was spent.

    >>> months = ["1 Jul", "Sep", "Dec", "Mar", "Jun"]
    >>> drawn = year_panel([Decimal(20), Decimal(40)], [], months, "40 %")
    >>> 'x1="0%" x2="21.5%" y1="110" y2="90"' in drawn, 'cx="43%" cy="70" r="5"' in drawn
    (True, True)
    """
    top = max([100.0, *(float(each) for each in (*spent, *plan) if each is not None)])

    def place(number: int, value: Decimal) -> tuple[float, float]:
        bottom = _HIGH - _FOOT
        return number / _QUARTERS * _RIGHT, bottom - float(value) / top * (bottom - _TOP)

    marks = [level("rail", 0, _RIGHT, _HIGH - _FOOT), level("rail", 0, _RIGHT, place(0, Decimal(100))[1])]
    marks += [
        words("100 %", _RIGHT + 1, place(0, Decimal(100))[1] + 4, "start"),
        words("0", _RIGHT + 1, _HIGH - _FOOT + 4, "start"),
    ]
    marks.append(_joined("usual", [place(0, Decimal(0)), place(_QUARTERS, Decimal(100))]))
    for look, shares in (("due", plan), ("kept", spent)):
        marks += [
            _joined(look, [place(at, before), place(at + 1, now)]) for at, before, now in _known(shares)
        ]
    told = [(number, value) for number, value in enumerate(spent, start=1) if value is not None]
    for number, value in told:
        x, y = place(number, value)
        marks.append(disc("kept", x, y, 5 if number == told[-1][0] else 3))
    if told:
        x, y = place(*told[-1])
        # To the left the lines lie lower than the disc: the number stands below them.
        left = x > _RIGHT / 2
        lower = min(y + (36 if left else 20), _HIGH - _FOOT - 4)
        marks.append(words(share, x, lower, "end" if left else "start"))
    for number, month in enumerate(months):
        marks.append(words(month, number / _QUARTERS * _RIGHT, _HIGH - 4, "middle" if number else "start"))
    return strip(marks, _HIGH)


def _known(shares: Sequence[Decimal | None]) -> Iterator[tuple[int, Decimal, Decimal]]:
    """Each quarter whose beginning and end are known: its place, and the shares there."""
    for at, (before, now) in enumerate(pairwise([Decimal(0), *shares])):
        if before is not None and now is not None:
            yield at, before, now


def _joined(look: str, ends: Sequence[tuple[float, float]]) -> str:
    (x1, y1), (x2, y2) = ends
    return line(look, x1, x2, y1, y2)
