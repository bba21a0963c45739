"""The descriptions of the tables that the site publishes."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any


def read_descriptions(folder: Path) -> Mapping[str, Mapping[str, Any]]:
    """Each table's schema by name; a published table's stands before the input's of the same name."""
    paths = (*sorted(folder.glob("*.json")), *sorted((folder / "published").glob("*.json")))
    return {path.stem: json.loads(path.read_text(encoding="utf-8")) for path in paths}
