"""Publish to another computer over rsync.

Only what differs is sent. New and changed files arrive under other names and take their places together at
the end (``--delay-updates``); what is no longer part of the site is deleted last, so that a page never asks
for a style sheet that is gone. What belongs to the host, such as ``.well-known``, is left alone.
"""

from __future__ import annotations

import os
import re
import shutil
import subprocess
from dataclasses import dataclass
from pathlib import Path

from plugins.core.packing.sums import SUMS
from plugins.core.pages.hosting import OWN_OF_HOST
from plugins.desk.trouble import PLAIN, DeskTrouble, reason_in

from .changes import Changes

_OPTIONS = (
    "--recursive",
    "--checksum",
    "--delete-delay",
    "--delay-updates",
    "--chmod=D755,F644",
    "--filter=R .~tmp~/",  # what an earlier run could not finish is taken away with the rest
    *(f"--exclude=/{name}" for name in sorted(OWN_OF_HOST)),
)
#: ``%i`` of rsync(1): eleven letters. The second says what it is, a file being ``f``; plus signs say new.
_SENT = re.compile(r"[<>ch.*](?P<kind>[fdLDS])(?P<how>\S{9}) (?P<name>.+)")
_DELETED = re.compile(r"\*deleting +(?P<name>.+)")
#: No part begins with a dash, lest a program take it for an option; no letter means anything to a shell.
_PLACE = re.compile(r"(?:\w[\w.-]*@)?\w[\w.-]*:(?P<path>(?:~?/)?[\w.][\w./ +-]*)")
_TOO_MUCH = frozenset({"", "home", "etc", "usr", "var", "root"})


@dataclass(frozen=True, slots=True)
class ToHost:
    """``place`` as rsync writes it, ``user@host:folder``."""

    place: str

    def __post_init__(self) -> None:
        found = _PLACE.fullmatch(self.place)
        parts = found["path"].split("/") if found else []
        if (
            found is None
            or found["path"].strip("/.") in _TOO_MUCH
            or any(part.startswith("-") or part == ".." for part in parts)
        ):
            raise DeskTrouble(
                f"{self.place} is not a place on another computer. Write it as user@host:/folder/of/the/site"
            )

    @property
    def name(self) -> str:
        """How people name it."""
        return self.place

    def changes(self, site: Path) -> Changes:
        """What would change there, as rsync's dry run says; ``DeskTrouble`` if other files are there."""
        found = changes_said(self._run(site, "--dry-run"))
        if found.removed and SUMS in found.added:
            raise DeskTrouble(
                f"{self.place} holds other files and no site of this portal. Nothing was touched. Name an "
                "empty folder, or the one that was published to before."
            )
        return found

    def send(self, site: Path, digest: str) -> str:
        """Send the site; the release's ``digest`` is repeated for the record."""
        self._run(site)
        return f"Published to {self.place}. Checksum of the site: {digest}"

    def _run(self, site: Path, *options: str) -> str:
        if shutil.which("rsync") is None:
            raise DeskTrouble(
                "The program rsync is not on this computer. Install it (Debian: apt install rsync; Windows "
                "has it in WSL), or publish to a folder."
            )
        command = ["rsync", *_OPTIONS, *options, "--out-format=%i %n", "--"]
        command += [f"{site.resolve()}/", f"{self.place}/"]
        environment = {**os.environ, **PLAIN}
        done = subprocess.run(command, env=environment, capture_output=True, text=True, check=False)
        if done.returncode:
            last = reason_in(done.stderr) or next(iter(done.stderr.split("\n")), "") or "it gave no reason"
            raise DeskTrouble(
                f"rsync could not reach or write {self.place}: {last.rstrip('.')}. What is there stays as it "
                "was or is completed by running the command again."
            )
        return done.stdout


def changes_said(text: str) -> Changes:
    """What the lines of ``rsync --out-format='%i %n'`` say of files; folders are left out."""
    added: list[str] = []
    changed: list[str] = []
    removed: list[str] = []
    for line in text.splitlines():
        if gone := _DELETED.fullmatch(line):
            if not gone["name"].endswith("/"):
                removed.append(gone["name"])
        elif (sent := _SENT.fullmatch(line)) and sent["kind"] == "f" and line[0] in "<>":
            (added if set(sent["how"]) == {"+"} else changed).append(sent["name"])
    return Changes(added=tuple(sorted(added)), changed=tuple(sorted(changed)), removed=tuple(sorted(removed)))
