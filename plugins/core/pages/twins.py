"""Packed twins: beside a page its bytes as gzip, so that a server need not pack it anew for each reader.

A twin is no file of its own: it is on no list of checksums, and counts as a twin only as long as it says what
the file beside it says. Any other file of that name is foreign.
"""

from __future__ import annotations

import gzip
import io
import zlib
from collections.abc import Iterator
from pathlib import Path

ENDING = ".gz"
#: Of which kinds there are twins; a file smaller than this fits in one packet of the network anyway.
KINDS = ("html", "css", "js", "svg", "csv", "json", "txt", "ics", "atom", "xml")
_LEAST = 1_400


def write_twins(site: Path) -> None:
    """Write the twin of each file of the site that has one; the same bytes anywhere and at any time."""
    for path in sorted(site.rglob("*")):
        if path.suffix[1:] in KINDS and path.is_file() and path.stat().st_size >= _LEAST:
            path.with_name(path.name + ENDING).write_bytes(pack_twin(path.read_bytes()))


def pack_twin(data: bytes) -> bytes:
    """The bytes as gzip, without a name and a time."""
    out = io.BytesIO()
    with gzip.GzipFile(filename="", mode="wb", fileobj=out, compresslevel=9, mtime=0) as packed:
        packed.write(data)
    return out.getvalue()


def twins_in(site: Path) -> frozenset[str]:
    """The addresses of the twins in the folder that say what the files beside them say."""
    return frozenset(path.relative_to(site).as_posix() for path in _twins(site))


def _twins(site: Path) -> Iterator[Path]:
    for path in site.rglob(f"*{ENDING}"):
        of = path.with_name(path.name.removesuffix(ENDING))
        both = of.suffix[1:] in KINDS and path.is_file() and of.is_file()
        if both and _says(path.read_bytes(), of.read_bytes()):
            yield path


def _says(twin: bytes, data: bytes) -> bool:
    try:
        with gzip.GzipFile(fileobj=io.BytesIO(twin)) as packed:
            return packed.read(len(data) + 1) == data and not packed.read(1)
    except (OSError, EOFError, zlib.error):
        return False
