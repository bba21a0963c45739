"""Which pages only grow: what each has more a quarter, and what it would come to in twenty years.

Both editions end with the last quarter of a financial year, so that pages of the newest years hold as many
quarters in one as in the other, and what a page has more it keeps.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from plugins.desk.verifying.sizes import bar_of

#: Quarters of twenty years.
FAR = 80
#: A link to one more year is about sixty bytes, packed, and a line of about fifty pixels on a phone. A page
#: that grows by more a quarter than that gives holds more than the way to its years.
LINK = 60 / 4
LINE = 50 / 4


@dataclass(frozen=True)
class Growth:
    """A page in an edition of ``early`` quarters and in one of ``late``, in bytes or pixels."""

    name: str
    before: int
    now: int
    early: int
    late: int

    @property
    def a_quarter(self) -> float:
        """(now - before) / (late - early)"""
        return (self.now - self.before) / (self.late - self.early)

    @property
    def far(self) -> float:
        """What the page would come to with ``FAR`` quarters, if it went on so.

        >>> Growth("en/share.html", 4_000, 6_000, 20, 40).far
        10000.0
        """
        return self.now + self.a_quarter * (FAR - self.late)


def growing(
    before: Mapping[str, int], now: Mapping[str, int], early: int, late: int, least: float
) -> list[Growth]:
    """The pages of both editions that grow by more than ``least`` a quarter, those that grow most first."""
    every = (Growth(name, before[name], now[name], early, late) for name in before.keys() & now.keys())
    return sorted((one for one in every if one.a_quarter > least), key=lambda one: (-one.a_quarter, one.name))


def said(found: list[Growth], style: int) -> Iterator[str]:
    """A line for each page: what it grows by, weighs, and would weigh, with ``style`` bytes of style."""
    for one in found:
        far, bar = one.far + style, bar_of(one.name)
        yield (
            f"{one.name} grows by {one.a_quarter:.0f} bytes a quarter: {one.now + style:,} now, {far:,.0f} "
            f"at {FAR} quarters, bar {bar:,}{'' if far <= bar else ': MISSED'}"
        )
