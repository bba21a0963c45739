"""The process that waits for the one that reads."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

from .child import Reader, understood
from .limits import CLOCK
from .unreadable import endless

_HOME = Path(__file__).resolve().parents[3]


def through(reader: Reader, data: bytes, *words: str) -> Any:
    """What ``reader(data, *words)`` answers, in the words of JSON, run in a process that is held to limits.

    ``reader`` is a function of a module that imports the standard library only. Raises ``CannotRead`` if the
    file holds or costs more than it may, ``Damaged`` if the reader cannot make anything of it.
    """
    command = [sys.executable, "-E", "-s", "-S", "-m", "plugins.desk.door.child"]
    try:
        done = subprocess.run(
            [*command, f"{reader.__module__}:{reader.__qualname__}", *words],
            input=data,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            cwd=_HOME,
            timeout=CLOCK,
            check=False,
        )
    except subprocess.TimeoutExpired:
        raise endless() from None
    if done.returncode:  # ended by the system
        raise endless()
    return understood(json.loads(done.stdout))
