"""A site's own ``SHA256SUMS``: one line for each of its files, as ``sha256sum --check`` reads it."""

from __future__ import annotations

import re
from hashlib import sha256
from pathlib import Path, PurePosixPath

from plugins.core.packing.sums import SUMS, sums
from plugins.core.pages.hosting import HOST_FILES, belongs_to_host
from plugins.core.pages.twins import twins_in
from plugins.desk.provenance.statement import STATEMENT
from plugins.desk.trouble import DeskTrouble, files

#: No site of this portal is near these; a list beyond them is not believed.
MOST_FILES, MOST_BYTES = 50_000, 10_000_000
_LINE = re.compile(r"([0-9a-f]{64})  (\S.*)")


def write_listing(site: Path) -> str:
    """Write the list of all files of ``site`` into it; the list's own SHA-256 comes back."""
    data = pack_listing(site)
    (site / SUMS).write_bytes(data)
    return sha256(data).hexdigest()


def pack_listing(site: Path) -> bytes:
    """The list of every file of ``site`` but itself, what is about it, packed twins and what only its host
    reads."""
    found = sums_of_site(site)
    return "".join(f"{found[name]}  {name}\n" for name in sorted(found)).encode()


def sums_of_site(site: Path) -> dict[str, str]:
    """The SHA-256 of every file that belongs on the list of ``site``, by its address."""
    unlisted = {STATEMENT, *HOST_FILES, *twins_in(site)}
    return {
        name: digest
        for name, digest in sums(site).items()
        if name not in unlisted and not belongs_to_host(name)
    }


def check_replaceable(folder: Path) -> None:
    """``DeskTrouble`` unless a site may take the folder's place: there is none, or it holds a site of this
    portal, or nothing but what belongs to its host."""
    if folder.exists() and not folder.is_dir():
        raise DeskTrouble(f"{folder} is a file. Name a folder.")
    with files(f"looking into {folder}"):
        here = {path.name for path in folder.iterdir()} - HOST_FILES if folder.is_dir() else set()
    if any(not belongs_to_host(name) for name in here) and not (folder / SUMS).is_file():
        raise DeskTrouble(
            f"{folder} holds other files and no site of this portal. Nothing was touched. Name an empty "
            "folder, or one that a site was put into before."
        )


def listed(data: bytes, shown_as: str, *, folder: str = "") -> dict[str, str]:
    """The SHA-256 of each file by its address, ``folder`` put before each name.

    Raises ``DeskTrouble`` if it is no such list, or names a place outside the site.
    """
    if len(data) > MOST_BYTES:
        raise DeskTrouble(f"{shown_as} is not a list of checksums; it holds {len(data) / 1e6:,.0f} MB.")
    found = {}
    for number, line in enumerate(data.decode("utf-8", errors="replace").splitlines(), start=1):
        matched = _LINE.fullmatch(line)
        if matched is None or not _inside(matched[2]):
            raise DeskTrouble(
                f"{shown_as} is not a list of checksums: line {number} reads {line[:60]!r}. "
                "Each line is a checksum, two spaces and the name of a file."
            )
        found[f"{folder}{matched[2]}"] = matched[1]
    if len(found) > MOST_FILES:
        raise DeskTrouble(f"{shown_as} names {len(found):,} files; that is no site of this portal.")
    return found


def _inside(name: str) -> bool:
    path = PurePosixPath(name)
    return not path.is_absolute() and ".." not in path.parts and "\\" not in name and ":" not in name
