"""A release written into the history of the folder it lies in, where that is a Git repository."""

from __future__ import annotations

import os
import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path

from plugins.desk.trouble import PLAIN, reason_in

#: What a release may have changed, or was made with.
_KEPT = ("data", "pelicanconf.py", "publishconf.py")
#: Who writes, where the computer says nobody: an office, never a person.
_NOBODY = ("-c", "user.name=Desk of the Assembly", "-c", "user.email=desk@localhost")


def kept_in_history(repository: Path, quarter: str, version: int) -> Iterator[str]:
    """Commit the version with the register and the settings that it was made with, and nothing else; the
    sentences that say so, or why it was not done and what is left to do. A release stands either way."""
    git, what = shutil.which("git"), f"Release {quarter}, version {version}"
    if git is None or not (repository / ".git").exists():
        yield (
            "This folder keeps no history of its own, so the version was not written into one: copy "
            f"data/quarters/{quarter}/v{version} to a safe place."
        )
        return
    kept = [name for name in _KEPT if (repository / name).exists()]
    known = _run(git, repository, "config", "user.email").returncode == 0
    added = _run(git, repository, "add", "--all", "--", *kept)
    done = added if added.returncode else _run(git, repository, "diff", "--cached", "--quiet", "--", *kept)
    if not added.returncode and done.returncode == 0:
        yield "The history of this folder holds the version already."
        return
    if not added.returncode:
        who = () if known else _NOBODY
        done = _run(git, repository, *who, "commit", "--quiet", "-m", what, "--", *kept)
    if done.returncode:
        why = reason_in(done.stderr) or (done.stderr.strip().splitlines() or ["Git said nothing."])[-1][:200]
        yield f"The release stands, but it could not be written into the history of this folder: {why}"
        yield "Have somebody who knows Git add the folder data and commit it."
        return
    commit = _run(git, repository, "rev-parse", "--short=12", "HEAD").stdout.strip()
    yield f"Written into the history of this folder as the commit {commit}: {what}."


def _run(git: str, repository: Path, *words: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [git, *words],
        cwd=repository,
        env={**os.environ, **PLAIN, "GIT_TERMINAL_PROMPT": "0"},
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        errors="replace",
        check=False,
    )
