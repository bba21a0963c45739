"""One command at a time for one quarter of the desk.

A small file says that a command is at work. It is made in one step that only one of two can succeed
in. After a crash it stays behind; it is then recognised, because its process is gone (same computer)
or because it is older than any command runs, and put aside. On Windows only its age is asked; that
was not tried on Windows.
"""

from __future__ import annotations

import hashlib
import os
import platform
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from .trouble import DeskTrouble, files

NAME = ".at-work"
#: No command runs longer than this; an older file was left behind.
LEFT_BEHIND_SECONDS = 30 * 60
_held: set[Path] = set()


@contextmanager
def at_work(folder: Path, command: str) -> Iterator[None]:
    """Hold the folder for ``command`` while the block runs; the folder is made if it is not there.

    Raises ``DeskTrouble`` if another command holds it.
    """
    with files("opening the desk folder"):
        folder.mkdir(parents=True, exist_ok=True)
        path = folder / NAME
        text = f"command: {command}\nprocess: {os.getpid()}\ncomputer: {_computer()}\n".encode()
        for _ in range(3):
            if _made(path, text):
                break
            found = _read(path)
            if found is not None and not _left_behind(path, found):
                raise DeskTrouble(_busy(path, found))
            _put_aside(path, found)
        else:
            raise DeskTrouble("Other commands keep starting in this folder. Wait a minute and try again.")
    _held.add(path)
    try:
        for part in folder.glob(".*.part"):
            part.unlink(missing_ok=True)
        yield
    finally:
        _held.discard(path)
        if _read(path) == text:
            with suppress(OSError):
                path.unlink()


def _made(path: Path, text: bytes) -> bool:
    try:
        handle = os.open(path, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o644)
    except FileExistsError:
        return False
    with os.fdopen(handle, "wb") as file:
        file.write(text)
    return True


def _read(path: Path) -> bytes | None:
    try:
        return path.read_bytes()
    except OSError:
        return None


def _left_behind(path: Path, found: bytes) -> bool:
    if _age(path) > LEFT_BEHIND_SECONDS:
        return True
    facts = _facts(found)
    process = facts.get("process", "")
    if os.name == "nt" or facts.get("computer") != _computer() or not process.isdigit():
        return False
    try:
        os.kill(int(process), 0)
    except ProcessLookupError:
        return True
    except (PermissionError, OverflowError):
        return False
    return int(process) == os.getpid() and path not in _held


def _put_aside(path: Path, judged: bytes | None) -> None:
    """Move away the file that was judged to be left behind; one that was made since goes back."""
    other = path.with_name(f"{path.name}-left-behind-{os.getpid()}")
    with suppress(FileNotFoundError):
        path.rename(other)
        if _read(other) != judged and not path.exists():
            other.rename(path)
        other.unlink(missing_ok=True)


def _busy(path: Path, found: bytes) -> str:
    command = _facts(found).get("command", "a command")
    seconds = _age(path)
    since = f"{seconds:.0f} seconds" if seconds < 100 else f"{seconds / 60:.0f} minutes"
    return (
        f"Somebody is working on this quarter: {command} has been running for {since}. "
        "Wait until it has finished and try again. "
        f"If nobody is working on it, delete the file {path}; nothing else is lost."
    )


def _age(path: Path) -> float:
    try:
        return max(0.0, time.time() - path.stat().st_mtime)
    except OSError:
        return 0.0


def _facts(found: bytes) -> dict[str, str]:
    lines = found.decode("utf-8", errors="replace").splitlines()
    return {key: value for key, _, value in (line.partition(": ") for line in lines)}


def _computer() -> str:
    """A short mark of this computer that tells nobody its name."""
    return hashlib.sha256(platform.node().encode()).hexdigest()[:12]
