"""Pictures drawn once: a folder of SVGs named by everything that decides how they look.

The name of an entry is the SHA-256 of the data, the kind, the words and options, the code that draws,
and the versions of the libraries; never a time, and never "a file exists". So a changed number, word,
line of code or library draws a new picture, and anything else does not. An entry carries its own
checksum; one that does not match is drawn again.
"""

from __future__ import annotations

import hashlib
import json
import tempfile
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from functools import cache
from importlib.metadata import version
from pathlib import Path

from .svg import Picture

_HERE = Path(__file__).parent


@dataclass(slots=True)
class ChartCache:
    """The entries in ``folder``; counts what was found there and what had to be drawn."""

    folder: Path
    found: int = 0
    drawn: int = 0
    used: set[str] = field(default_factory=set)

    def picture(self, key: str, draw: Callable[[], Picture]) -> Picture:
        """The picture of that key: read from the folder, or drawn and written there."""
        self.used.add(key)
        path = self.folder / f"{key}.svg.txt"
        known = _read(path)
        if known is not None:
            self.found += 1
            return known
        self.drawn += 1
        picture = draw()
        _write(path, picture)
        return picture


def picture_key(kind: str, data: bytes, words: Mapping[str, str], options: Mapping[str, object]) -> str:
    """The name of a picture: SHA-256 (hexadecimal) over all that decides how it looks."""
    parts = [
        kind.encode(),
        data,
        json.dumps(dict(words), sort_keys=True).encode(),
        json.dumps(dict(options), sort_keys=True).encode(),
        code_digest().encode(),
        library_versions().encode(),
    ]
    return hashlib.sha256(b"".join(len(part).to_bytes(8, "big") + part for part in parts)).hexdigest()


@cache
def code_digest() -> str:
    """SHA-256 over the source of everything that draws; line ends do not count."""
    sources = [*sorted((_HERE / "charts").glob("*.py")), _HERE / "svg.py", _HERE / "palette.py"]
    whole = hashlib.sha256()
    for source in sources:
        whole.update(source.name.encode() + b"\0" + source.read_bytes().replace(b"\r\n", b"\n") + b"\0")
    return whole.hexdigest()


@cache
def library_versions() -> str:
    """The versions of what draws, read from package metadata, without importing it."""
    return ", ".join(f"{name} {version(name)}" for name in ("altair", "vl-convert-python"))


def _read(path: Path) -> Picture | None:
    try:
        head, _, inside = path.read_text(encoding="utf-8").partition("\n")
        checksum, height = head.split()
        picture = Picture(inside, int(height))
    except (OSError, ValueError):
        return None
    return picture if checksum == _checksum(picture) else None


def _write(path: Path, picture: Picture) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.NamedTemporaryFile("wb", dir=path.parent, suffix=".part", delete=False) as part:
        part.write(f"{_checksum(picture)} {picture.height}\n{picture.inside}".encode())
    Path(part.name).replace(path)


def _checksum(picture: Picture) -> str:
    return hashlib.sha256(f"{picture.height}\n{picture.inside}".encode()).hexdigest()
