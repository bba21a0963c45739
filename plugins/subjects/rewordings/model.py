"""What no change of words may touch: numbers, units of measure, and the small words that turn a meaning.

>>> other_meaning("Replies sent within 14 days.", "Replies sent within 21 days.")
'14'
>>> other_meaning("Bills passed at third reading.", "Bills that passed the third reading.")
''
"""

from __future__ import annotations

import re
from collections import Counter

_MEANINGS = (
    *(r"third reading", r"not", r"no", r"none", r"never", r"only", r"all", r"first"),
    *(r"per ?cents?|percentages?", r"days?", r"weeks?", r"months?", r"quarters?", r"years?", r"hours?"),
    *(r"shillings?|kes|ksh", r"kwh", r"pages?", r"points?", r"scores?", r"millions?", r"thousands?"),
    *(r"two", r"three", r"four", r"five", r"six", r"seven", r"eight", r"nine", r"ten", r"twelve", r"half"),
)
_WORDS = "|".join(rf"(?P<m{place}>{each})" for place, each in enumerate(_MEANINGS))
_MEANING = re.compile(rf"\d+(?:[.,]\d+)*|\b(?:{_WORDS})\b")
#: Ways of writing that are one meaning.
_WRITTEN = (("cannot", "can not"), ("n't", " not"), ("%", " per cent "))


def other_meaning(was: str, now: str) -> str:
    """The first word or number that stands in only one of the two English texts, or more often in one; ""
    if there is none. Singular and plural are one word."""
    then, today = _meanings(was), _meanings(now)
    for key, word in {**then[1], **today[1]}.items():
        if then[0][key] != today[0][key]:
            return word
    return ""


def _meanings(text: str) -> tuple[Counter[str], dict[str, str]]:
    """How often each meaning is there, and a word that has it, in their order."""
    counts: Counter[str] = Counter()
    words: dict[str, str] = {}
    plain = text.casefold()
    for written, meant in _WRITTEN:
        plain = plain.replace(written, meant)
    for match in _MEANING.finditer(plain):
        key = match.lastgroup or match[0].replace(",", "")
        counts[key] += 1
        words.setdefault(key, match[0])
    return counts, words
