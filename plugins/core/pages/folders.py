"""Where the files of a release are, and what they are called."""

from __future__ import annotations

from plugins.core.time.release import Release


def file_stem(release: Release) -> str:
    """``illustrative-`` for an illustrative release, else nothing."""
    return "illustrative-" if release.is_illustrative else ""


def release_folder(release: Release) -> str:
    """Where a release's files are: ``data/2026-27-q1/v1``."""
    return f"data/{release.quarter.slug}/v{release.version}"


def table_path(release: Release, table: str) -> str:
    """Where a table of a release is."""
    return f"{release_folder(release)}/{file_stem(release)}{table}.csv"
