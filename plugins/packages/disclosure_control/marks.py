"""What may stand in a cell of a published table: a number, a marker, or a marker beside the true number."""

from __future__ import annotations

import re
from collections.abc import Collection
from dataclasses import dataclass
from decimal import Decimal
from typing import Literal

#: Suppressed. ``u`` and ``x`` are sdcTable's words for primary and secondary, ``q`` is SDMX's.
HIDDEN = frozenset({"[c]", "c", "*", "suppressed", "hidden", "q", "u", "x", "d", "(d)"})
#: Printed as it stands; ``s`` and ``z`` are sdcTable's words for it, ``a``, ``p``, ``e`` SDMX's.
PRINTED = frozenset({"", "a", "p", "e", "s", "z", "[p]", "[e]", "[r]", "[u]", "reported", "published"}) | {
    "provisional",
    "estimated",
}
#: No number, and nobody hid one.
UNKNOWN = frozenset({"[x]", "o", "l", "not_reported", "not_collected"})
#: Cannot exist: adds nothing to a total.
NOTHING = frozenset({"[z]", "m", "not_applicable"})

State = Literal["printed", "hidden", "unknown"]

#: Characters of a number at most: beyond it no sum is exact, and the solver knows it as infinite.
LONGEST_NUMBER = 40
_GAPS = ", \u00a0\u2009\u202f"
#: Digits in threes with one separator between, or without any; a comma is never a decimal point.
_NUMBER = rf"[+\-−]?(?:\d{{1,3}}(?:[{_GAPS}]\d{{3}})+|\d+)(?:\.\d+)?|[+\-−]?\.\d+"
_CELL = re.compile(rf"(?P<mark>[^\d.+\-−]*?)\s*(?P<number>{_NUMBER})?\s*(?P<after>\[\w+\]|\*)?")


@dataclass(frozen=True, slots=True)
class Mark:
    """A cell as understood; ``odd`` holds a word that is none of ours, ``number`` the digits if any, 0 for
    what is ``impossible``."""

    state: State
    number: Decimal | None
    odd: str = ""
    impossible: bool = False


def number_in(text: str) -> Decimal | None:
    """The number written there, thousands separators allowed; ``None`` if there is none.

    >>> number_in("1,204.50"), number_in("1,5")
    (Decimal('1204.50'), None)
    """
    text = text.strip()
    match = re.fullmatch(_NUMBER, text) if len(text) <= LONGEST_NUMBER else None
    return Decimal(re.sub(rf"[{_GAPS}]", "", match[0]).replace("−", "-")) if match else None


def mark_in(cell: str, status: str = "", hidden_too: Collection[str] = ()) -> Mark:
    """What a cell and the status beside it say; ``hidden_too`` are further markers of hidden numbers.

    >>> mark_in("[c] 3")
    Mark(state='hidden', number=Decimal('3'), odd='', impossible=False)
    """
    match = _CELL.fullmatch(cell.strip())
    number = number_in(match["number"]) if match and match["number"] else None
    word = (match["mark"] or match["after"] or "") if match else cell
    words = {word.strip().casefold(), status.strip().casefold()}
    if words & HIDDEN or words & {each.casefold() for each in hidden_too}:
        return Mark("hidden", number)
    odd = sorted(words - PRINTED - UNKNOWN - NOTHING)
    if odd:
        return Mark("unknown", None, odd[0])
    if words & UNKNOWN:
        return Mark("unknown", None)
    if number is None and words & NOTHING:
        return Mark("printed", Decimal(0), impossible=True)
    return Mark("printed", number)


def is_mark(cell: str, hidden_too: Collection[str] = ()) -> bool:
    """Whether the cell holds a number or a marker, so that it is not the name of a row."""
    word = cell.strip().casefold()
    known = HIDDEN | UNKNOWN | NOTHING | {each.casefold() for each in hidden_too}
    return not word or word in known or any(letter.isdigit() for letter in word) or word.startswith("[")
