"""Which lines are headings: said by the file, numbered, named in the contents list, or by their look."""

from __future__ import annotations

import re
from collections.abc import Sequence

from .blocks import Heading
from .contents import key
from .lines import ROW, Line

_DECLARED = re.compile(r"^(?P<marks>#{1,6})\s+(?P<text>\S.*)$")
_BOLD = re.compile(r"^\*\*(?P<text>[^*]+)\*\*$")
_DECIMAL = re.compile(r"^(?P<number>\d{1,2}(?:\.\d{1,2})+)\.?\s+(?P<title>[^\W\d_].*|\(.*)$")
_PART = re.compile(
    r"^(?:chapter|part|section|annex|appendix|schedule|sura)\s+(?:\d{1,2}|[IVX]{1,5}|[A-Z]|[A-Z][a-z]+|[A-Z]{3,9})"
    r"(?:\s*[:–—-]\s*.*|\.?)$",
    re.IGNORECASE,
)
_LETTERED = re.compile(r"^(?P<number>\([a-z]\))\s+(?P<title>\S.*)$")
_COUNTED = re.compile(r"^(?P<number>\d{1,2}\.)\s+(?P<title>[^\W\d_].*)$")
_CAPTION = re.compile(r"^\**\s*(?:table|figure)\s*\d+\b", re.IGNORECASE)
_WORDS = 15


def heading_at(lines: Sequence[Line], at: int, titles: frozenset[str], marker_before: str) -> Heading | None:
    """The heading that a line is, or ``None``.

    ``titles``: keys of the entries of the contents list; ``marker_before``: the number of the list item that
    the block before is, so that the last item of a list is not taken for a heading.
    """
    line = lines[at]
    text = line.text.strip()
    if "\t" in text or text.startswith(ROW) or _CAPTION.match(text.lstrip("# ")):
        return None
    if declared := _DECLARED.match(text):
        return _heading(line, declared["text"].rstrip("#") or declared["text"], len(declared["marks"]))
    bold = _BOLD.match(text)
    bare = bold["text"].strip() if bold else text
    if bold and len(bare) <= 150 and (_DECIMAL.match(bare) or _LETTERED.match(bare)):
        return _heading(line, bare)
    if key(bare) in titles or (len(bare) <= 120 and _PART.match(bare)):
        return _heading(line, bare)
    if len(bare) <= 150 and bare[-1:] not in ".;," and _DECIMAL.match(bare):
        return _heading(line, bare)
    if not _is_alone(lines, at) or bare[-1:] in ".;,!?-" or len(bare.split()) > _WORDS:
        return None
    after = _next_text(lines, at)
    if _COUNTED.match(bare):
        is_title = bare[-1] != ":" or is_in_capitals(bare)
        in_list = bool(re.fullmatch(r"\d+\.", marker_before)) or bool(_COUNTED.match(after))
        return _heading(line, bare) if is_title and after and not in_list else None
    if (bold or _looks_like_title(bare)) and _opens_something(after, titles):
        return _heading(line, bare)
    return None


def number_and_title(text: str) -> tuple[str, str]:
    """The printed number of a heading and the rest.

    >>> number_and_title("5.1.2 Strategy Cluster"), number_and_title("CHAPTER 1: INTRODUCTION")
    (('5.1.2', 'Strategy Cluster'), ('', 'CHAPTER 1: INTRODUCTION'))
    """
    for pattern in (_DECIMAL, _LETTERED, _COUNTED):
        if match := pattern.match(text):
            return match["number"], match["title"]
    return "", text


def is_part(title: str) -> bool:
    """Whether a heading is a chapter or another part with a word before its number."""
    return bool(_PART.match(title))


def is_in_capitals(text: str) -> bool:
    """Whether a heading is printed in capital letters."""
    return text.upper() == text and text.lower() != text


def _heading(line: Line, text: str, declared: int = 0) -> Heading:
    text = text.strip()
    if bold := _BOLD.match(text):
        text = bold["text"].strip()
    return Heading(line.number, *number_and_title(text), declared)


def _looks_like_title(text: str) -> bool:
    """Starts with a capital letter and does not run on: no colon at its end or after its first words."""
    return text[:1].isupper() and text[-1] != ":" and ": " not in text and "*" not in text


def _opens_something(after: str, titles: frozenset[str]) -> bool:
    """Whether text, a list, a table or a numbered heading follows, not one more short line as on a cover."""
    if not after or after[0].islower():
        return False
    if after.startswith((ROW, "-", "•", "#", "*")) or "\t" in after or _PART.match(after):
        return True
    numbered = _COUNTED.match(after) or _DECIMAL.match(after) or re.match(r"^\(\w{1,4}\)\s", after)
    return bool(numbered) or len(after.split()) > _WORDS or (after[-1] in ".:;" and key(after) not in titles)


def _is_alone(lines: Sequence[Line], at: int) -> bool:
    return (at == 0 or lines[at - 1].blank) and (at + 1 == len(lines) or lines[at + 1].blank)


def _next_text(lines: Sequence[Line], at: int) -> str:
    return next((line.text.strip() for line in lines[at + 1 :] if not line.blank), "")
