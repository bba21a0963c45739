"""Where the commands find what they work on."""

from __future__ import annotations

from pathlib import Path

HOME = Path(__file__).resolve().parents[3]
DATA = HOME / "data"
SITE = HOME / "output"
PUBLIC_SITE = HOME / "output-public"
