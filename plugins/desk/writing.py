"""Files of the desk are written whole or not at all.

A file is written beside its place, forced to the disk and renamed in. If the machine stops, the old
one is still there; what was half written is cleared away by the next command. Not tried on Windows, where
a file that is open in Excel cannot be replaced: the command then says so and stops.
"""

from __future__ import annotations

import os
from pathlib import Path


def write_whole(path: Path, data: bytes) -> bool:
    """Put ``data`` at ``path``; whether anything changed. The same bytes are not written again."""
    make_private(path.parent)
    if path.is_file() and path.read_bytes() == data:
        return False
    part = path.with_name(f".{path.name}.{os.getpid()}.part")
    try:
        with part.open("wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        part.replace(path)
    except BaseException:
        part.unlink(missing_ok=True)
        raise
    settle(path.parent)
    return True


def make_private(folder: Path) -> None:
    """Make a folder, and those above it, that only the user may look into; what is there stays as it is."""
    for each in (*reversed(folder.parents), folder):
        if not each.is_dir():
            each.mkdir(mode=0o700, exist_ok=True)


def write_settled(path: Path, data: bytes) -> None:
    """A new file in a folder that nobody reads yet, forced to the disk."""
    with path.open("xb") as file:
        file.write(data)
        file.flush()
        os.fsync(file.fileno())


def settle(folder: Path) -> None:
    """Make the renaming itself lasting; Windows has no such call, and needs none for NTFS's journal."""
    if os.name == "nt":
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
