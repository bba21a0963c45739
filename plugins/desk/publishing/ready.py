"""Whether a folder is the public edition, whole and as it was built."""

from __future__ import annotations

from hashlib import sha256
from pathlib import Path

from plugins.core.packing.sums import SUMS
from plugins.core.pages.hosting import HOST_FILES, host_files
from plugins.desk.trouble import DeskTrouble
from plugins.desk.typed import typed
from plugins.desk.verifying.place import Folder
from plugins.desk.verifying.verify import Tell, say_verified, verified


def check_ready(site: Path, tell: Tell) -> str:
    """The SHA-256 of the site's list of checksums. ``DeskTrouble`` if the folder is not the public edition,
    or not as it was built."""
    if not site.is_dir():
        raise DeskTrouble(f"There is no {site}. Make the public edition first: {typed('release')}")
    if any(not (site / name).is_file() for name in host_files()):
        raise DeskTrouble(
            f"{site} is not the public edition; a preview and a site built for looking at it are never "
            f"published. Make the public edition first: {typed('release')}"
        )
    list_of = site / SUMS
    if not list_of.is_file():
        raise DeskTrouble(f"{site} has no {SUMS}, so it was not built to its end. Run: {typed('release')}")
    found = verified(Folder(site), list_of.read_bytes(), tell)
    if not found.is_as_released:
        raise DeskTrouble(f"{say_verified(found)}\nNothing was published.")
    return sha256(list_of.read_bytes()).hexdigest()


def is_portal(folder: Path) -> bool:
    """Whether a folder holds a site of this portal, or nothing."""
    here = {path.name for path in folder.iterdir()} - HOST_FILES
    return not here or SUMS in here
