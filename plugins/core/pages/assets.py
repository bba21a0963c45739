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
        content = _COMPACT.get(path.suffix, bytes)(path.read_bytes())
        name = path.relative_to(folder).as_posix()
        addresses[name] = address = hashed(name, content)
        files[address] = content
    return Assets(files, addresses)


def hashed(name: str, content: bytes) -> str:
    """Where a file called ``name`` is published: ``static/portal.1a2b3c4d.css``."""
    stem, dot, ending = name.rpartition(".")
    return f"{FOLDER}/{stem}.{sha256(content).hexdigest()[:8]}{dot}{ending}"


def compact_css(content: bytes) -> bytes:
    """A stylesheet without its comments and line ends, which no reader should pay for.

    >>> compact_css(b"/* calm */\\nh1{margin:0}\\r\\nh2{margin:0}\\n")
    b'h1{margin:0}h2{margin:0}'
    """
    return b"".join(_COMMENT.sub(b"", content).splitlines())


def compact_script(content: bytes) -> bytes:
    """A script without the lines that are comments, and without what its lines begin with.

    >>> compact_script(b"// greets\n{\n  greet();\n}\n")
    b'{\ngreet();\n}\n'
    """
    lines = (line.strip() for line in content.splitlines())
    return b"".join(line + b"\n" for line in lines if line and not line.startswith(b"//"))


_COMPACT = {".css": compact_css, ".js": compact_script}
