"""The contents list and the lists of tables and figures: found, kept as evidence, taken out."""

from __future__ import annotations

import re
from dataclasses import dataclass

from .lines import Line, Record

#: No entry of a contents list is longer.
_LONGEST = 300
_TITLES = {"table of contents", "contents", "list of tables", "list of figures", "list of appendices"}
_PAGE = r"(?:\d{1,3}|[ivxlc]{1,7})"
_LEADERS = re.compile(rf"\s*(?:\.\s?){{4,}}\s*(?:{_PAGE})?\s*$|\s*…{{2,}}\s*(?:{_PAGE})?\s*$")
_TAB_PAGE = re.compile(rf"\t+\s*{_PAGE}\s*$")
_GLUED_PAGE = re.compile(r"(?<=[A-Za-z)])\s*\d{1,3}\s*$")
BOOKMARK = re.compile(
    r"\s?(?:<b>|\*\*)?\s?Error!\s+(?:Bookmark not defined|Reference source not found)\.?\s?(?:</b>|\*\*)?",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Entry:
    """An entry of a contents list: what it names, without the dots and the page."""

    line: int
    title: str


def key(text: str) -> str:
    """A title for comparing: words and numbers only, in lower case.

    >>> key("## **1.0  INTRODUCTION:**")
    '1 0 introduction'
    """
    return " ".join(re.findall(r"\w+", text.lower()))


def take_contents(lines: list[Line], record: Record) -> tuple[list[Line], list[Entry]]:
    """The lines with every contents list blanked out, and the entries of the first: the table of contents."""
    out: list[Line] = []
    entries: list[Entry] = []
    inside, first = False, True
    for at, line in enumerate(lines):
        text = line.text.strip()
        if not line.blank and _opens(text) and not _page_of(text):
            inside, first = True, not any(entry.title for entry in entries)
            record.drop(line.number, "contents line", text)
            line = Line(line.number, "", line.page)
        elif not line.blank and (inside or _LEADERS.search(text[-_LONGEST:])):
            title = _page_of(text) or (inside and _wrapped(lines, at) and text)
            if title:
                record.drop(line.number, "contents line", BOOKMARK.sub("", text))
                for error in BOOKMARK.finditer(text):
                    record.drop(line.number, "bookmark error", error[0])
                if first or not inside:
                    entries.append(Entry(line.number, title))
                line = Line(line.number, "", line.page)
            else:
                inside = False
        out.append(line)
    return out, [entry for entry in entries if not _opens(entry.title)]


def _opens(text: str) -> bool:
    return key(text) in _TITLES


def _page_of(text: str) -> str:
    """The entry without its page, or nothing if the line does not end as an entry does."""
    if len(text) > _LONGEST:
        return ""
    bare = BOOKMARK.sub("", text)
    for ending in (_LEADERS, _TAB_PAGE, _GLUED_PAGE):
        if ending.search(bare) and (ending is not _GLUED_PAGE or len(text) < 100):
            title = re.sub(r"[.\s…]+$", "", ending.sub("", bare))
            return _LEADERS.sub("", title).strip()
    return re.sub(r"[.\s…]+$", "", bare) if bare != text else ""


def _wrapped(lines: list[Line], at: int) -> bool:
    """Whether the next line, without a gap, ends this entry."""
    following = lines[at + 1].text.strip()[-_LONGEST:] if at + 1 < len(lines) else ""
    return bool(following and (_LEADERS.search(following) or _TAB_PAGE.search(following)))
