"""Publish to a branch from which a host serves pages (GitHub, GitLab, Codeberg), with ghp-import.

The branch holds the site and nothing else; each publishing is one commit on it, so what was public when can
be looked up. Nothing is pushed unless that was asked for. A ``CNAME`` file of the branch is kept: it is how
such hosts know the site's own name.
"""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from plugins.desk.trouble import DeskTrouble

from .changes import Changes, changes

_ADDED_BY_HOSTING = (".nojekyll", "CNAME")


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
        if self.branch == self._git("branch", "--show-current").strip():
            raise DeskTrouble(f"{self.branch} is the branch of the work itself. Name another, such as pages.")
        if self.push:
            self._fetch()
        tree = self._tree()
        paths = sorted(path for path in site.rglob("*") if path.is_file())
        text = "".join(f"{path.resolve()}\n" for path in paths)
        digests = self._git("hash-object", "--no-filters", "--stdin-paths", text=text).split()
        new = {path.relative_to(site).as_posix(): digest for path, digest in zip(paths, digests, strict=True)}
        kept = {name: digest for name, digest in tree.items() if name in _ADDED_BY_HOSTING}
        return changes({**new, **kept}, tree)

    def send(self, site: Path, digest: str) -> str:
        """Add one commit with the site, and push it if asked; say so."""
        command = [sys.executable, "-m", "ghp_import", "--no-jekyll", "--branch", self.branch]
        command += ["--remote", self.remote, "--message", f"The portal with checksum {digest}"]
        if name := self._cname():
            command += ["--cname", name]
        self._run([*command, *(["--push"] if self.push else []), str(site.resolve())])
        said = f"Published to {self.name}. Checksum of the site: {digest}"
        return said if self.push else f"{said}\nSend it on with: git push {self.remote} {self.branch}"

    def _fetch(self) -> None:
        there = self._git("ls-remote", "--heads", self.remote, self.branch)
        if there.strip():
            self._git(
                "fetch", "--quiet", self.remote, f"{self.branch}:refs/remotes/{self.remote}/{self.branch}"
            )

    def _head(self) -> str:
        for name in (f"refs/remotes/{self.remote}/{self.branch}", f"refs/heads/{self.branch}"):
            if self._git("for-each-ref", "--format=%(objectname)", name).strip():
                return name
        return ""

    def _tree(self) -> dict[str, str]:
        head = self._head()
        if not head:
            return {}
        listed = self._git("ls-tree", "-r", "-z", head).split("\0")
        return {line.partition("\t")[2]: line.split()[2] for line in listed if line}

    def _cname(self) -> str:
        head = self._head()
        return self._git("show", f"{head}:CNAME").strip() if head and "CNAME" in self._tree() else ""

    def _git(self, *words: str, text: str | None = None) -> str:
        return self._run(["git", "-c", "core.quotepath=off", *words], text)

    def _run(self, command: list[str], text: str | None = None) -> str:
        try:
            done = subprocess.run(
                command,
                cwd=self.repository,
                input=text,
                env=_named(os.environ),
                capture_output=True,
                text=True,
                check=False,
            )
        except FileNotFoundError as error:
            raise DeskTrouble(
                "The program git is not on this computer. Install it, then try again."
            ) from error
        if done.returncode:
            reason = (done.stderr.strip().splitlines() or ["it gave no reason"])[-1]
            raise DeskTrouble(f"The branch could not be written: {reason}. The public site is as it was.")
        return done.stdout


def _named(environment: Mapping[str, str]) -> dict[str, str]:
    """The environment, with the portal as the author of its commits: they are an office's work."""
    usual = {"GIT_COMMITTER_NAME": "Transparency portal", "GIT_COMMITTER_EMAIL": "portal@localhost"}
    return {**usual, **environment, "GIT_TERMINAL_PROMPT": "0"}
