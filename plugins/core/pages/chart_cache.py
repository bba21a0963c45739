"""Pictures drawn once: a folder of SVGs named by everything that decides how they look.

The name of an entry is the SHA-256 of the data, the kind, the words and options, the code that draws,
and the versions of the libraries; never a time, and never "a file exists". So a changed number, word,
line of code or library draws a new picture, and anything else does not; a damaged one is drawn again.
"""

from __future__ import annotations

import hashlib
import json
from collections import Counter
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from functools import cache
from importlib.metadata import version
from pathlib import Path

from plugins.core.drawing.svg import Picture

from .cores import on_all_cores
from .kept import read_kept, write_kept

_DRAWING = Path(__file__).parents[1] / "drawing"


@dataclass(frozen=True, slots=True)
class Waiting:
    """A picture that was asked for and is not drawn: its kind, and what draws it."""

    kind: str
    draw: Callable[[], Picture]


@dataclass(slots=True)
class ChartCache:
    """The entries in ``folder``; counts what was found there and what has to be drawn."""

    folder: Path
    found: int = 0
    drawn: int = 0
    used: set[str] = field(default_factory=set)
    _ready: dict[str, Picture] = field(default_factory=dict)
    _waiting: dict[str, Waiting] = field(default_factory=dict)

    def ask(self, key: str, draw: Callable[[], Picture], kind: str = "") -> None:
        """Ask for the picture of that key: it is read from the folder, or waits to be drawn. Pictures of one
        ``kind`` share a design."""
        self.used.add(key)
        known = self._ready.get(key) or _read(self._path(key))
        if known is not None:
            self._ready[key] = known
        if known is not None or key in self._waiting:
            self.found += 1
        else:
            self.drawn += 1
            self._waiting[key] = Waiting(kind, draw)

    def picture(self, key: str) -> Picture:
        """The picture of a key that was asked for; drawn now if it still waits."""
        if key in self._waiting:
            self._keep(key, self._waiting.pop(key).draw())
        return self._ready[key]

    def draw_waiting(self) -> None:
        """Draw all that still wait, on all cores, the largest kind first; a kind stays on one of them."""
        kinds = Counter(one.kind for one in self._waiting.values())
        groups = [
            {key: one.draw for key, one in self._waiting.items() if one.kind == kind}
            for kind, _ in kinds.most_common()
        ]
        for pictures in on_all_cores(_drawn, groups, portable=True):
            for key, picture in pictures.items():
                self._keep(key, picture)
        self._waiting.clear()

    def _keep(self, key: str, picture: Picture) -> None:
        _write(self._path(key), picture)
        self._ready[key] = picture

    def _path(self, key: str) -> Path:
        return self.folder / f"{key}.svg.txt"


def _drawn(group: Mapping[str, Callable[[], Picture]]) -> dict[str, Picture]:
    return {key: draw() for key, draw in group.items()}


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
    sources = sorted(_DRAWING.glob("*.py"))
    whole = hashlib.sha256()
    for source in sources:
        whole.update(source.name.encode() + b"\0" + source.read_bytes().replace(b"\r\n", b"\n") + b"\0")
    return whole.hexdigest()


@cache
def library_versions() -> str:
    """The versions of what draws, read from package metadata, without importing it."""
    return ", ".join(f"{name} {version(name)}" for name in ("altair", "vl-convert-python"))


def _read(path: Path) -> Picture | None:
    height, _, inside = (read_kept(path) or "").partition("\n")
    return Picture(inside, int(height)) if height else None


def _write(path: Path, picture: Picture) -> None:
    write_kept(path, f"{picture.height}\n{picture.inside}")
