"""Publish to a branch from which a host serves pages (GitHub, GitLab, Codeberg).

The branch holds the site and what belongs to the host, such as the ``CNAME`` by which it knows the site's own
name, and nothing else; each publishing is one commit on it, so what was public when can be looked up. Nothing
is pushed unless that was asked for. The commit is made without touching the files that are worked on.
"""

from __future__ import annotations

import os
import re
import subprocess
import tempfile
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from plugins.core.pages.hosting import belongs_to_host
from plugins.desk.trouble import PLAIN, DeskTrouble, reason_in

from .changes import Changes, changes
from .ready import sums_of_edition

_BRANCH = re.compile(r"\w[\w-]*(?:[./]\w[\w-]*)*")


@dataclass(frozen=True, slots=True, kw_only=True)
class ToBranch:
    """A branch of the repository at ``repository``; with ``push`` it goes to ``remote`` too."""

    repository: Path
    branch: str
    remote: str
    push: bool = False

    @property
    def name(self) -> str:
        """How people name it."""
        return f"the branch {self.branch}" + (f", and to {self.remote}" if self.push else "")

    def changes(self, site: Path) -> Changes:
        """What the new commit would change, against the remote's branch if there is one, else this one's."""
        self._check_names()
        if self.push:
            self._fetch()
        found = self._tree(self._head()).items()
        return changes(
            self._blobs(site), {name: blob for name, (_, blob) in found if not belongs_to_host(name)}
        )

    def _check_names(self) -> None:
        """``DeskTrouble`` for a branch or a remote that Git does not know by that name, so that nothing typed
        here becomes an option, an address or a program to run."""
        if not _BRANCH.fullmatch(self.branch) or ".." in self.branch or self.branch.endswith((".", ".lock")):
            raise DeskTrouble(
                f"{self.branch} is no name for a branch. Use letters, digits and dashes, such as pages."
            )
        if self.branch == self._git("branch", "--show-current").strip():
            raise DeskTrouble(f"{self.branch} is the branch of the work itself. Name another, such as pages.")
        known = self._git("remote").split()
        if self.push and (self.remote not in known or self.remote.startswith("-")):
            listed = f"It knows {', '.join(known)}." if known else "It knows none."
            raise DeskTrouble(f"This repository knows no other copy named {self.remote}. {listed}")

    def send(self, site: Path, digest: str) -> str:
        """Add one commit with the site, and push it if asked; say so. The branch moves last."""
        head = self._head()
        entries = [f"100644 {blob}\t{name}" for name, blob in self._blobs(site, "-w").items()]
        entries += [f"{mode} {blob}\t{name}" for name, (mode, blob) in self._kept(head).items()]
        with tempfile.TemporaryDirectory() as folder:
            index = {"GIT_INDEX_FILE": str(Path(folder) / "index")}
            self._git("update-index", "-z", "--index-info", text="\0".join([*entries, ""]), also=index)
            tree = self._git("write-tree", also=index).strip()
        parents = ["-p", head] if head else []
        message = f"The portal with checksum {digest}"
        commit = self._git("commit-tree", *parents, "-m", message, tree).strip()
        self._git("update-ref", "-m", message, f"refs/heads/{self.branch}", commit)
        said = f"Published to {self.name}. Checksum of the site: {digest}"
        if not self.push:
            return f"{said}\nSend it on with: git push {self.remote} {self.branch}"
        self._git("push", "--quiet", "--", self.remote, f"refs/heads/{self.branch}")
        return said

    def _blobs(self, site: Path, *write: str) -> dict[str, str]:
        """What Git calls the content of each file that is published, by address; with ``-w`` it stores it."""
        names = sorted(sums_of_edition(site))
        text = "".join(f"{(site / name).resolve()}\n" for name in names)
        blobs = self._git("hash-object", *write, "--no-filters", "--stdin-paths", text=text).split()
        return dict(zip(names, blobs, strict=True))

    def _kept(self, head: str) -> dict[str, tuple[str, str]]:
        """What the host has on the branch itself, and the file by which GitHub serves files as they are."""
        empty = self._git("hash-object", "-w", "--stdin", text="").strip()
        found = self._tree(head)
        return {".nojekyll": ("100644", empty)} | {
            name: entry for name, entry in found.items() if belongs_to_host(name)
        }

    def _fetch(self) -> None:
        there = self._git("ls-remote", "--heads", "--", self.remote, f"refs/heads/{self.branch}")
        if there.strip():
            copied = f"refs/heads/{self.branch}:refs/remotes/{self.remote}/{self.branch}"
            self._git("fetch", "--quiet", "--", self.remote, copied)

    def _head(self) -> str:
        """The newest commit of the branch, the remote's if there is one; "" if there is no such branch."""
        for name in (f"refs/remotes/{self.remote}/{self.branch}", f"refs/heads/{self.branch}"):
            if found := self._git("for-each-ref", "--format=%(objectname)", "--", name).strip():
                return found
        return ""

    def _tree(self, head: str) -> dict[str, tuple[str, str]]:
        """Mode and content of every file of a commit, by address."""
        if not head:
            return {}
        listed = self._git("ls-tree", "-r", "-z", head).split("\0")
        return {line.partition("\t")[2]: (line.split()[0], line.split()[2]) for line in listed if line}

    def _git(self, *words: str, text: str | None = None, also: Mapping[str, str] | None = None) -> str:
        return self._run(["git", "-c", "core.quotepath=off", *words], text, also or {})

    def _run(self, command: list[str], text: str | None, also: Mapping[str, str]) -> str:
        try:
            done = subprocess.run(
                command,
                cwd=self.repository,
                input=text,
                env={**_named(os.environ), **also},
                capture_output=True,
                text=True,
                check=False,
            )
        except FileNotFoundError as error:
            raise DeskTrouble(
                "The program git is not on this computer. Install it, then try again."
            ) from error
        if done.returncode:
            last = (done.stderr.strip().splitlines() or ["it gave no reason"])[-1]
            reason = (reason_in(done.stderr) or last).rstrip(".")
            raise DeskTrouble(f"The branch could not be written: {reason}. The public site is as it was.")
        return done.stdout


def _named(environment: Mapping[str, str]) -> dict[str, str]:
    """The environment, with the portal as the author of its commits: they are an office's work."""
    usual = {
        f"GIT_{who}_{what}": said
        for who in ("AUTHOR", "COMMITTER")
        for what, said in (("NAME", "Transparency portal"), ("EMAIL", "portal@localhost"))
    }
    return {**usual, **environment, **PLAIN, "GIT_TERMINAL_PROMPT": "0"}
