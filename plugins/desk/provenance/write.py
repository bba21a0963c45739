"""Write the bill of materials and the statement into a public edition; Git is asked for its sources."""

from __future__ import annotations

import json
import os
import platform
import subprocess
import tomllib
from collections.abc import Mapping
from hashlib import sha256
from importlib.metadata import version
from pathlib import Path

from plugins.core.packing.sums import SUMS
from plugins.desk.trouble import PLAIN

from .bill import BILL, bill_of
from .statement import STATEMENT, Origin, statement_of

HOME = Path(__file__).resolve().parents[3]
LOCK = HOME / "uv.lock"
#: What an edition is built from: here even what Git is told to overlook would be of it.
_SOURCES = ("content", "data", "theme")


class NotInHistory(Exception):  # noqa: N818
    """An edition has sources that no commit holds; the text names them."""


def write_bill(site: Path) -> None:
    """Write the bill of materials; before the list of checksums, which names it."""
    _write(site / BILL, bill_of(LOCK.read_bytes()))


def write_statement(site: Path, repository: Path, also: Mapping[str, str] | None = None) -> str:
    """Write the statement about the edition's list of checksums, or say in a sentence why there is none.
    ``also``: further files that it was built from, by name, with the SHA-256 of each."""
    try:
        commit = _commit(repository)
    except NotInHistory as reason:
        return f"It carries no statement of where it comes from: {reason}"
    files = {LOCK.name: sha256(LOCK.read_bytes()).hexdigest(), **(also or {})}
    origin = Origin(commit=commit, files=files, tools=_tools())
    _write(site / STATEMENT, statement_of(sha256((site / SUMS).read_bytes()).hexdigest(), origin))
    return f"It carries the statement that it was built from commit {commit[:12]}."


def _write(path: Path, told: object) -> None:
    path.write_text(f"{json.dumps(told, indent=1)}\n", encoding="utf-8", newline="\n")


def _commit(repository: Path) -> str:
    """The commit that holds every source, as it is on the disk."""
    try:
        top, commit = _git(repository, "rev-parse", "--show-toplevel", "HEAD").splitlines()
        if Path(top).resolve() != repository.resolve():
            raise NotInHistory("this folder has no history of Git.")
        other = [line[3:] for line in _git(repository, "status", "--porcelain", "-z").split("\0") if line]
        overlooked = _git(
            repository, "ls-files", "--others", "--ignored", "--exclude-standard", "-z", "--", *_SOURCES
        )
    except FileNotFoundError:
        raise NotInHistory("Git is not on this computer.") from None
    except subprocess.CalledProcessError:
        raise NotInHistory("this folder has no history of Git.") from None
    other += [name for name in overlooked.split("\0") if name and "__pycache__" not in name]
    if other:
        more = f" and {len(other) - 1} more" if len(other) > 1 else ""
        raise NotInHistory(f"{other[0]}{more} differs from what Git has kept. Commit it first.")
    return commit


def _git(repository: Path, *words: str) -> str:
    environment = {**os.environ, **PLAIN, "GIT_OPTIONAL_LOCKS": "0"}
    done = subprocess.run(
        ["git", *words], cwd=repository, env=environment, capture_output=True, text=True, check=True
    )
    return done.stdout


def _tools() -> dict[str, str]:
    """The versions of Python and of the libraries that the portal asks for, as they are installed here."""
    needed = tomllib.loads((HOME / "pyproject.toml").read_text(encoding="utf-8"))["project"]["dependencies"]
    names = [each.partition(">")[0] for each in needed]
    return {"python": platform.python_version(), **{name: version(name) for name in names}}
