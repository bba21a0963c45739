"""Where a row was read."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Source:
    """Where a row was read: file (relative to the data folder) and line (the header is line 1)."""

    file: str
    line: int
