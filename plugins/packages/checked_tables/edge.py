"""The edge of a command: data that cannot be used is said as one list, and the exit code is 2."""

from __future__ import annotations

import errno
import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager

from .problems import DataProblems, Problem, reported

_SAYS = {
    errno.ENOSPC: "The disk is full.",
    errno.EDQUOT: "Your share of the disk is full.",
    errno.EROFS: "This place can only be read.",
    errno.EACCES: "It is open in another program, or you may not use it.",
    errno.EPERM: "It is open in another program, or you may not use it.",
    errno.ENOENT: "It is not there.",
    errno.ENOTDIR: "A file stands where a folder should be.",
    errno.EISDIR: "This is a folder, not a file.",
    errno.ENAMETOOLONG: "Its name is too long.",
}


@contextmanager
def problems_told(then: str = "Nothing was published.") -> Iterator[None]:
    """Run the block; of ``DataProblems`` the one list is printed, then the program ends with exit code 2.

    ``then`` says what came of it, behind the number of errors; empty where nothing was to come of it.
    """
    try:
        yield
    except DataProblems as wrong:
        print(reported(wrong.problems, then), file=sys.stderr)
        raise SystemExit(2) from None


@contextmanager
def files_told(name: str) -> Iterator[None]:
    """Run the block; a file that cannot be read or written becomes a problem of ``name``, in plain words."""
    try:
        yield
    except OSError as error:
        raise DataProblems([in_words(name, error)]) from error


@contextmanager
def output_cut_off() -> Iterator[None]:
    """Run the block; if nobody reads what it prints any more (``| head``), the program ends in silence."""
    try:
        yield
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())  # what is left to print goes nowhere
        raise SystemExit(0) from None


def in_words(name: str, error: OSError) -> Problem:
    """The problem that ``error`` is, said of the file ``name`` without codes of the computer."""
    found = _SAYS.get(error.errno or 0) or f"The computer says: {error.strerror or type(error).__name__}."
    return Problem(file=name, kind="file", found=found, write="Mend that, or write another path.")
