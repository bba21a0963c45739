"""The checksums of the files of a folder, and the list of them that lies among them."""

from __future__ import annotations

from hashlib import sha256
from pathlib import Path

SUMS = "SHA256SUMS"
_LEFT_BEHIND = frozenset({"thumbs.db", "desktop.ini", ".ds_store"})


def sums(root: Path) -> dict[str, str]:
    """The SHA-256 of every file below ``root`` but the list itself, by path, sorted; without what
    operating systems leave behind."""
    files = {path.relative_to(root).as_posix(): path for path in root.rglob("*") if path.is_file()}
    own = (name for name in sorted(files) if files[name].name.casefold() not in _LEFT_BEHIND)
    return {name: sha256(files[name].read_bytes()).hexdigest() for name in own if name != SUMS}
