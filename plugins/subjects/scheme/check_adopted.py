"""An index of the Assembly's own figures rests on a scheme that the Assembly has adopted."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from checked_tables.fault import problem
from checked_tables.problems import Problem
from composite_index.scheme import Scheme
from plugins.core.time.release import Release
from plugins.core.time.release_file import FILE, line_in


def check_adopted(folder: Path, release: Release, scheme: Scheme | None) -> Iterator[Problem]:
    """A release in ``folder`` with an index whose scheme, with its weights and bands, is only an example."""
    if release.has_index and not release.is_illustrative and scheme and scheme.status == "illustrative":
        yield problem(
            f"{release.folder}/{FILE}",
            line_in(folder, "has_index"),
            "has_index",
            "only-an-example",
            f"The scheme {scheme.scheme_id} with its weights and bands is only illustrative in "
            "index/scheme.toml, and this quarter's figures are not.",
            "Write has_index = false and why there is none, or have the Assembly adopt a scheme.",
        )
