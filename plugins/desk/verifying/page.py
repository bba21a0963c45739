"""A built page as a tree, read strictly: what a browser would mend silently is a fault here."""

from __future__ import annotations

import html
import re
from collections.abc import Iterator
from dataclasses import dataclass, field

_VOID = frozenset(
    ("area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr")
)
_RAW = ("script", "style")
_TOKEN = re.compile(
    r"<!--.*?-->|<!doctype html>"
    r"|</(?P<end>[a-zA-Z][\w-]*)\s*>"
    r"|<(?P<start>[a-zA-Z][\w-]*)(?P<attributes>(?:\s+[^\s\"'<>/=]+(?:=(?:\"[^\"]*\"|'[^']*'|[^\s\"'=<>`]+))?)*)"
    r"\s*(?P<closed>/?)>",
    re.DOTALL | re.IGNORECASE,
)
_ATTRIBUTE = re.compile(r"([^\s\"'<>/=]+)(?:=(?:\"([^\"]*)\"|'([^']*)'|([^\s\"'=<>`]+)))?")
_REFERENCE = re.compile(r"&(?!(?:#\d+|#x[0-9a-fA-F]+|\w+);)(?=\w|#)")


@dataclass(slots=True, eq=False)
class Element:
    """One element: its name, attributes, parent, line, and what is in it."""

    tag: str
    attributes: dict[str, str]
    line: int
    parent: Element | None = None
    children: list[Element | str] = field(default_factory=list)

    def get(self, name: str) -> str:
        """An attribute; "" if it is not there."""
        return self.attributes.get(name, "")

    def has(self, name: str) -> bool:
        """Whether the attribute is there, with whatever value."""
        return name in self.attributes

    def elements(self) -> Iterator[Element]:
        """Every element inside, in the order of the page."""
        waiting = [each for each in reversed(self.children) if isinstance(each, Element)]
        while waiting:
            one = waiting.pop()
            yield one
            waiting += [each for each in reversed(one.children) if isinstance(each, Element)]

    def text(self) -> str:
        """All text inside, spaces joined."""
        parts: list[str] = []
        waiting: list[Element | str] = [self]
        while waiting:
            one = waiting.pop()
            if isinstance(one, str):
                parts.append(one)
            else:
                waiting += reversed(one.children)
        return " ".join("".join(parts).split())

    def inside(self, *tags: str) -> bool:
        """Whether it lies in an element of one of these names."""
        above = self.parent
        while above is not None:
            if above.tag in tags:
                return True
            above = above.parent
        return False


def read_page(source: str) -> tuple[Element, tuple[str, ...]]:
    """The page as a tree under a nameless root, and each fault of its form as a sentence."""
    root = here = Element("", {}, 1)
    faults: list[str] = []
    position, line = 0, 1
    if not source.lower().startswith("<!doctype html>"):
        faults.append("it does not begin with <!doctype html>")
    for token in _TOKEN.finditer(source):
        between = source[position : token.start()]
        if between:
            here.children.append(html.unescape(between))
            if here.tag not in _RAW and ("<" in between or _REFERENCE.search(between)):
                faults.append(f"line {line}: {between.strip()[:60]!r} holds a bare < or &")
            line += between.count("\n")
        position = token.end()
        tag = (token["start"] or token["end"] or "").lower()
        if token["start"]:
            found = _attributes(token["attributes"], tag, line, faults)
            element = Element(tag, found, line, here)
            here.children.append(element)
            drawn = tag == "svg" or element.inside("svg")
            if token["closed"] and not drawn and tag not in _VOID:
                faults.append(f"line {line}: <{tag}/> is not closed in HTML")
            if not (tag in _VOID or (token["closed"] and drawn)):
                here = element
        elif token["end"]:
            here = _closed(here, tag, line, faults)
        line += token[0].count("\n")
    rest = source[position:]
    if "<" in rest:
        faults.append(f"line {line}: {rest.strip()[:60]!r} is no tag")
    while here is not root and here.parent is not None:
        faults.append(f"line {here.line}: <{here.tag}> is never closed")
        here = here.parent
    return root, tuple(faults)


def _attributes(text: str, tag: str, line: int, faults: list[str]) -> dict[str, str]:
    found: dict[str, str] = {}
    for name, *values in _ATTRIBUTE.findall(text):
        value = next(filter(None, values), "")
        if name.lower() in found:
            faults.append(f"line {line}: <{tag}> has {name} twice")
        if _REFERENCE.search(value) and name.lower() not in ("href", "src"):
            faults.append(f"line {line}: {name} of <{tag}> holds a bare &")
        found[name.lower()] = html.unescape(value)
    return found


def _closed(here: Element, tag: str, line: int, faults: list[str]) -> Element:
    above: Element | None = here
    while above is not None and above.tag != tag:
        above = above.parent
    if above is None or above.parent is None:
        faults.append(f"line {line}: </{tag}> closes nothing")
        return here
    if above is not here:
        faults.append(f"line {line}: </{tag}> closes <{here.tag}> of line {here.line}")
    return above.parent
