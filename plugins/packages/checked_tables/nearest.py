"""How a message quotes what was found, and the valid word nearest to it."""

from __future__ import annotations

import difflib
import re
import unicodedata
from collections.abc import Iterable

from .invisible import INVISIBLE

SHOWN_AT_MOST = 40
#: Beyond this no suggestion is sought; nobody types a name of that length by mistake.
_LONGEST_NAME = 80


def shown(text: str) -> str:
    """The text in quotation marks, at most 40 characters of it, every invisible character written out.

    >>> shown("14\\u00a0")
    '"14\\\\xa0"'
    """
    cut = text[:SHOWN_AT_MOST]
    return f'"{visible(cut)}{"..." if len(text) > len(cut) else ""}"'


def visible(text: str) -> str:
    """The text with every character that nobody can see written out."""
    return "".join(c if _is_seen(c) else c.encode("unicode_escape").decode("ascii") for c in text)


def _is_seen(character: str) -> bool:
    return character.isprintable() and not INVISIBLE.match(character)


def plain(text: str) -> str:
    """The form in which two names are the same name: no case, no surrounding or doubled spaces, and letters
    with their accents whole, however they were typed."""
    return re.sub(r"[\s\-_]+", "_", composed(text).strip().casefold()).strip("_")


def composed(text: str) -> str:
    """The text with each letter and its accents as one character, for comparing (Unicode's form C)."""
    return text if text.isascii() else unicodedata.normalize("NFC", text)


def nearest(text: str, choices: Iterable[str], cutoff: float = 0.6) -> str | None:
    """The choice that was probably meant, or ``None``.

    Words only: for a code with digits a near match would be a guess at another thing, so there the
    only suggestion is the same code in the right case and spacing.
    """
    if len(text) > _LONGEST_NAME:
        return None
    by_form = {plain(choice): choice for choice in choices}
    form = plain(text)
    if form in by_form:
        return by_form[form]
    if any(character.isdigit() for character in text):
        return None
    words = [choice for choice in by_form if not any(character.isdigit() for character in choice)]
    found = difflib.get_close_matches(form, words, n=1, cutoff=cutoff)
    return by_form[found[0]] if found else None


def did_you_mean(text: str, choices: Iterable[str]) -> str:
    """``Did you mean budget?`` or nothing."""
    found = nearest(text, choices)
    return f"Did you mean {found}?" if found else ""


def listed(choices: Iterable[str], at_most: int = 12) -> str:
    """``a, b or c``; a long list is cut."""
    words = list(choices)
    if len(words) > at_most:
        return f"{', '.join(words[:at_most])} ..."
    return " or ".join([", ".join(words[:-1]), words[-1]]) if len(words) > 1 else "".join(words)
