"""Small public editions to publish, and where to: a folder, another computer, a branch."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from plugins.core.packing.sums import sums
from plugins.desk.attacking.certificate import CERTIFICATE, packed_sha256
from plugins.desk.publishing.branch import ToBranch
from plugins.desk.publishing.command import Destination
from plugins.desk.publishing.folder import ToFolder
from plugins.desk.publishing.host import ToHost
from plugins.desk.verifying.listing import write_listing

HOST = {"_headers": "/*\n", ".htaccess": "Options -Indexes\n"}


def edition(folder: Path, **pages: str) -> Path:
    """A public edition with these pages; ``index`` becomes ``index.html``."""
    shutil.rmtree(folder, ignore_errors=True)
    (folder / "en").mkdir(parents=True)
    for name, text in {**HOST, **{f"en/{page}.html": text for page, text in pages.items()}}.items():
        (folder / name).write_text(text)
    certify(folder)
    return folder


def certify(site: Path) -> None:
    """The edition as one that withstood the attack, with its list of checksums."""
    packed = {name: digest for name, digest in sums(site).items() if name.startswith("data/")}
    (site / CERTIFICATE).write_text(json.dumps({"attacked": packed_sha256(packed)}))
    write_listing(site)


def text_of(site: Path, page: str = "index") -> str:
    return (site / "en" / f"{page}.html").read_text()


def quiet(_: str) -> None:
    """Tell nobody."""


def yes(_: str) -> bool:
    return True


def names(folder: Path) -> set[str]:
    return {path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file()}


def git(folder: Path, *words: str) -> str:
    return subprocess.run(
        ["git", *words],
        cwd=folder,
        env={**os.environ, "GIT_COMMITTER_NAME": "x", "GIT_COMMITTER_EMAIL": "x", "GIT_AUTHOR_NAME": "x"}
        | {"GIT_AUTHOR_EMAIL": "x"},
        capture_output=True,
        text=True,
        check=True,
    ).stdout.strip()


@dataclass(frozen=True)
class Published:
    """A place to publish to: how it is named to the command, and what readers and the host find there."""

    to: Destination
    held: Callable[[], dict[str, bytes]]
    put: Callable[[str, str], object]


def in_folder(folder: Path, *, links: bool) -> Published:
    """A folder that a web server serves."""
    www = folder / "www"

    def put(name: str, text: str) -> None:
        (www / name).parent.mkdir(parents=True, exist_ok=True)
        (www / name).write_text(text)

    return Published(ToFolder(www, links), lambda: bytes_of(www), put)


def on_host(folder: Path) -> Published:
    """A folder of another computer, which is this one: in place of ssh stands a script that runs the far
    side's command. ``RSYNC_RSH`` must name ``shell`` in ``folder``."""
    there = folder / "there"
    shell = folder / "shell"
    shell.write_text('#!/bin/sh\nshift\nexec sh -c "$*"\n')
    shell.chmod(0o755)

    def put(name: str, text: str) -> None:
        (there / name).parent.mkdir(parents=True, exist_ok=True)
        (there / name).write_text(text)

    return Published(ToHost(f"host:{there}"), lambda: bytes_of(there), put)


def on_branch(folder: Path) -> Published:
    """A branch of a repository and of the copy that the public reads."""
    far, near = folder / "far", folder / "near"
    git(folder, "init", "-q", "--bare", str(far))
    git(folder, "init", "-q", "-b", "main", str(near))
    git(near, "remote", "add", "origin", str(far))
    (near / "work.txt").write_text("work")
    git(near, "add", ".")
    git(near, "commit", "-qm", "work")

    def held() -> dict[str, bytes]:
        if not git(far, "branch", "--list", "pages"):
            return {}
        listed = git(far, "ls-tree", "-r", "--name-only", "pages").splitlines()
        return {
            name: subprocess.check_output(["git", "show", f"pages:{name}"], cwd=far)
            for name in listed
            if name != ".nojekyll"
        }

    def put(name: str, text: str) -> None:
        other = folder / "other"
        shutil.rmtree(other, ignore_errors=True)
        git(folder, "clone", "-q", "-b", "pages", str(far), str(other))
        (other / name).parent.mkdir(parents=True, exist_ok=True)
        (other / name).write_text(text)
        git(other, "add", "--force", ".")
        git(other, "commit", "-qm", "of the host")
        git(other, "push", "-q")

    to = ToBranch(repository=near, branch="pages", remote="origin", push=True)
    return Published(to, held, put)


def bytes_of(folder: Path) -> dict[str, bytes]:
    """The content of every file, by address."""
    return {name: (folder / name).read_bytes() for name in sorted(names(folder))}
