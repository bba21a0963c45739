"""What is wrong with one cell, and the short way to say where it stands."""

from __future__ import annotations

from typing import NamedTuple

from .problems import Problem, Severity


class Fault(NamedTuple):
    """``kind`` as in ``Problem``; ``found`` and ``write`` are the two sentences of its message."""

    kind: str
    found: str
    write: str


def problem(
    file: str, line: int, column: str, kind: str, found: str, write: str, severity: Severity = "error"
) -> Problem:
    """A ``Problem``, its parts in the order in which they are read."""
    return Problem(
        file=file, line=line, column=column, kind=kind, found=found, write=write, severity=severity
    )
