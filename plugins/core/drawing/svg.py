"""From the SVG that Vega writes to the small, quiet SVG that stands in a page.

``compact`` keeps what is drawn and drops the rest: groups, transforms, per-mark ARIA (a reader of
108 "graphics-symbol" labels is no help; the page has a table), font names, defaults, ids. Colours
become classes of the palette. What it cannot translate raises ``PictureError``: a picture is right or
it is not published. ``dressed`` gives a compact picture its title, description and provenance mark;
only that step knows the page and its language, so one cached picture serves both languages.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from html import escape
from itertools import groupby
from xml.etree import ElementTree

from .palette import INKS, PAPER

WIDTH = 340
#: Units of the viewBox; 14 units are 13.5 px where a 360 px phone shows a chart 328 px wide.
FONT_SIZE = 14
SMALL_SIZE = 13
MARK_HEIGHT = 20

_CLASS = {ink.light: ink.name for ink in INKS}
_CLASS |= {"black": "text", "white": "paper", "#000": "text", "#fff": "paper"}
_MARKS = re.compile(r"\bmark-\w+ role-mark (\w+?)_marks\b")
_MOVED = re.compile(r"translate\((-?[\d.e-]+),\s*(-?[\d.e-]+)\)")
_STEP = re.compile(r"([MLHVCQAZhvlmaczq])([^MLHVCQAZhvlmaczq]*)")
_NUMBER = re.compile(r"-?(?:\d+\.?\d*|\.\d+)(?:e-?\d+)?")
_ROUND = re.compile(r"M([\d.]+),0A\1,\1,0,1,1,-\1,0A\1,\1,0,1,1,\1,0(?:Z|)")
_COPIED = ("stroke-width", "stroke-dasharray", "stroke-linecap", "font-weight", "text-anchor", "opacity")
_DEFAULTS = {
    "font-weight": "normal",
    "text-anchor": "start",
    "opacity": "1",
    "stroke-width": "1",
    "stroke-dasharray": "1,0",
}

Attributes = tuple[tuple[str, str], ...]


class PictureError(Exception):
    """The picture does not show its data, or holds something that a page must not hold."""


def counted_marks(raw: str) -> dict[str, int]:
    """How many marks each named layer of Vega's SVG drew."""
    counts: dict[str, int] = {}
    for group in ElementTree.fromstring(raw).iter():
        layer = _MARKS.search(group.get("class", ""))
        if layer:
            counts[layer[1]] = counts.get(layer[1], 0) + sum(_drawn(mark) for mark in group)
    return counts


def compact(raw: str) -> str:
    """The inside of a small SVG: marks at absolute places, like ones grouped, nothing else."""
    if "url(#" in raw or "<image" in raw:
        raise PictureError("gradients, clips and images have ids or bytes that a page must not carry")
    leaves = list(_leaves(ElementTree.fromstring(raw), 0.0, 0.0))
    parts = []
    for shared, group in groupby(leaves, key=lambda leaf: leaf[0]):
        marks = "".join(mark for _, mark in group)
        attributes = "".join(f' {name}="{value}"' for name, value in shared)
        parts.append(f"<g{attributes}>{marks}</g>" if attributes else marks)
    return "".join(parts)


@dataclass(frozen=True, slots=True)
class Picture:
    """The inside of an SVG, ``height`` units high; it has no title, no ids and no mark yet."""

    inside: str
    height: int


def dressed(
    picture: Picture, *, figure_id: str, title: str, description: str, mark: str = "", statement: str = ""
) -> str:
    """The whole SVG: ``picture`` with its text alternative and, at the foot, the provenance ``mark``; its
    title names the ``statement`` that it is."""
    height, foot = picture.height, ""
    if mark:
        height += MARK_HEIGHT
        look = f'class="muted" fill="currentColor" font-size="{SMALL_SIZE}"'
        foot = f'<text {look} y="{height - 5}">{escape(mark)}</text>'
    named = f"{figure_id}-t", f"{figure_id}-d"
    told = f' data-statement="{escape(statement)}"' if statement else ""
    return (
        f'<svg class="chart" viewBox="0 0 {WIDTH} {height}" role="img" aria-labelledby="{" ".join(named)}"'
        f' fill="currentColor" font-size="{FONT_SIZE}"><title id="{named[0]}"{told}>{escape(title)}</title>'
        f'<desc id="{named[1]}">{escape(description)}</desc>{picture.inside}{foot}</svg>'
    )


def _drawn(mark: ElementTree.Element) -> int:
    tag = _tag(mark)
    if tag == "path":
        return int(bool(mark.get("d")))
    if tag == "text":
        return int(bool("".join(mark.itertext()).strip()))
    return int(tag == "line")


def _leaves(node: ElementTree.Element, left: float, top: float) -> Iterator[tuple[Attributes, str]]:
    moved = _MOVED.fullmatch(node.get("transform", "translate(0,0)"))
    if moved is None:
        raise PictureError(f"cannot flatten {node.get('transform')!r}")
    left, top = left + float(moved[1]), top + float(moved[2])
    tag = _tag(node)
    if tag in ("g", "svg"):
        for child in node:
            yield from _leaves(child, left, top)
    elif node.get("class") in ("background", "foreground") or not _drawn(node):
        return
    elif tag == "text":
        yield _shared(node, filled=True), _text(node, left, top)
    elif tag == "line":
        ends = {"x1": left, "y1": top, "x2": left + _number(node, "x2"), "y2": top + _number(node, "y2")}
        yield (
            _shared(node),
            "<line" + "".join(f' {name}="{_short(at)}"' for name, at in ends.items() if at) + "/>",
        )
    elif tag == "path":
        yield _shared(node), _path(node.get("d", ""), left, top)
    else:
        raise PictureError(f"a chart draws no <{tag}>")


def _shared(node: ElementTree.Element, *, filled: bool = False) -> Attributes:
    shared: dict[str, str] = {}
    fill, stroke = node.get("fill", "none"), node.get("stroke", "none")
    fill, stroke = ("none" if paint == "transparent" else paint for paint in (fill, stroke))
    inks = {_class(paint) for paint in (fill, stroke) if paint != "none"}
    if "paper" in inks and len(inks) == 2:
        (name,) = inks - {"paper"}
        shared |= {"class": f"{name} hollow", "fill": PAPER.light, "stroke": "currentColor"}
    elif len(inks) == 1:
        (name,) = inks
        if name != "text":
            shared["class"] = name
        if stroke != "none":
            shared |= {"fill": "currentColor" if fill != "none" else "none", "stroke": "currentColor"}
        elif name != "text":
            shared["fill"] = "currentColor"
    else:
        raise PictureError(f"one ink a mark, not {sorted(inks)}")
    for name in _COPIED:
        value = node.get(name)
        if value and value != _DEFAULTS.get(name) and not (name == "stroke-width" and stroke == "none"):
            shared[name] = value
    size = node.get("font-size", "").removesuffix("px")
    if filled and size and size != str(FONT_SIZE):
        shared["font-size"] = size
    return tuple(shared.items())


def _text(node: ElementTree.Element, left: float, top: float) -> str:
    place = f'<text x="{_short(left)}" y="{_short(top)}">'
    spans = list(node)
    if not spans:
        return f"{place}{escape(node.text or '', quote=False)}</text>"
    lines = [escape(span.text or "", quote=False) for span in spans]
    step = next((span.get("dy", "0") for span in spans[1:]), "0")
    more = "".join(
        f'<tspan x="{_short(left)}" dy="{_short(float(step))}">{line}</tspan>' for line in lines[1:]
    )
    return f"{place}{lines[0]}{more}</text>"


def _path(drawn: str, left: float, top: float) -> str:
    circle = _ROUND.fullmatch(drawn)
    if circle:
        return f'<circle cx="{_short(left)}" cy="{_short(top)}" r="{_short(float(circle[1]))}"/>'
    steps = []
    for letter, rest in _STEP.findall(drawn):
        numbers = [float(number) for number in _NUMBER.findall(rest)]
        if letter in "MLC":
            numbers = [value + (top if place % 2 else left) for place, value in enumerate(numbers)]
        elif letter in "HV":
            numbers = [value + (left if letter == "H" else top) for value in numbers]
        elif letter == "A":
            numbers[5::7] = [value + left for value in numbers[5::7]]
            numbers[6::7] = [value + top for value in numbers[6::7]]
        steps.append(letter + " ".join(_short(value) for value in numbers))
    return f'<path d="{"".join(steps)}"/>'


def _class(paint: str) -> str:
    try:
        return _CLASS[paint]
    except KeyError:
        raise PictureError(f"{paint} is not an ink of the palette") from None


def _number(node: ElementTree.Element, name: str) -> float:
    return float(node.get(name, "0"))


def _short(value: float) -> str:
    return f"{round(value, 1) + 0.0:g}"


def _tag(node: ElementTree.Element) -> str:
    return node.tag.rpartition("}")[2]
