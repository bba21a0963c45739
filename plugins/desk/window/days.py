"""Days as people type them: ``28 January 2027``, ``28 Januari 2027``, ``2027-01-28``."""

from __future__ import annotations

import re
from datetime import date

from plugins.core.statements.formats import MONTHS


def day_typed(text: str) -> date | None:
    """The day that a text means; ``None`` if it means none, or one of two, as 3/4/2027 does.

    >>> day_typed("28 January 2027") == day_typed("28 januari 2027") == day_typed(" 2027-01-28 ")
    True
    >>> day_typed("3/4/2027") is day_typed("31 June 2027") is None
    True
    """
    told = " ".join(text.casefold().replace(",", " ").split())
    if found := re.fullmatch(r"(\d{4})-(\d{1,2})-(\d{1,2})", told):
        year, month, day = map(int, found.groups())
    elif found := re.fullmatch(r"(\d{1,2})(?:st|nd|rd|th)? ([a-z]{3,})\.? (\d{4})", told):
        day, year = int(found[1]), int(found[3])
        names = [
            number
            for of in MONTHS.values()
            for number, name in enumerate(of, start=1)
            if name.casefold().startswith(found[2])
        ]
        if len(set(names)) != 1:
            return None
        month = names[0]
    else:
        return None
    try:
        return date(year, month, day)
    except ValueError:
        return None
