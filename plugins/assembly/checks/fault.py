"""What is wrong with one cell, before it is known where the cell stands."""

from __future__ import annotations

from typing import NamedTuple


class Fault(NamedTuple):
    """``kind`` as in ``Problem``; ``found`` and ``write`` are the two sentences of its message."""

    kind: str
    found: str
    write: str
