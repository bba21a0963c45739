"""What a person types to run a command, as it can be copied into the window."""

from __future__ import annotations

import os

_PLAIN = frozenset("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-_./:\\")


def typed(*words: object, windows: bool = os.name == "nt") -> str:
    """The line: ``python3 start.py intake "My desk/2026-27-Q2.xlsx"``, with ``py`` on Windows.

    >>> typed("compare", "--open", windows=True)
    'py start.py compare --open'
    """
    said = (str(word) for word in words)
    quoted = (word if word and set(word) <= _PLAIN else f'"{word}"' for word in said)
    return " ".join(("py" if windows else "python3", "start.py", *quoted))
