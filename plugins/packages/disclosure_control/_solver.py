"""HiGHS, without its own words: some lines it prints on standard output whatever it is told."""

from __future__ import annotations

import ctypes
import os
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import cache, wraps
from typing import Any

from scipy import optimize

_OUT = 1


@cache
def _flush() -> Callable[[None], object]:
    """Empties what C keeps of its output; what a library printed would else come out later."""
    return ctypes.CDLL("ucrtbase" if sys.platform == "win32" else None).fflush


@contextmanager
def _silent() -> Iterator[None]:
    try:
        kept = os.dup(_OUT)
    except OSError:  # there is no standard output
        yield
        return
    _flush()(None)
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, _OUT)
    os.close(nowhere)
    try:
        yield
    finally:
        _flush()(None)
        os.dup2(kept, _OUT)
        os.close(kept)


def _quietly(solve: Callable[..., Any]) -> Callable[..., Any]:
    @wraps(solve)
    def solved(*given: Any, **named: Any) -> Any:
        with _silent():
            return solve(*given, **named)

    return solved


#: SciPy's ``milp`` and ``linprog``, which print nothing. Not for two threads of one process at once.
milp = _quietly(optimize.milp)
linprog = _quietly(optimize.linprog)
