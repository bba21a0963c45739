"""The same work for many things on all cores of the machine, with the same results in the same order.

Where the system can copy a running process (Linux), the copies see everything that was read so far and only
results travel. Elsewhere the work is done in turn, unless it is ``portable``.
"""

from __future__ import annotations

import gc
import multiprocessing
import os
import sys
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from traceback import format_tb
from typing import Any, TypeVar

Part = TypeVar("Part")
Done = TypeVar("Done")

#: More copies than this would cost more memory than they save time.
MOST = 8
#: In how many shares each of the copies gets many small parts.
_SHARES = 8
#: In a copy: the work and the things that it is for.
_shared: dict[str, Any] = {}


def on_all_cores(
    work: Callable[[Part], Done], parts: Sequence[Part], *, portable: bool = False
) -> Iterator[Done]:
    """``work(part)`` for each of ``parts``, in their order; what one raises is raised in its turn.

    ``portable``: ``work`` is a function of a module and the parts are plain values, so that both can be sent
    to a new process. Results are sent back in any case.

    >>> list(on_all_cores(str.upper, ["a", "b"]))
    ['A', 'B']
    """
    workers = min(cores(), MOST, len(parts))
    method = _method(portable) if workers > 1 else None
    if method is None:
        yield from map(work, parts)
        return
    context = multiprocessing.get_context(method)
    with ProcessPoolExecutor(workers, context, initializer=_share, initargs=(work, parts)) as pool:
        for results, failure in pool.map(_several, _shares(len(parts), workers)):
            yield from results
            if failure is not None:
                raise failure


def cores() -> int:
    """How many cores this process may use."""
    if sys.platform == "linux":
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


def _method(portable: bool) -> str | None:
    """How another process is begun; ``None`` where there must be none."""
    if multiprocessing.current_process().daemon:
        return None
    if sys.platform == "linux":
        return "fork"
    return "spawn" if portable else None


def _share(work: Callable[[Any], Any], parts: Sequence[Any]) -> None:
    gc.disable()  # such a process lives for seconds, and never long enough to need it
    _shared.update(work=work, parts=parts)


def _shares(parts: int, workers: int) -> list[range]:
    """Parts that are sent together: each message takes time, and nobody should wait for a long last one."""
    together = max(1, parts // (workers * _SHARES))
    return [range(first, min(first + together, parts)) for first in range(0, parts, together)]


def _several(numbers: Sequence[int]) -> tuple[list[Any], Exception | None]:
    """The results of these parts, up to the first that fails; and its failure, with where it happened."""
    results: list[Any] = []
    for number in numbers:
        try:
            results.append(_shared["work"](_shared["parts"][number]))
        except Exception as failure:
            failure.add_note("".join(format_tb(failure.__traceback__)))
            return results, failure
    return results, None
