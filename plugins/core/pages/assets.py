"""Static files under names that hold their own digest, so that browsers may keep them for ever."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

FOLDER = "static"
_COMMENT = re.compile(rb"/\*.*?\*/", re.DOTALL)


@dataclass(frozen=True, slots=True)
class Assets:
    """``files`` maps each address to its bytes; ``path(name)`` gives the address of a source file."""

    files: Mapping[str, bytes]
    addresses: Mapping[str, str]

    def path(self, name: str) -> str:
        """The address of the file called ``name`` in the theme's static folder; ``KeyError`` if none."""
        return self.addresses[name]


def read_assets(folder: Path) -> Assets:
    """Every file of the theme's static folder, each named by eight digits of its SHA-256."""
    files, addresses = {}, {}
    for path in sorted(folder.rglob("*")):
        if not path.is_file():
            continue
        content = compact_css(path.read_bytes()) if path.suffix == ".css" else path.read_bytes()
        name = path.relative_to(folder)
        hashed = name.with_name(f"{name.stem}.{sha256(content).hexdigest()[:8]}{name.suffix}")
        addresses[name.as_posix()] = address = f"{FOLDER}/{hashed.as_posix()}"
        files[address] = content
    return Assets(files, addresses)


def compact_css(content: bytes) -> bytes:
    """A stylesheet without its comments and line ends, which no reader should pay for.

    >>> compact_css(b"/* calm */\\nh1{margin:0}\\r\\nh2{margin:0}\\n")
    b'h1{margin:0}h2{margin:0}'
    """
    return b"".join(_COMMENT.sub(b"", content).splitlines())
