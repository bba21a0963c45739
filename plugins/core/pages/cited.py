"""Laws and offices that tables name in English, by the names that a reader's language has for them."""

from __future__ import annotations

import re
from collections.abc import Callable

from plugins.core.statements.wording import Words

#: What may be named, in ``content/wording/common.toml``.
_NAMES = ("policy", "access", "counties", "heads")


def cited(text: str, english: Words, own: Words) -> str:
    """A citation such as ``County Governments Act 2012, s.24(2)`` in the reader's words; what is not known
    stays as it is written."""
    for name in _NAMES:
        known = re.escape(english(f"cited.{name}"))
        text = re.sub(rf"{known}(?: (\d{{4}}))?", _named(own, name), text)
    section = re.escape(english("cited.section", number=""))
    return re.sub(rf"\b{section}(\d+)", lambda found: own("cited.section", number=found[1]), text)


def _named(own: Words, name: str) -> Callable[[re.Match[str]], str]:
    """What says a name with the year that was found after it."""

    def told(found: re.Match[str]) -> str:
        said = own(f"cited.{name}")
        return own("cited.of_year", name=said, year=found[1]) if found[1] else said

    return told
