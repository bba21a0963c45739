"""Numbers that stand in a file's markup."""

from __future__ import annotations


def whole(text: str, least: int, most: int) -> int | None:
    """The number that a text of digits is; ``None`` if it is none, or not from ``least`` to ``most``.

    >>> whole("12", 1, 99), whole("-1", 0, 99), whole("²", 0, 99), whole("9" * 5000, 0, 99)
    (12, None, None, None)
    """
    if not (text.isascii() and text.isdecimal() and len(text) < 12):
        return None
    number = int(text)
    return number if least <= number <= most else None
