"""How few people may be counted, and what looks like the name of one."""

from __future__ import annotations

import re

#: The smallest count of people that may be published, unless it is zero.
LEAST_PEOPLE = 5
#: The smallest number of people behind a mean, a share or an index that may be published.
LEAST_BASE = 10

_NAME = r"[A-Z][a-zA-Z'’-]+"
_TITLED = re.compile(
    rf"\b(?:Mr|Mrs|Ms|Miss|Dr|Prof|Rev|Hon|Eng|Bw|Bi|Mzee|Mama|Mhe|Mheshimiwa|Mch)\b\.?\s+{_NAME}"
)
_BROUGHT_BY = re.compile(
    rf"\b(?:by|from|petitioners?|kutoka kwa|la|wa|waombaji)\s+{_NAME}\s+{_NAME}(?:\s+{_NAME})?"
)
#: Words with a capital that are no names of persons.
_NOT_NAMES = frozenset(
    {"Assembly", "Clerk", "County", "Kaunti", "Bunge", "Karani", "Committee", "Kamati", "Example", "Mfano"}
    | {"Ward", "Wadi", "Act", "Sheria", "Kisumu", "Kenya", "Office", "Ofisi", "Department", "Idara"}
    | {"Governor", "Gavana", "Town", "Village", "Primary", "School", "Market", "Health"}
)


def looks_like_a_name(text: str) -> str:
    """The first words of ``text`` that look like a person's name; empty if none do.

    >>> looks_like_a_name("Petition by Jane Example Doe on shade")
    'Jane Example Doe'
    >>> looks_like_a_name("Asks the County Assembly for shade")
    ''
    """
    if titled := _TITLED.search(text):
        return titled[0]
    for found in _BROUGHT_BY.finditer(text):
        words = re.findall(rf"\b{_NAME}", found[0])
        if not _NOT_NAMES.issuperset(words[:1]):
            return " ".join(words)
    return ""
