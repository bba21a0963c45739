"""Where the files of a release are, and what they are called."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from plugins.core.time.release import Release

#: The directory of all data, whose address no table of the set "index" may have.
DIRECTORY = "data/index.json"


def newest_path(described: Mapping[str, Any], ending: str = "csv") -> str:
    """Where the file of a table is that follows the newest release; it never changes. A main table's is
    called like its set: ``data/bills.csv``, ``data/bills/bill_actions.csv``."""
    name, group = described["name"], described["set"]
    own = f"data/{group}.{ending}"
    return own if described.get("main") and own != DIRECTORY else f"data/{group}/{name}.{ending}"


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
