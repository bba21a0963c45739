"""Publish into a folder: a link is switched where the system has links, else folders are renamed.

On a server the published name is a link to one of the complete copies beside it (``.NAME-versions/``), so
that readers see the old site until one step later they see the new one; the three newest copies stay, and
going back is switching the link. Where a real folder stands at that name, or the system has no links, the
new copy is renamed in and the old one aside; if the machine stops between the two, the next run finds the
old one and puts it back first. The second way was not tried on Windows.
"""

from __future__ import annotations

import os
import shutil
from dataclasses import dataclass
from itertools import count
from pathlib import Path

from plugins.core.packing.sums import sums
from plugins.desk.swap import recover, replacing
from plugins.desk.trouble import DeskTrouble, files

from .changes import Changes, changes
from .ready import is_portal

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
            if self.path.exists() and not self.path.is_dir():
                raise DeskTrouble(f"{self.path} is a file. Name the folder that the web server serves.")
            if self.path.is_dir() and not is_portal(self.path):
                raise DeskTrouble(
                    f"{self.path} holds other files and no site of this portal. Nothing was touched. "
                    "Name an empty folder, or the one that was published to before."
                )
            if site.resolve() == self.path.resolve() or self.path.resolve() in site.resolve().parents:
                raise DeskTrouble(f"{site} lies in {self.path}. Publish to another folder.")
            return changes(sums(site), sums(self.path) if self.path.is_dir() else {})

    @property
    def by_link(self) -> bool:
        """Whether the published name is, or can become, a link."""
        return self.links and (self.path.is_symlink() or not self.path.exists())

    def send(self, site: Path, digest: str) -> str:
        """Put the site there, whole or not at all, and say so. ``digest`` names the copy."""
        with files("publishing to the folder"):
            self.path.parent.mkdir(parents=True, exist_ok=True)
            if self.by_link:
                self._switch(site, digest[:16])
            else:
                with replacing(self.path) as fresh:
                    shutil.copytree(site, fresh, dirs_exist_ok=True)
        return f"Published to {self.path}."

    def _switch(self, site: Path, name: str) -> None:
        copy = self._copy_of(site, name)
        os.utime(copy)
        link = self.versions / ".next"
        link.unlink(missing_ok=True)
        link.symlink_to(copy.resolve(), target_is_directory=True)
        link.replace(self.path)
        self._clear(copy)

    def _copy_of(self, site: Path, name: str) -> Path:
        """A complete copy beside the link; one that somebody changed by hand is left and not used."""
        wanted = sums(site)
        for number in count(1):
            copy = self.versions / (name if number == 1 else f"{name}-{number}")
            if not copy.exists():
                part = self.versions / f".{copy.name}.part"
                shutil.rmtree(part, ignore_errors=True)
                shutil.copytree(site, part)
                part.rename(copy)
            if sums(copy) == wanted:
                return copy
        raise AssertionError("count never ends")

    def _clear(self, newest: Path) -> None:
        """Take away copies beyond the newest three, and what an interrupted run left."""
        copies = sorted(self.versions.iterdir(), key=lambda copy: copy.stat().st_mtime_ns, reverse=True)
        whole = [copy for copy in copies if not copy.name.startswith(".")]
        for old in (*(copy for copy in copies if copy.name.startswith(".")), *whole[COPIES:]):
            if old != newest:
                shutil.rmtree(old, ignore_errors=True)
