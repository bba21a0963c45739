"""One command at a time for one quarter of the desk.

The computer itself keeps the lock, and lets go of it when the command ends, however it ends: nothing is left
to clear away after a crash. Beside the lock a small file tells others who holds it.
"""

from __future__ import annotations

import hashlib
import platform
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from filelock import FileLock, Timeout

from .trouble import DeskTrouble, files
from .writing import make_private

LOCK = ".at-work.lock"
HOLDER = ".at-work"


@contextmanager
def at_work(folder: Path, command: str) -> Iterator[None]:
    """Hold the folder for ``command`` while the block runs; the folder is made if it is not there.

    Raises ``DeskTrouble`` if another command holds it.
    """
    lock, holder = FileLock(folder / LOCK, timeout=0), folder / HOLDER
    with files("opening the desk folder"):
        make_private(folder)
        try:
            lock.acquire()
        except Timeout:
            raise DeskTrouble(_busy(holder)) from None
    try:
        with files("opening the desk folder"):
            holder.unlink(missing_ok=True)
            holder.write_text(f"command: {command}\ncomputer: {_computer()}\n", encoding="utf-8")
            for part in folder.glob(".*.part"):
                part.unlink(missing_ok=True)
        yield
    finally:
        with suppress(OSError):
            holder.unlink()
        lock.release()


def _busy(holder: Path) -> str:
    facts = _facts(holder)
    command, seconds = facts.get("command", "a command"), _age(holder)
    since = f"{seconds:.0f} seconds" if seconds < 100 else f"{seconds / 60:.0f} minutes"
    where = "this" if facts.get("computer", _computer()) == _computer() else "another"
    return (
        f"Somebody is working on this quarter: {command} has been running for {since} on {where} computer. "
        "Wait until it has finished and try again. "
        "If nobody is working on it, close the window in which it runs; nothing else is lost."
    )


def _facts(holder: Path) -> dict[str, str]:
    try:
        lines = holder.read_text(encoding="utf-8", errors="replace").splitlines()
    except OSError:
        return {}
    return {key: value for key, _, value in (line.partition(": ") for line in lines)}


def _age(path: Path) -> float:
    try:
        return max(0.0, time.time() - path.stat().st_mtime)
    except OSError:
        return 0.0


def _computer() -> str:
    """A short mark of this computer that tells nobody its name."""
    return hashlib.sha256(platform.node().encode()).hexdigest()[:12]
