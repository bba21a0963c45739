"""The repository's data with a draft laid over it, so that a draft is judged by the rules of the build.

It is a copy in the desk, gone when the block ends: nothing of a draft ever touches the repository.
"""

from __future__ import annotations

import os
import shutil
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

from plugins.core.facts.read import PARTS
from plugins.core.time.quarter import Quarter

from .trouble import files

_NAME = ".with-draft-"
#: No command runs longer than this; an older copy was left behind.
_LEFT_BEHIND_SECONDS = 30 * 60


@contextmanager
def overlaid(
    data_dir: Path, work: Path, quarter: Quarter, draft: Mapping[str, bytes], version: int = 1
) -> Iterator[Path]:
    """A data folder below ``work`` that holds the repository's data and the draft's files, by name.

    A correction is measured by the definitions and targets of the version before it, as it will be when it
    is frozen.
    """
    folder = work / f"{_NAME}{os.getpid()}"
    try:
        with files("putting the draft beside the released quarters"):
            _clear(work)
            for name in PARTS:
                if (data_dir / name).is_dir():
                    shutil.copytree(data_dir / name, folder / name)
            there = folder / "quarters" / str(quarter) / f"v{version}"
            there.mkdir(parents=True)
            before = there.with_name(f"v{version - 1}") / "reference"
            if before.is_dir():
                shutil.copytree(before, there / "reference")
            for name, data in draft.items():
                (there / name).write_bytes(data)
        yield folder
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def _clear(work: Path) -> None:
    """Remove the copy of a command that was killed: its own, or one older than any command runs."""
    for each in work.glob(f"{_NAME}*"):
        if each.name == f"{_NAME}{os.getpid()}" or time.time() - each.stat().st_mtime > _LEFT_BEHIND_SECONDS:
            shutil.rmtree(each, ignore_errors=True)


def shown_as(quarter: Quarter, version: int = 1) -> str:
    """How problems name the draft's folder: ``quarters/2026-27-Q2/v1``."""
    return f"quarters/{quarter}/v{version}"
