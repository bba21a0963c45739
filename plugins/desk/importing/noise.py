"""What printing added to the text: page numbers, running heads, divider pages, broken cross-references."""

from __future__ import annotations

import re
from collections import Counter

from .contents import BOOKMARK, Entry, key
from .lines import ROW, Line, Record, Why

_PAGE_NUMBER = re.compile(
    r"^[-–—|\s]*(?:[Pp]age\s*\|?\s*)?(?:\d{1,3}|[ivxlc]{1,7})(?:\s*(?:of|/)\s*\d{1,3})?[-–—|\s]*$"
)
_CHAPTER = re.compile(r"^(?:chapter|part)\s+\w+\s*[:.–—-]\s*(?P<title>.+)$", re.IGNORECASE)
_ITEM = re.compile(r"^\s*(?:[-*•▪●–]\s+|\(?[ivxlcdma-z\d]{1,7}[.)]\s)", re.IGNORECASE)
_NUMBERED = re.compile(r"^\W*\d+(\.\d+)+\b")
#: A line longer than this is text and no running head.
_SHORT = 80


def without_noise(lines: list[Line], entries: list[Entry], record: Record) -> list[Line]:
    """The lines with every line of noise blanked out and noted."""
    lines = [_without_bookmark_errors(line, record) for line in lines]
    titles = {key(entry.title) for entry in entries}
    drop: dict[int, Why] = {}
    drop.update(_dividers(lines))
    drop.update({at: "page number" for at in _page_numbers(lines) if at not in drop})
    drop.update(
        {at: "running head or repeated cover line" for at in _heads(lines, drop, titles) if at not in drop}
    )
    out = []
    for at, line in enumerate(lines):
        if at in drop:
            record.drop(line.number, drop[at], line.text)
            line = Line(line.number, "", line.page)
        out.append(line)
    return out


def _without_bookmark_errors(line: Line, record: Record) -> Line:
    if "error!" not in line.text.lower():
        return line
    for match in BOOKMARK.finditer(line.text):
        record.drop(line.number, "bookmark error", match[0])
    return Line(line.number, BOOKMARK.sub("", line.text), line.page)


def _page_numbers(lines: list[Line]) -> list[int]:
    """Lone numbers, Roman ones in small letters, with nothing directly above or below."""
    return [
        at for at, line in enumerate(lines) if _is_page_number(line.text.strip()) and _is_apart(lines, at)
    ]


def _is_page_number(text: str) -> bool:
    return len(text) <= _SHORT and bool(_PAGE_NUMBER.match(text))


def _dividers(lines: list[Line]) -> dict[int, Why]:
    """The page before a chapter: its bare number and, where the chapter begins with it again, its title."""
    found: dict[int, Why] = {}
    seen = [at for at, line in enumerate(lines) if not line.blank]
    for number, title, chapter in zip(seen, seen[1:], seen[2:], strict=False):
        match = _CHAPTER.match(lines[chapter].text.strip())
        if match and re.fullmatch(r"\d{1,2}|[IVX]{1,4}", lines[number].text.strip()):
            found[number] = "divider page"
            if key(match["title"]) == key(lines[title].text):
                found[title] = "divider page"
    return found


def _heads(lines: list[Line], gone: dict[int, Why], titles: set[str]) -> list[int]:
    """Lines that pages repeat: cover lines printed again, and short lines at the edges of pages.

    Without a page edge a line must be there three times and carry a page number or words of the cover:
    a heading that several chapters share is no running head.
    """
    seen = [at for at, line in enumerate(lines) if not line.blank and at not in gone]
    eligible = [at for at in seen if _may_repeat(lines[at].text, titles)]
    cover = _cover(lines, seen)
    texts: dict[str, set[str]] = {}
    for at in eligible:
        texts.setdefault(_form(lines[at].text), set()).add(lines[at].text.strip())
    counts = Counter(_form(lines[at].text) for at in eligible)
    at_edges = Counter(_form(lines[at].text) for at in eligible if _at_edge(lines, at, gone))
    found, first = [], set()
    for at in eligible:
        form = _form(lines[at].text)
        of_cover = any(each in form or form in each for each in cover)
        thrice = counts[form] >= 3 and _is_apart(lines, at) and (of_cover or len(texts[form]) > 1)
        if (form in cover and form in first) or (form not in cover and (thrice or at_edges[form] >= 2)):
            found.append(at)
        first.add(form)
    return found


def _cover(lines: list[Line], seen: list[int]) -> set[str]:
    """The lines before the first sentence, at most a dozen."""
    cover: set[str] = set()
    for at in seen[:12]:
        text = lines[at].text.strip()
        if len(text) > _SHORT or text.endswith((".", ":", ";")) or _NUMBERED.match(text):
            break
        cover.add(_form(lines[at].text))
    return cover


def _may_repeat(text: str, titles: set[str]) -> bool:
    bare = text.strip()
    return (
        len(bare) <= _SHORT
        and "\t" not in bare
        and bare[-1] not in ".:;,"
        and not bare.startswith((ROW, "#", "**Table", "**Figure"))
        and not _ITEM.match(bare)
        and not _NUMBERED.match(bare)
        and key(bare) not in titles
        and bool(re.search(r"[^\W\d_]", bare) or re.fullmatch(r"\d{4}", bare))
    )


def _form(text: str) -> str:
    """The line without its page number, for comparing."""
    words = key(text)
    if re.fullmatch(r"\d{4}", words):
        return words
    return re.sub(r"\b(page )?\d{1,3}( of \d{1,3})?$|^(page )?\d{1,3}\b ?", "", words).strip()


def _is_apart(lines: list[Line], at: int) -> bool:
    before = at == 0 or lines[at - 1].blank or lines[at - 1].page != lines[at].page
    after = at + 1 == len(lines) or lines[at + 1].blank or lines[at + 1].page != lines[at].page
    return before and after


def _at_edge(lines: list[Line], at: int, gone: dict[int, Why]) -> bool:
    """Whether a page begins or ends here: by a form feed, or a page number beside it."""
    for step in (-1, 1):
        place = at + step
        while 0 <= place < len(lines) and lines[place].blank and lines[place].page == lines[at].page:
            place += step
        if 0 <= place < len(lines) and (
            lines[place].page != lines[at].page or gone.get(place) == "page number"
        ):
            return True
    return False
