"""The process that reads: ``python -m plugins.desk.door.child MODULE:FUNCTION WORD ...``, the file as input.

It imports nothing but the standard library and the reader, so that it starts in a moment.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Callable
from importlib import import_module
from typing import Any

from .limits import keep_within
from .unreadable import CannotRead, Damaged, Unreadable, endless

Reader = Callable[..., Any]


def answer(reader: Reader, data: bytes, *words: str) -> dict[str, Any]:
    """What the reader makes of a file, under ``read``; or under ``unreadable`` why it cannot; whatever it
    stumbles over, the file is ``damaged``."""
    try:
        return {"read": reader(data, *words)}
    except CannotRead as reason:
        why = reason.why
    except (MemoryError, RecursionError):
        why = endless().why
    except Exception:
        return {"damaged": True}
    return {"unreadable": [why.kind, why.found, why.write]}


def understood(said: dict[str, Any]) -> Any:
    """What the reader answered. Raises ``CannotRead`` or ``Damaged`` if it could not read."""
    if "damaged" in said:
        raise Damaged
    if "unreadable" in said:
        raise CannotRead(Unreadable(*said["unreadable"]))
    return said["read"]


def _main(named: str, *words: str) -> None:
    module, _, function = named.partition(":")
    reader: Reader = getattr(import_module(module), function)
    keep_within()
    said = answer(reader, sys.stdin.buffer.read(), *words)
    sys.stdout.buffer.write(json.dumps(said).encode())


if __name__ == "__main__":
    _main(*sys.argv[1:])
