"""Numbers as people and Excel write them, and what to write instead.

A number is digits, perhaps a minus sign before and a decimal point with digits after: ``1200``,
``-3``, ``77.8``. Nothing else is taken for a number, so that nothing is ever guessed.
"""

from __future__ import annotations

import re
import unicodedata

from .fault import Fault
from .nearest import shown

NUMBER = re.compile(r"(?!-0(?:\.0+)?$)-?(?:0|[1-9][0-9]{0,14})(?:\.[0-9]{1,10})?")
INTEGER = re.compile(r"(?!-0$)-?(?:0|[1-9][0-9]{0,14})")

_LOOK_ALIKES = str.maketrans({"O": "0", "o": "0", "l": "1", "I": "1", "|": "1"})
_GROUPED = re.compile(r"-?[0-9]{1,3}(?:[, '\u00a0\u2009\u202f][0-9]{3})+(?:\.[0-9]+)?")
_DECIMAL_COMMA = re.compile(r"-?[0-9]+,[0-9]+")
_MONEY = re.compile(r"(?i)(?:kes|kshs?|sh)\.?\s*(?P<number>[0-9][0-9, ]*(?:\.[0-9]+)?)(?:\s*/[=-])?")
_EXPONENT = re.compile(r"-?[0-9]+(?:\.[0-9]+)?[eE][+-]?[0-9]+")
_NOT_A_FIGURE = frozenset({"nan", "inf", "-inf", "+inf", "infinity", "-infinity", "+infinity"})
_MISSING = frozenset(
    [
        "n/a",
        "na",
        "n.a.",
        "n.a",
        "nil",
        "none",
        "null",
        "-",
        "--",
        "—",
        "–",
        ".",
        "..",
        "...",
        "?",
        "x",
        "tbc",
        "tbd",
        "pending",
        "missing",
        "unknown",
        "blank",
        "void",
        "not available",
        "not applicable",
        "not reported",
        "not collected",
        "no data",
    ]
)
_EXCEL_ERROR = re.compile(r"#(?:N/A|DIV/0!|REF!|VALUE!|NAME\?|NUM!|NULL!|#+)")


def number_fault(text: str, *, whole: bool, required: bool) -> Fault | None:
    """Why ``text`` is not a number (``whole``: not a whole number); ``None`` if it is one."""
    if (INTEGER if whole else NUMBER).fullmatch(text):
        return None
    if text.strip().casefold() in _MISSING or _EXCEL_ERROR.fullmatch(text.strip()):
        write = "Write the number." if required else "Leave the cell empty and let the status say why."
        return Fault("missing-word", f"{shown(text)} stands where a number should be.", write)
    if text.strip().casefold() in _NOT_A_FIGURE:
        return Fault("not-finite", f"{shown(text)} is not a figure.", "Write the number in digits.")
    if _EXPONENT.fullmatch(text.strip()):
        return Fault(
            "exponent",
            f"{shown(text)} is a shortened number, as Excel shows a long one.",
            "Widen the column, format it as Number and write every digit.",
        )
    meant = _meant(text)
    if meant is not None and whole and INTEGER.fullmatch(meant) is None:
        meant = None
    if meant is not None:
        return Fault("number-form", f"{shown(text)} {_what_is_wrong(text)}.", f"Write {meant}.")
    if whole and NUMBER.fullmatch(text):
        return Fault("not-whole", f"{shown(text)} is not a whole number.", "Write a whole number.")
    dotted = text.strip().replace(",", ".")
    if not whole and _DECIMAL_COMMA.fullmatch(text.strip()) and NUMBER.fullmatch(dotted):
        return Fault(
            "decimal-comma",
            f"{shown(text)} has a comma.",
            f"Write {dotted} if the comma begins the decimals, else leave it out.",
        )
    if re.fullmatch(r"-?[0-9]+(\.[0-9]+)?", text):
        return Fault(
            "too-many-digits",
            f"{shown(text)} has more digits than any figure here (15 before the point, 10 after it).",
            "Write it as it was counted or rounded.",
        )
    kind = "a whole number" if whole else "a number"
    return Fault("not-a-number", f"{shown(text)} is not {kind}.", "Write digits only, such as 1200 or 77.8.")


def _meant(text: str) -> str | None:
    """The number that was certainly meant, in the right form."""
    bare = unicodedata.normalize("NFKC", text).strip().replace("\u2212", "-")
    if money := _MONEY.fullmatch(bare):
        bare = money["number"].strip()
    if bare.startswith("(") and bare.endswith(")"):
        bare = f"-{bare[1:-1].strip()}"
    bare = bare.removesuffix("%").rstrip().removeprefix("+")
    if _GROUPED.fullmatch(bare):
        bare = re.sub(r"[, '\u2009\u202f]", "", bare)
    if re.search(r"[0-9]", bare):
        bare = bare.translate(_LOOK_ALIKES)
    if re.fullmatch(r"-?[0-9]+\.?[0-9]*|-?\.[0-9]+", bare) is None or not bare.isascii():
        return None
    sign, digits = ("-", bare[1:]) if bare.startswith("-") else ("", bare)
    before, _, after = digits.partition(".")
    tidy = (before.lstrip("0") or "0") + (f".{after}" if after.strip("0") else "")
    tidy = tidy if tidy == "0" else sign + tidy
    return tidy if tidy != text and NUMBER.fullmatch(tidy) else None


def _what_is_wrong(text: str) -> str:
    if text != text.strip() or "\u00a0" in text:
        return "has a space in it that should not be there"
    if "%" in text:
        return "has a per cent sign"
    if re.search(r"(?i)k|sh", text):
        return "names the currency"
    if _GROUPED.fullmatch(text):
        return "has thousands separators"
    if re.search(r"[A-Za-z|]", text):
        return "has a letter that looks like a digit"
    if text.startswith("("):
        return "has brackets"
    return "is not in the form used here"
