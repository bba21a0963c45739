"""Build whole sites in subprocesses, as staff do."""

from __future__ import annotations

import fcntl
import json
import os
import re
import shutil
import subprocess
import sys
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

import pytest

import plugins  # noqa: F401  (it finds the packages where pytest does not)
from tests.samples.unreleased import QUARTER, write_desk
from tools.illustrative.place import Example

HOME = Path(__file__).resolve().parents[2]


@dataclass(frozen=True, slots=True)
class Built:
    """What a build returned: exit code, what it said, and where it wrote."""

    exit_code: int
    out: str
    err: str
    site: Path


def copy_of_repository(target: Path, pictures: Path | None = None) -> Path:
    """The repository's own files in ``target``, without its history and what was built, with the examples
    alone and no public address, as before the first real day.

    ``pictures`` is a chart cache to share: its entries are named by all that decides how they look.
    """
    listed = subprocess.run(
        ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"],
        cwd=HOME,
        capture_output=True,
        text=True,
        check=True,
    ).stdout
    for name in filter(None, listed.split("\0")):
        source = HOME / name
        if source.is_file():
            (target / name).parent.mkdir(parents=True, exist_ok=True)
            shutil.copy2(source, target / name)
    Example(target / "data").alone()
    for settings in (target / "pelicanconf.py", target / "publishconf.py"):
        text = settings.read_text(encoding="utf-8")
        settings.write_text(re.sub(r'(?m)^PUBLIC_ADDRESS = ".*"$', 'PUBLIC_ADDRESS = ""', text), "utf-8")
    if pictures is not None and pictures.exists():
        shutil.copytree(pictures, target / ".cache", dirs_exist_ok=True)
    return target


def copy_without_quarters(target: Path) -> Path:
    """The repository's own files in ``target``, with no quarter: its site is built within seconds."""
    return only_quarters(copy_of_repository(target))


def only_quarters(copy: Path, *kept: str) -> Path:
    """``copy`` without the quarters that are not ``kept``."""
    for quarter in (copy / "data" / "quarters").iterdir():
        if quarter.is_dir() and quarter.name not in kept:
            shutil.rmtree(quarter)
    return copy


def build(repository: Path, **environment: str) -> Built:
    """Run ``invoke build`` in ``repository``."""
    done = subprocess.run(
        [sys.executable, "-m", "invoke", "build"],
        cwd=repository,
        env={**os.environ, **environment},
        capture_output=True,
        text=True,
        check=False,
        timeout=300,
    )
    return Built(done.returncode, done.stdout, done.stderr, repository / "output")


def shared_folder(factory: pytest.TempPathFactory) -> Path:
    """The folder that all workers of this run share."""
    base = factory.getbasetemp()
    return base.parent if "PYTEST_XDIST_WORKER" in os.environ else base


def built_once(factory: pytest.TempPathFactory) -> Built:
    """The repository's site, built by the first worker that asks; the others wait for it. Beside it lies a
    desk with the draft of a quarter that nobody released."""
    shared = shared_folder(factory)
    repository = shared / "portal"
    with (shared / "portal.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not (repository / "output").exists():
            shutil.rmtree(repository, ignore_errors=True)
            copy_of_repository(repository)
            write_desk(shared / "desk", repository / "data" / "quarters" / str(QUARTER.previous) / "v1")
            made = build(repository, DESK_DIR=str(shared / "desk"))
            assert made.exit_code == 0, made.err
            (repository / "out.txt").write_text(made.out)
    return Built(0, (repository / "out.txt").read_text(), "", repository / "output")


def desk_beside(built: Built) -> Path:
    """The desk that lay beside the repository when ``built_once`` built it, with an unreleased draft."""
    return built.site.parents[1] / "desk"


def newest(site: Path, table: str) -> Path | None:
    """The file of a table that follows the newest release, as the description of all of them says; ``None``
    if there is no such table."""
    package = json.loads((site / "data" / "datapackage.json").read_text(encoding="utf-8"))
    return next((site / "data" / one["path"] for one in package["resources"] if one["name"] == table), None)


def digests(site: Path) -> dict[str, str]:
    """SHA-256 of every file of a site, by its address."""
    return {
        path.relative_to(site).as_posix(): sha256(path.read_bytes()).hexdigest()
        for path in sorted(site.rglob("*"))
        if path.is_file()
    }


def replace_in(path: Path, old: str, new: str, *, times: int = 1) -> None:
    """Change a text file by hand, as somebody might; ``old`` must be there."""
    text = path.read_text(encoding="utf-8")
    assert old in text, f"{old!r} is not in {path}"
    path.write_text(text.replace(old, new, times), encoding="utf-8")
