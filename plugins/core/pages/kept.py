"""Texts that took long to make, kept in files that are named by all that decides them.

An entry carries its own checksum; one that does not match counts as absent. It is written under another name
first, so that nobody finds half of it.
"""

from __future__ import annotations

import hashlib
import tempfile
from pathlib import Path


def read_kept(path: Path) -> str | None:
    """The text of an entry; ``None`` if there is none, or it is damaged."""
    try:
        checksum, _, text = path.read_text(encoding="utf-8").partition("\n")
    except (OSError, UnicodeDecodeError):
        return None
    return text if checksum == _checksum(text) else None


def write_kept(path: Path, text: str) -> None:
    """Keep the text for whoever asks next; it has line feeds only."""
    path.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.NamedTemporaryFile("wb", dir=path.parent, suffix=".part", delete=False) as part:
        part.write(f"{_checksum(text)}\n{text}".encode())
    Path(part.name).replace(path)


def _checksum(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()
