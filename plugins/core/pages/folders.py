"""Where the files of a release are, and what they are called."""

from __future__ import annotations

from plugins.core.time.release import Release


def release_folder(release: Release) -> str:
    """Where a release's files are: ``data/2026-27-q1/v1``, ``data/2026-27-q1/illustrative-v1``."""
    return f"data/{release.quarter.slug}/{release.name}"


def release_stem(release: Release) -> str:
    """What files of a release are called that say so themselves: ``2026-27-q1-v1``."""
    return f"{release.quarter.slug}-{release.name}"


def package_path(release: Release) -> str:
    """Where the ZIP of all files of a release is."""
    return f"{release_folder(release)}/{release_stem(release)}.zip"


def table_path(release: Release, table: str) -> str:
    """Where a table of a release is."""
    return f"{release_folder(release)}/{table}.csv"


def saved_name(path: str) -> str:
    """What a file of invented figures is called on the disk of whoever takes it; "" where its own name says
    already what it is."""
    name = path.rpartition("/")[2]
    return "" if "illustrative" in name else f"illustrative-{name}"
