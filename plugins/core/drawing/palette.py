"""The inks of every chart: their class names and colours, light and dark.

A drawing names an ink by its light colour; the post-processor turns that colour into a class, and
the theme's style sheet gives the class its colour. The theme needs one rule per ink and scheme::

    .chart .s1 { color: #0e5a8a }        /* light */
    .chart .s1 { color: #74b9e8 }        /* dark  */

because every mark is painted with ``currentColor``; and one, ``.chart .hollow { fill: #ffffff }``, for
the inside of hollow points, which is the page's own colour. ``chart_css`` writes exactly these rules.
Where style sheets are ignored, a chart falls back to the text colour and stays legible: series differ
by dash, end marker and direct label as well as by colour.

Contrast is that of WCAG 2.2 (1.4.3 for text, 1.4.11 for lines): ``tests/core/drawing/test_palette.py``
holds lines to 3:1 and words to 4.5:1 on both backgrounds.
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Ink:
    """One colour role: its class, its colour on a light and on a dark page, and what it is for."""

    name: str
    light: str
    dark: str
    use: str


#: The page behind the charts.
PAPER = Ink("paper", "#ffffff", "#12181f", "the page itself: the inside of hollow points")
TEXT = Ink("text", "#1b1f24", "#e8eaed", "words and numbers; inherited from the page, no rule needed")
MUTED = Ink("muted", "#565f69", "#a9b1ba", "words that matter less: scale numbers, notes")
GRID = Ink("grid", "#d5dade", "#343d47", "hairlines of the scale; decoration, never information")
AXIS = Ink("axis", "#7c858e", "#7c8791", "the zero line, ticks, breaks: lines that carry information")
S1 = Ink("s1", "#0e5a8a", "#74b9e8", "lake blue: the Assembly, or the first series")
S2 = Ink("s2", "#b0521c", "#e8a06a", "earth: the second series")
S3 = Ink("s3", "#23857a", "#5fc9b8", "the third series")
S4 = Ink("s4", "#7a2d5f", "#dc9cc8", "the fourth series")
TARGET = Ink("target", "#b0531c", "#e8a06b", "earth: what was promised; always dashed or a tick")

INKS: tuple[Ink, ...] = (PAPER, TEXT, MUTED, GRID, AXIS, S1, S2, S3, S4, TARGET)
SERIES: tuple[Ink, ...] = (S1, S2, S3, S4)


def contrast(one: str, other: str) -> float:
    """Contrast ratio of two ``#rrggbb`` colours, 1 to 21: (L1 + 0.05) / (L2 + 0.05), WCAG 2.2."""
    lighter, darker = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def chart_css(scheme: str) -> str:
    """The rules that the theme needs for ``light`` or ``dark``, one ink a line."""
    rules = [
        f".chart .{ink.name} {{ color: {getattr(ink, scheme)} }}" for ink in INKS if ink not in (PAPER, TEXT)
    ]
    return "\n".join([*rules, f".chart .hollow {{ fill: {getattr(PAPER, scheme)} }}"])


def _luminance(colour: str) -> float:
    parts = (int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5))
    red, green, blue = (
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue
