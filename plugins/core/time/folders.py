"""Which folders and files there are, and which do not belong.

A folder of quarters holds ``2025-26-Q1/v1``, ``v2`` and so on. Nothing is taken for a quarter that is
not named exactly so, and a file that nobody reads is a problem: it may be a figure in the wrong place.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from pathlib import Path

from checked_tables.fault import problem
from checked_tables.nearest import did_you_mean, shown, visible
from checked_tables.problems import Problem

from .quarter import Quarter

_VERSION = re.compile(r"v([1-9][0-9]{0,2})", re.ASCII)
_QUARTER_LIKE = re.compile(r"(\d{4})\D+(\d{2})(?:\d{2})?\W*Q?\s*([1-4])", re.ASCII | re.IGNORECASE)
#: Left behind by operating systems and git; they hold no data.
_HARMLESS = frozenset({"readme.md", "thumbs.db", "desktop.ini", ".ds_store", ".gitkeep", ".gitignore"})


@dataclass(frozen=True, slots=True)
class VersionFolder:
    """One version of one quarter on the disk; ``shown_as`` is its path from the data folder."""

    quarter: Quarter
    version: int
    path: Path
    shown_as: str


def read_versions(quarters: Path, shown_as: str) -> tuple[tuple[VersionFolder, ...], tuple[Problem, ...]]:
    """Every version by quarter and number, and what is wrong with the folders; none if there is none."""
    found: list[VersionFolder] = []
    problems: list[Problem] = []
    if not quarters.exists() and not quarters.is_symlink():
        return (), ()
    if (trouble := _folder_trouble(quarters, shown_as)) is not None:
        return (), (trouble,)
    entries = _entries(quarters)
    names = {path.name for path in entries}
    for path in entries:
        here = f"{shown_as}/{visible(path.name)}"
        trouble = _folder_trouble(path, here) or _quarter_trouble(path.name, names, here)
        if trouble is not None:
            problems.append(trouble)
            continue
        versions, faults = _versions(path, here)
        found += versions
        problems += faults
    return tuple(sorted(found, key=lambda each: (each.quarter, each.version))), tuple(problems)


def check_files(
    folder: Path, shown_as: str, files: Collection[str], folders: Collection[str]
) -> Iterator[Problem]:
    """Entries of a folder that are neither expected files nor expected folders."""
    for path in _entries(folder):
        here = f"{shown_as}/{visible(path.name)}"
        if path.name in folders:
            trouble = _folder_trouble(path, here)
            if trouble is not None:
                yield trouble
        elif path.name.startswith("~$"):
            yield problem(
                here,
                0,
                "",
                "open-in-excel",
                "The file is still open in Excel.",
                "Close it there and try again.",
            )
        elif path.name not in files:
            meant = did_you_mean(path.name, files)
            what = "folder" if path.is_dir() else "file"
            yield problem(
                here,
                0,
                "",
                "unknown-file",
                f"Nobody reads this {what}.",
                meant or "Remove it from this folder.",
            )


def _entries(folder: Path) -> list[Path]:
    return [path for path in sorted(folder.iterdir()) if path.name.casefold() not in _HARMLESS]


def _folder_trouble(path: Path, here: str) -> Problem | None:
    if path.is_symlink():
        return problem(
            here,
            0,
            "",
            "symlink",
            "This is a link to another place, not a folder.",
            "Put the folder itself here.",
        )
    if not path.is_dir():
        return problem(
            here,
            0,
            "",
            "not-a-folder",
            "This is a file; only folders belong here.",
            "Remove it from this folder.",
        )
    return None


def _quarter_trouble(name: str, names: Collection[str], here: str) -> Problem | None:
    try:
        Quarter.parse(name)
    except ValueError:
        pass
    else:
        return None
    meant = _quarter_meant(name)
    if meant is not None and meant in names:
        return problem(
            here,
            0,
            "",
            "two-folders",
            f"This seems to be a second folder of {meant}.",
            "Keep one folder for each quarter.",
        )
    return problem(
        here,
        0,
        "",
        "quarter-name",
        f"{shown(name)} is not a quarter.",
        f"Rename the folder {meant}." if meant else "Name the folder as 2025-26-Q1.",
    )


def _quarter_meant(name: str) -> str | None:
    match = _QUARTER_LIKE.search(name)
    if match is None:
        return None
    meant = f"{match[1]}-{(int(match[1]) + 1) % 100:02d}-Q{match[3]}"
    return meant if meant[5:7] == match[2] or name[5:9] == str(int(match[1]) + 1) else None


def _versions(folder: Path, shown_as: str) -> tuple[list[VersionFolder], list[Problem]]:
    quarter = Quarter.parse(folder.name)
    found: list[VersionFolder] = []
    problems: list[Problem] = []
    for path in _entries(folder):
        here = f"{shown_as}/{visible(path.name)}"
        match = _VERSION.fullmatch(path.name)
        trouble = _folder_trouble(path, here)
        if trouble is None and match is None:
            trouble = problem(
                here,
                0,
                "",
                "version-name",
                f"{shown(path.name)} is not a version.",
                "Name the folder v1, the next v2, and so on.",
            )
        if trouble is not None:
            problems.append(trouble)
        elif match is not None:
            found.append(VersionFolder(quarter, int(match[1]), path, here))
    found.sort(key=lambda each: each.version)
    for expected, each in enumerate(found, start=1):
        if each.version != expected:
            problems.append(
                problem(
                    each.shown_as,
                    0,
                    "",
                    "version-gap",
                    f"There is v{each.version} but no v{expected}.",
                    f"Add v{expected} or rename this folder.",
                )
            )
            break
    if not found and not problems:
        problems.append(
            problem(shown_as, 0, "", "no-version", "This folder is empty.", "Add v1 or remove it.")
        )
    return found, problems
