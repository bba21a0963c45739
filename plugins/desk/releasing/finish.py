"""The last steps of a release: the version into the repository, the edition into its place.

Each step is one renaming. A step that fails undoes the ones before it; a release that was killed between
them is finished by running it again.
"""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable
from pathlib import Path

from plugins.core.packing.sums import SUMS
from plugins.desk.folder import QuarterFolder
from plugins.desk.swap import recover, replacing
from plugins.desk.trouble import DeskTrouble, files
from plugins.desk.verifying.listing import listed, sums_of_site
from plugins.desk.writing import settle, write_settled, write_whole

from .addresses import FILE as LISTED
from .examples import move_back, move_out
from .journal import Journal, forget, stage_of, staged_site, staged_version, sums_of

Tell = Callable[[str], object]
_INCOMING = Path(".cache") / "incoming"


def finish(place: QuarterFolder, repository: Path, journal: Journal, tell: Tell) -> None:
    """Do what the journal says, as far as it is not done. Raises ``DeskTrouble``, with the repository and the
    previous edition as they were, if it cannot be done."""
    version = repository / "data" / "quarters" / journal.quarter / f"v{journal.version}"
    site = Path(journal.site)
    try:
        with files("putting the new version into the repository"):
            _place_version(place, repository, version, journal)
        tell(f"Put the new version into {version.relative_to(repository).as_posix()}.")
        if journal.examples:
            with files("moving the examples out"):
                move_out(repository / "data", journal.examples)
            tell(f"Moved {len(journal.examples)} illustrative quarters to data/example.")
        with files("writing down the addresses of the edition"):
            _place_addresses(place, repository)
        with files("putting the new edition into its place"):
            _place_site(place, site, journal)
        tell(f"Put the new edition into {site}.")
    except BaseException:
        _undo(place, repository, version, site, journal)
        raise
    forget(place)


def _place_version(place: QuarterFolder, repository: Path, version: Path, journal: Journal) -> None:
    incoming = repository / _INCOMING
    shutil.rmtree(incoming, ignore_errors=True)
    if version.exists():
        if sums_of(version) != journal.sums:
            raise DeskTrouble(f"{version} is there already, and it is another one. Nothing was released.")
        return
    staged = staged_version(place, journal.version)
    if not _is_whole(staged, journal.sums):
        raise DeskTrouble(
            "A release was interrupted, and what it had prepared is no longer whole. Nothing was released; "
            "run release again."
        )
    for path in sorted(staged.rglob("*")):
        target = incoming / path.relative_to(staged)
        if path.is_file():
            target.parent.mkdir(parents=True, exist_ok=True)
            write_settled(target, path.read_bytes())
    version.parent.mkdir(parents=True, exist_ok=True)
    incoming.rename(version)
    settle(version.parent)


def _place_site(place: QuarterFolder, site: Path, journal: Journal) -> None:
    recover(site)
    if sums_of(site) == journal.edition:
        return
    staged = staged_site(place)
    if not _is_whole(staged, journal.edition):
        raise DeskTrouble(
            "A release was interrupted, and the edition that it had built is no longer whole. It was undone; "
            "run release again."
        )
    with replacing(site) as fresh:
        shutil.copytree(staged, fresh, dirs_exist_ok=True)


def _place_addresses(place: QuarterFolder, repository: Path) -> None:
    """The list of addresses, which only grows; the one before it waits until the edition is out."""
    staged = stage_of(place) / "data" / "reference" / LISTED
    listed, before = repository / "data" / "reference" / LISTED, stage_of(place) / LISTED
    if not staged.is_file():
        return
    if not before.exists():
        write_whole(before, listed.read_bytes() if listed.is_file() else b"")
    write_whole(listed, staged.read_bytes())


def _take_back_addresses(place: QuarterFolder, repository: Path) -> None:
    listed, before = repository / "data" / "reference" / LISTED, stage_of(place) / LISTED
    if before.is_file() and before.stat().st_size:
        write_whole(listed, before.read_bytes())
    elif before.is_file():
        listed.unlink(missing_ok=True)


def _is_whole(folder: Path, digest: str) -> bool:
    """Whether a folder's list is the one meant, and every file as it says."""
    if sums_of(folder) != digest:
        return False
    return listed((folder / SUMS).read_bytes(), SUMS) == sums_of_site(folder)


def _undo(place: QuarterFolder, repository: Path, version: Path, site: Path, journal: Journal) -> None:
    """The repository and the edition as they were before; a folder that is another release's stays."""
    try:
        recover(site)
        if sums_of(version) == journal.sums and sums_of(site) != journal.edition:
            move_back(repository / "data", journal.examples)
            _take_back_addresses(place, repository)
            outgoing = repository / _INCOMING.with_name(f"outgoing-{os.getpid()}")
            version.rename(outgoing)
            shutil.rmtree(outgoing, ignore_errors=True)
            if not any(version.parent.iterdir()):
                version.parent.rmdir()
        shutil.rmtree(repository / _INCOMING, ignore_errors=True)
    except OSError:
        return  # The journal stays: the next run finishes or undoes.
    forget(place)
