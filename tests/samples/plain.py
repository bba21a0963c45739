"""What staff read is in plain words: held wherever a test hears what a command or a check says."""

from __future__ import annotations

import re

#: What only programmers understand: a value of the program, an unfilled place in a sentence, a path of it.
OF_THE_PROGRAM = re.compile(
    r"""Traceback | \bNone\b(?![ ]of\b) | \bnan\b | \b(Decimal|PosixPath|WindowsPath|Quarter|date)\(
    | object[ ]at[ ]0x | <class | \{[a-z_]+\} | \bplugins[/.]\w | site-packages | \w+Error\b""",
    re.VERBOSE,
)


def plain(said: str) -> str:
    """The same words, once they are known to hold nothing of the program."""
    found = OF_THE_PROGRAM.search(said)
    assert found is None, f"{found[0]!r} is no word for staff: {said[max(0, found.start() - 300) :][:600]}"
    return said
