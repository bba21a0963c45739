"""Text cells: what may not stand in one, because it would harm readers or their computers.

Refused: a beginning that a spreadsheet would run as a formula (CWE-1236), HTML and script, characters
that nobody can see or that turn text round, and what looks like personal data. Nothing is altered.
"""

from __future__ import annotations

import re

from .fault import Fault
from .nearest import shown

NOTE_AT_MOST = 230
TEXT_AT_MOST = 2000

_PLAIN_NUMBER = re.compile(r"-?[0-9]+(?:\.[0-9]+)?")
_FORMULA = re.compile(r"\s*[=+\-@＝＋－＠]")
_HTML = re.compile(r"<\s*[a-z/!?]|&(?:#\w+|[a-z]{2,8});|javascript\s*:", re.IGNORECASE)
_BIDI = re.compile("[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]")
_HIDDEN = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u00ad\u115f\u180e\u200b-\u200d\u2028\u2029\u2060-\u2064\ufeff\ufff9-\uffff"
    "\U000e0000-\U000e007f]"
)
_LINE_BREAK = re.compile(r"[\n\t]")
_OUTER_SPACE = re.compile(r"^\s|\s$")
_PERSONAL = (
    (re.compile(r"[\w.+-]+@[\w-]+\.[\w.]+"), "an e-mail address"),
    (re.compile(r"(?<![\d,.])(?:\+?254|0)[ -]?[17]\d{2}[ -]?\d{3}[ -]?\d{3}(?!\d)"), "a telephone number"),
    (re.compile(r"\b[AP]\d{9}[A-Z]\b"), "a tax PIN"),
    (re.compile(r"(?<![\d,.])\d{7,8}(?![\d,.]\d|\d)"), "an identity card number"),
)


#: A release's checksum as it is read into the record: a group of it may happen to have digits only.
_CHECKSUM = re.compile(r"\b(?=[0-9 ]*[a-f])(?:[0-9a-f]{8} ){7}[0-9a-f]{8}\b")


def text_fault(text: str, at_most: int = TEXT_AT_MOST, *, free: bool = True) -> Fault | None:
    """Why this text may not be published; ``None`` if it may. ``free`` text is searched for personal data."""
    if not free and text.isascii() and text.isidentifier():
        return _too_long(text, at_most)
    if _BIDI.search(text):
        return Fault(
            "bidi",
            f"{shown(text)} holds an invisible character that turns the direction of writing.",
            "Type the cell again.",
        )
    if _HIDDEN.search(text):
        return Fault(
            "control-character", f"{shown(text)} holds an invisible character.", "Type the cell again."
        )
    if _LINE_BREAK.search(text):
        return Fault("line-break", f"{shown(text)} has a line break or a tab.", "Write it in one line.")
    if _FORMULA.match(text) and not _PLAIN_NUMBER.fullmatch(text):
        return Fault(
            "formula",
            f"{shown(text)} begins with {text.strip()[0]} and could run as a formula in a spreadsheet.",
            "Write a text that begins with a letter or a digit.",
        )
    if _HTML.search(text):
        return Fault("html", f"{shown(text)} holds HTML or script.", "Write plain text.")
    if _OUTER_SPACE.search(text):
        return Fault("space", f"{shown(text)} begins or ends with a space.", f"Write {shown(text.strip())}.")
    if free:
        searched = _CHECKSUM.sub("", text)
        for pattern, what in _PERSONAL:
            if pattern.search(searched):
                return Fault(
                    "personal-data",
                    f"This text holds what looks like {what}.",
                    "Take it out: nothing about private persons is published. If it is an amount, "
                    "write it with separators, such as 1,200,000.",
                )
    return _too_long(text, at_most)


def _too_long(text: str, at_most: int) -> Fault | None:
    if len(text) <= at_most:
        return None
    return Fault(
        "too-long",
        f"{shown(text)} has {len(text):,} characters.",
        f"Shorten it to {at_most} at most.",
    )
