"""Where the commands find what they work on."""

from __future__ import annotations

import os
from pathlib import Path

HOME = Path(__file__).resolve().parents[3]
DATA = HOME / "data"
SITE = HOME / "output"
PUBLIC_SITE = HOME / "output-public"


#: Set by ``start.py``, which runs every command in this repository's folder.
CALLED_FROM = "CALLED_FROM"


def given(path: str) -> Path:
    """The file or folder that somebody typed, seen from the folder in which it was typed."""
    return Path(os.environ.get(CALLED_FROM, ""), os.path.expanduser(path))  # noqa: PTH111  (it never fails)
