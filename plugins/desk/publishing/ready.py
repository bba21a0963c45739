"""Whether a folder is the public edition, whole and as it was built."""

from __future__ import annotations

import os
import stat
from collections.abc import Iterator
from hashlib import sha256
from pathlib import Path

from plugins.core.packing.sums import SUMS, sums
from plugins.core.pages.hosting import belongs_to_host, host_files
from plugins.core.pages.twins import twins_in
from plugins.desk.attacking.certificate import is_certified, rehearsed_in, say_rehearsed
from plugins.desk.provenance.statement import STATEMENT, is_about
from plugins.desk.trouble import DeskTrouble, files
from plugins.desk.typed import typed
from plugins.desk.verifying.listing import listed
from plugins.desk.verifying.place import Folder
from plugins.desk.verifying.verify import Tell, say_verified, verified

_SHOWN = 8


def check_ready(site: Path, tell: Tell) -> str:
    """The SHA-256 of the site's list of checksums. ``DeskTrouble`` if the folder is not the public edition,
    or not as it was built."""
    if not site.is_dir():
        raise DeskTrouble(f"There is no {site}. Make the public edition first: {typed('release')}")
    with files("looking at the site"):
        check_plain(site)
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
    if not is_certified(site, listed(list_of.read_bytes(), SUMS)):
        raise DeskTrouble(
            f"{site} was not attacked as its readers could, so nobody knows whether it keeps what it hides. "
            f"Nothing was published. Make the public edition again: {typed('release')}"
        )
    if rehearsed := rehearsed_in(site):
        raise DeskTrouble(f"{say_rehearsed(rehearsed)} Nothing was published.")
    statement = site / STATEMENT
    if statement.is_file() and not is_about(statement.read_bytes(), found.site):
        raise DeskTrouble(
            f"{statement} is about another edition. Nothing was published. Make the public edition again: "
            f"{typed('release')}"
        )
    return found.site


def check_plain(site: Path) -> None:
    """``DeskTrouble`` if the site holds anything but folders and files. A link could bring along what lies
    elsewhere on this computer, or the folder that it lies in, without end."""
    odd = sorted(_odd(site, ""))
    if odd:
        more = [f"  ... and {len(odd) - _SHOWN} more"] * (len(odd) > _SHOWN)
        lines = "\n".join([*(f"  {name}" for name in odd[:_SHOWN]), *more])
        raise DeskTrouble(
            f"{site} holds what is no plain file or folder, such as links; the portal makes none:\n{lines}\n"
            f"Nothing was published. Make the public edition again: {typed('release')}"
        )


def _odd(folder: Path, above: str) -> Iterator[str]:
    with os.scandir(folder) as entries:
        for entry in entries:
            name, mode = f"{above}{entry.name}", entry.stat(follow_symlinks=False).st_mode
            if stat.S_ISDIR(mode):
                yield from _odd(Path(entry.path), f"{name}/")
            elif not stat.S_ISREG(mode):
                yield name


def sums_of_edition(site: Path) -> dict[str, str]:
    """The SHA-256 of each file that is published, the list of checksums among them; nothing of the host's,
    and no twin, which goes where its file goes."""
    twins = twins_in(site)
    found = {
        name: digest for name, digest in sums(site).items() if name not in twins and not belongs_to_host(name)
    }
    if (site / SUMS).is_file():
        found[SUMS] = sha256((site / SUMS).read_bytes()).hexdigest()
    return found
