"""Publish into a folder: a link is switched where the system has links, else folders are renamed.

Each time the site is copied once, whole, to a new place; nothing that was published before is left in it.

On a server the published name is a link to one of the complete copies beside it (``.NAME-versions/``), so
that readers see the old site until one step later they see the new one; the three newest copies stay, and
going back is switching the link. Where a real folder stands at that name, or the system has no links, the
new copy is renamed in and the old one aside; if the machine stops between the two, the next run finds the
old one and puts it back first. The second way was not tried on Windows.
"""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import count
from pathlib import Path

from plugins.desk.swap import recover, replacing
from plugins.desk.trouble import DeskTrouble, files
from plugins.desk.verifying.listing import check_replaceable

from .changes import Changes, changes
from .copy import copy_site, keep_of_host
from .ready import sums_of_edition

COPIES = 3


@dataclass(frozen=True, slots=True)
class ToFolder:
    """``path`` is what the web server serves; ``links`` whether this system can make links."""

    path: Path
    links: bool = os.name != "nt"

    @property
    def name(self) -> str:
        """How people name it."""
        return str(self.path)

    @property
    def versions(self) -> Path:
        """Where the complete copies lie that the link leads to."""
        return self.path.with_name(f".{self.path.name}-versions")

    def changes(self, site: Path) -> Changes:
        """What would change; ``DeskTrouble`` if something else than this portal is there."""
        with files("looking at the folder to publish to"):
            if not self.by_link:
                recover(self.path)
            check_replaceable(self.path)
            here, there = site.resolve(), self.path.resolve()
            if here.is_relative_to(there) or there.is_relative_to(here):
                raise DeskTrouble(f"{site} and {self.path} lie in each other. Publish to another folder.")
            old = sums_of_edition(self.path) if self.path.is_dir() else {}
            return changes(sums_of_edition(site), old)

    @property
    def by_link(self) -> bool:
        """Whether the published name is, or can become, a link."""
        return self.links and (self.path.is_symlink() or not self.path.exists())

    def send(self, site: Path, digest: str) -> str:
        """Put the site there, whole or not at all, and say so. ``digest`` names the copy."""
        with files("publishing to the folder"):
            self.path.parent.mkdir(parents=True, exist_ok=True)
            if self.by_link:
                self._switch(site, digest)
            else:
                with replacing(self.path) as fresh:
                    self._fill(fresh, site, digest)
        return f"Published to {self.path}."

    def _fill(self, fresh: Path, site: Path, digest: str) -> None:
        copy_site(site, digest, fresh)
        if self.path.is_dir():
            keep_of_host(self.path, fresh)

    def _switch(self, site: Path, digest: str) -> None:
        """Make a complete copy, lead the link to it, and take away copies beyond the newest three."""
        if not self.versions.is_dir():
            self.versions.mkdir()
            self.versions.chmod(0o755)
        self._clear(self.versions.glob(".*"))
        part, link = self.versions / ".part", self.versions / ".next"
        part.mkdir()
        try:
            self._fill(part, site, digest)
        except BaseException:
            shutil.rmtree(part, ignore_errors=True)
            raise
        name = digest[:16]
        numbered = (self.versions / (name if number == 1 else f"{name}-{number}") for number in count(1))
        copy = next(each for each in numbered if not each.exists())
        part.rename(copy)
        link.symlink_to(copy.resolve(), target_is_directory=True)
        link.replace(self.path)
        copies = sorted(self.versions.glob("[!.]*"), key=lambda each: each.stat().st_mtime_ns, reverse=True)
        self._clear(each for each in [each for each in copies if each != copy][COPIES - 1 :])

    def _clear(self, old: Iterable[Path]) -> None:
        for each in old:
            if each.is_symlink():
                each.unlink()
            else:
                shutil.rmtree(each, ignore_errors=True)
