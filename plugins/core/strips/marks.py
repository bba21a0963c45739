"""The marks that strips are made of, as SVG."""

from __future__ import annotations

from collections.abc import Iterable

from markupsafe import Markup, escape

#: How high a strip of one row is, in pixels, and the radius of its disc.
HIGH, DISC = 20, 5


def strip(marks: Iterable[str], high: int = HIGH) -> Markup:
    """The picture of ``marks``, as wide as its place, hidden from those who hear the page.

    >>> print(strip([]))
    <svg class="k" width="100%" height="20" aria-hidden="true"></svg>
    """
    return Markup(f'<svg class="k" width="100%" height="{high}" aria-hidden="true">{"".join(marks)}</svg>')


def level(look: str, start: float, end: float, y: float = HIGH / 2) -> str:
    """A level line from ``start`` to ``end`` per cent."""
    return line(look, start, end, y, y)


def line(look: str, x1: float, x2: float, y1: float, y2: float) -> str:
    """A line from one place to another."""
    return f'<line class="{look}" x1="{pct(x1)}" x2="{pct(x2)}" y1="{num(y1)}" y2="{num(y2)}"/>'


def upright(look: str, at: float, top: float = 1, bottom: float = HIGH - 1) -> str:
    """An upright line at ``at`` per cent."""
    return line(look, at, at, top, bottom)


def disc(look: str, at: float, y: float = HIGH / 2, radius: float = DISC) -> str:
    """A disc at ``at`` per cent."""
    return f'<circle class="{look}" cx="{pct(at)}" cy="{num(y)}" r="{num(radius)}"/>'


def shade(look: str, start: float, end: float, top: float = 5, high: float = HIGH - 10) -> str:
    """A bar from ``start`` to ``end`` per cent."""
    across = f'x="{pct(start)}" width="{pct(end - start)}"'
    return f'<rect class="{look}" {across} y="{num(top)}" height="{num(high)}"/>'


def words(said: str, at: float, y: float, anchor: str = "middle") -> str:
    """A few words or a number of the scale."""
    held = "" if anchor == "start" else f' text-anchor="{anchor}"'
    return f'<text x="{pct(at)}" y="{num(y)}"{held}>{escape(said)}</text>'


def pct(place: float) -> str:
    """A place with one decimal: ``38.6%``; never outside the picture.

    >>> pct(38.64), pct(-3), pct(120), pct(80)
    ('38.6%', '0%', '100%', '80%')
    """
    return f"{num(min(max(place, 0), 100))}%"


def num(value: float) -> str:
    """A number with one decimal at most: ``10``, ``2.5``."""
    return f"{value:.1f}".removesuffix(".0")
