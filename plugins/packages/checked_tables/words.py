"""Text cells: what may not stand in one, because it would harm readers or their computers.

Refused: a beginning that a spreadsheet would run as a formula (CWE-1236), HTML and script, characters
that nobody can see or that turn text round, and what looks like personal data. Nothing is altered.

Nothing is sought in a text that is too long, and no expression looks further than a fixed number of
characters from where it begins: the work grows with the length of the text, never with its square.
"""

from __future__ import annotations

import re
import unicodedata

from .fault import Fault
from .invisible import INVISIBLE
from .nearest import shown

NOTE_AT_MOST = 230
TEXT_AT_MOST = 2000

_PLAIN_NUMBER = re.compile(r"-?[0-9]{1,40}(?:\.[0-9]{1,40})?")
_FORMULA = re.compile(r"[=+\-@＝＋－＠]")
#: In a file of commas, too: a computer that parts cells at semicolons begins a new one there.
_FORMULA_WITHIN = re.compile(r"[;；] ?[=+\-@＝＋－＠]")
_HTML = re.compile(r"< ?[a-z/!?]|&(?:#\w|[a-z]{2,8};)|javascript ?:", re.IGNORECASE)
_BIDI = re.compile("[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]")
_LINE_BREAK = re.compile(r"[\n\t]")
_OUTER_SPACE = re.compile(r"^\s|\s$")
_GAP = r"[ ./_\-()\u2010-\u2015\u00b7\u2022\u2219\u22c5]"
#: Between groups of which one has three or four digits a colon parts no hours from minutes.
_COLON = r"[:\u2236\ua789]"
_ANY = rf"(?:{_GAP}|{_COLON})"
#: What is typed, or read by a scanner, in place of a digit that looks like it.
_LIKE_DIGITS = str.maketrans("OoОоΟοlI", "00000011")
_ALMOST_A_NUMBER = re.compile(r"(?<![^\W_])[0-9OoОоΟοlI]{1,64}+(?![^\W\d_])")
_PERSONAL = (
    (re.compile(r"[\w.+-]@[\w-]{1,63}\.\w"), "an e-mail address"),
    (
        re.compile(r"\w ?[(\[{]? ?@ ?[)\]}]? ?[\w-]{1,63} ?(?:\.|dot) ?\w", re.IGNORECASE),
        "an e-mail address",
    ),
    (re.compile(r"\w ?[-_]at[-_] ?[\w-]{1,63}(?:\.|[-_]dot[-_])\w", re.IGNORECASE), "an e-mail address"),
    (
        re.compile(r"\w ?[(\[{<«‹⟨〈] ?(?:at|dot) ?[)\]}>»›⟩〉] ?\w", re.IGNORECASE),
        "an e-mail address",
    ),
    (re.compile(r"\w at [\w-]{1,63} dot \w", re.IGNORECASE), "an e-mail address"),
    (
        re.compile(
            rf"(?<![\d,.])(?:(?:\+|00)?254{_ANY}{{0,3}}(?:\(0\){_GAP}{{0,3}})?|0[ )-]{{0,2}})[17]"
            rf"(?:\d\d{_ANY}{{0,3}}(?:\d{{3}}{_ANY}{{0,3}}\d{{3}}|(?:\d\d{_ANY}{{0,3}}){{2}}\d\d)"
            rf"|(?:{_GAP}\d\d){{4}}|(?:{_COLON}\d\d){{4}}|\d{{3}}{_ANY}\d{{5}}|\d\d,\d{{3}},\d{{3}})(?!\d)"
        ),
        "a telephone number",
    ),
    (re.compile(rf"(?<![\d,.])0{_ANY}[17](?:{_ANY}\d){{8}}(?!\d)"), "a telephone number"),
    (re.compile(r"\b[AP]\d{9}[A-Z]\b"), "a tax PIN"),
    (re.compile(r"(?<![\d,.])\d{7,8}(?![\d,.]\d|\d)"), "an identity card number"),
)


#: A release's checksum as it is read into the record: a group of it may happen to have digits only.
_CHECKSUM = re.compile(r"\b(?=[0-9 ]{0,70}[a-f])(?:[0-9a-f]{8} ){7}[0-9a-f]{8}\b")


def text_fault(text: str, at_most: int = TEXT_AT_MOST, *, free: bool = True) -> Fault | None:
    """Why this text may not be published; ``None`` if it may. ``free`` text is searched for personal data."""
    if len(text) > max(at_most, TEXT_AT_MOST):
        return _too_long(text, at_most)
    if not free and text.isascii() and text.isidentifier():
        return _too_long(text, at_most)
    if _BIDI.search(text):
        return Fault(
            "bidi",
            f"{shown(text)} holds an invisible character that turns the direction of writing.",
            "Type the cell again.",
        )
    if INVISIBLE.search(text):
        return Fault(
            "control-character", f"{shown(text)} holds an invisible character.", "Type the cell again."
        )
    if _LINE_BREAK.search(text):
        return Fault("line-break", f"{shown(text)} has a line break or a tab.", "Write it in one line.")
    once = " ".join(text.split())  # as browsers show it: of spaces that follow one another, one
    if _FORMULA.match(once) and not _PLAIN_NUMBER.fullmatch(text):
        return Fault(
            "formula",
            f"{shown(text)} begins with {text.strip()[0]} and could run as a formula in a spreadsheet.",
            "Write a text that begins with a letter or a digit.",
        )
    if _FORMULA_WITHIN.search(once):
        return Fault(
            "formula",
            f"{shown(text)} has a semicolon before a sign that could begin a formula in a spreadsheet.",
            "Write a word between the two.",
        )
    if _HTML.search(once):
        return Fault("html", f"{shown(text)} holds HTML or script.", "Write plain text.")
    if _OUTER_SPACE.search(text):
        return Fault("space", f"{shown(text)} begins or ends with a space.", f"Write {shown(text.strip())}.")
    if free:
        searched = _CHECKSUM.sub("", _with_plain_digits(unicodedata.normalize("NFKC", once)))
        meant = _ALMOST_A_NUMBER.sub(_as_number, searched)
        for pattern, what in _PERSONAL:
            if pattern.search(searched) or (meant != searched and pattern.search(meant)):
                return Fault(
                    "personal-data",
                    f"This text holds what looks like {what}.",
                    "Take it out: nothing about private persons is published. If it is an amount, "
                    "write it with separators, such as 1,200,000.",
                )
    return _too_long(text, at_most)


def _as_number(found: re.Match[str]) -> str:
    """Letters among digits as the digits that they look like; a word without a digit as it is."""
    word = found[0]
    return word.translate(_LIKE_DIGITS) if any(each.isdecimal() for each in word) else word


def _with_plain_digits(text: str) -> str:
    """The text with every decimal digit, of whatever script, as 0 to 9."""
    if text.isascii():
        return text
    return "".join(str(unicodedata.digit(each)) if each.isdecimal() else each for each in text)


def _too_long(text: str, at_most: int) -> Fault | None:
    if len(text) <= at_most:
        return None
    return Fault(
        "too-long",
        f"{shown(text)} has {len(text):,} characters.",
        f"Shorten it to {at_most} at most.",
    )
