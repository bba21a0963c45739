"""A whole command that reads anybody's tables, run in a process that is held to its time and memory.

The tables' sizes, columns and cells are limited where they are read (``checked_tables``); what comes of them
can still cost any time, such as hidden numbers by the ten thousand that all hang together.
"""

from __future__ import annotations

import functools
import json
import os
import subprocess
import sys
from collections.abc import Callable, Mapping
from concurrent.futures.process import BrokenProcessPool
from importlib import import_module
from pathlib import Path
from typing import Any

from .limits import MEMORY_OF_A_COMMAND, keep_within

_HOME = Path(__file__).resolve().parents[3]
#: How a process says that its memory did not suffice, in place of an exit code of the command.
_NO_ROOM = 77
Command = Callable[..., None]


def held_to(seconds: int, otherwise: str) -> Callable[[Command], Command]:
    """A command of words and lists of words that may take so many seconds of a processor, and three times as
    many on the clock; what would take longer, or too much memory, ends with a sentence that says what to do
    ``otherwise``, and exit code 2. What the command prints, and how it ends, are the process's own."""

    def of(command: Command) -> Command:
        @functools.wraps(command)
        def run(**given: Any) -> None:
            code = apart(command, seconds, given)
            if code is None:
                print(
                    f"Stopped: these files take more than {seconds} seconds or too much memory. {otherwise}",
                    file=sys.stderr,
                )
                raise SystemExit(2)
            if code:
                raise SystemExit(code)

        return run

    return of


def apart(command: Command, seconds: int, given: Mapping[str, Any]) -> int | None:
    """The exit code of the command in a process of its own; ``None`` if that took more than it may."""
    sys.stdout.flush()
    named = f"{command.__module__}:{command.__qualname__}"
    # of the solver's threads, each asks for room, which counts
    environment = {**os.environ, "PYTHONPATH": str(_HOME), "OPENBLAS_NUM_THREADS": "1"}
    line = [sys.executable, "-P", "-m", "plugins.desk.door.held", named, str(seconds), json.dumps(given)]
    try:
        done = subprocess.run(line, env=environment, timeout=3 * seconds, check=False)
    except subprocess.TimeoutExpired:
        return None
    return None if done.returncode < 0 or done.returncode == _NO_ROOM else done.returncode


def _main(named: str, seconds: str, given: str) -> None:
    for stream in (sys.stdout, sys.stderr):
        stream.reconfigure(errors="replace")  # type: ignore[union-attr]
    module, _, function = named.partition(":")
    command: Command = getattr(import_module(module), function).__wrapped__
    keep_within(int(seconds), MEMORY_OF_A_COMMAND, writes=True)
    try:
        command(**json.loads(given))
    except (MemoryError, RecursionError, BrokenProcessPool):
        raise SystemExit(_NO_ROOM) from None


if __name__ == "__main__":
    _main(*sys.argv[1:])
