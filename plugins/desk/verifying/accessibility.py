"""What a page must have for readers who cannot see it or use no mouse, as far as its text shows it.

These are the WCAG 2.2 criteria that a program can decide without a browser: language (3.1.1, 3.1.2), title
(2.4.2), headings (1.3.1, 2.4.6), the way round repeated parts (2.4.1), text of links and pictures (2.4.4,
1.1.1), tables (1.3.1), fields (3.3.2), names of landmarks and scroll boxes (4.1.2). Contrast and layout need
a browser; the tests of this repository look at them with axe.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from .page import Element

_HEADINGS = ("h1", "h2", "h3", "h4", "h5", "h6")
_FIELDS = ("input", "select", "textarea")
_REFER = ("aria-labelledby", "aria-describedby", "aria-controls", "headers", "for")


def check_accessibility(root: Element) -> Iterator[str]:
    """Each fault of one page, as a sentence that says where."""
    elements = list(root.elements())
    ids = {each.get("id"): each for each in elements if each.has("id")}
    yield from _check_document(elements)
    yield from _check_headings(elements)
    yield from _check_ids(elements, ids)
    for each in elements:
        if _is_hidden(each):
            continue
        if each.tag in ("a", "button") and (each.has("href") or each.tag == "button"):
            if not _name(each, ids):
                yield f"line {each.line}: a link or button has no text"
        elif each.tag == "img" and not each.has("alt"):
            yield f"line {each.line}: a picture has no alt text"
        elif each.tag == "svg":
            yield from _check_drawing(each, ids)
        elif each.tag == "table":
            yield from _check_table(each, ids)
        elif each.tag in _FIELDS and each.get("type") != "hidden":
            labelled = any(one.tag == "label" and one.get("for") == each.get("id") != "" for one in elements)
            if not (labelled or each.inside("label") or _name(each, ids)):
                yield f"line {each.line}: a field has no label"
        elif each.tag == "iframe" and not each.get("title"):
            yield f"line {each.line}: a frame has no title"
        if each.has("tabindex"):
            yield from _check_focus(each, ids)
    yield from _check_landmarks(elements, ids)


def _check_document(elements: list[Element]) -> Iterator[str]:
    html = next((each for each in elements if each.tag == "html"), None)
    if html is None or not html.get("lang"):
        yield "the page does not say its language"
    titles = [each for each in elements if each.tag == "title" and not each.inside("svg")]
    if len(titles) != 1 or not titles[0].text():
        yield "the page has no title, or more than one"
    if sum(each.tag == "main" for each in elements) != 1:
        yield "the page has not exactly one main part"
    if any(each.tag == "meta" and "user-scalable=no" in each.get("content") for each in elements):
        yield "the page forbids readers to enlarge it"
    first = next((each for each in elements if each.tag == "a"), None)
    if first is not None and not first.get("href").startswith("#"):
        yield f"line {first.line}: the first link does not lead past the menu to the content"


def _check_headings(elements: list[Element]) -> Iterator[str]:
    headings = [each for each in elements if each.tag in _HEADINGS]
    if sum(each.tag == "h1" for each in headings) != 1:
        yield "the page has not exactly one first heading (h1)"
    level = 0
    for each in headings:
        own = int(each.tag[1])
        if not each.text():
            yield f"line {each.line}: a heading is empty"
        if own > level + 1:
            yield f"line {each.line}: heading {each.text()[:40]!r} is h{own} after h{level}"
        level = own


def _check_ids(elements: list[Element], ids: dict[str, Element]) -> Iterator[str]:
    for identity, count in Counter(each.get("id") for each in elements if each.has("id")).items():
        if count > 1 or not identity.strip():
            yield f"the id {identity!r} stands {count} times on the page"
    for each in elements:
        for name in _REFER:
            for identity in each.get(name).split():
                if identity not in ids:
                    yield f"line {each.line}: {name} names {identity!r}, which is not on the page"


def _check_drawing(svg: Element, ids: dict[str, Element]) -> Iterator[str]:
    if svg.get("role") != "img":
        yield f"line {svg.line}: a drawing has no role img"
    if not _name(svg, ids):
        yield f"line {svg.line}: a drawing has no title"


def _check_table(table: Element, ids: dict[str, Element]) -> Iterator[str]:
    inside = list(table.elements())
    where = f"line {table.line}: a table"
    captions = [each for each in inside if each.tag == "caption"]
    called = table.get("aria-labelledby") and _name(table, ids)
    if not called and (len(captions) != 1 or not captions[0].text()):
        yield f"{where} has no caption"
    heads = [each for each in inside if each.tag == "th"]
    if not heads:
        yield f"{where} has no header cells"
    for each in heads:
        if each.get("scope") not in ("col", "row", "colgroup", "rowgroup"):
            yield f"line {each.line}: the header {each.text()[:40]!r} has no scope"


def _check_focus(each: Element, ids: dict[str, Element]) -> Iterator[str]:
    if each.get("tabindex") not in ("0", "-1"):
        yield f"line {each.line}: tabindex {each.get('tabindex')} changes the order of the keyboard"
    if each.get("tabindex") == "0" and not _name(each, ids):
        yield f"line {each.line}: a box that takes the keyboard has no name"


def _check_landmarks(elements: list[Element], ids: dict[str, Element]) -> Iterator[str]:
    navigations = [each for each in elements if each.tag == "nav"]
    names = [_name(each, ids, own=False) for each in navigations]
    if len(navigations) > 1:
        for each, name in zip(navigations, names, strict=True):
            if not name or names.count(name) > 1:
                yield f"line {each.line}: this menu has no name of its own"


def _name(each: Element, ids: dict[str, Element], *, own: bool = True) -> str:
    """The accessible name, in the order in which browsers look for it."""
    if referred := each.get("aria-labelledby").split():
        return " ".join(ids[one].text() for one in referred if one in ids).strip()
    if label := each.get("aria-label").strip():
        return label
    if each.tag == "svg":
        title = next((one for one in each.children if isinstance(one, Element) and one.tag == "title"), None)
        return title.text() if title is not None else ""
    if not own or each.tag not in ("a", "button"):
        return each.get("title").strip()
    pictures = (one.get("alt") if one.tag == "img" else _name(one, ids) for one in each.elements()
                if one.tag in ("img", "svg"))  # fmt: skip
    return each.text() or " ".join(filter(None, pictures)).strip() or each.get("title").strip()


def _is_hidden(each: Element) -> bool:
    one: Element | None = each
    while one is not None:
        if one.get("aria-hidden") == "true" or one.has("hidden"):
            return True
        one = one.parent
    return False
