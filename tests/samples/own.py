"""What the repository's own data say, read once for all tests of a process; nobody changes it."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from plugins.core.facts.assembly import Assembly
from plugins.portal.read import read_assembly

DATA = Path(__file__).parents[2] / "data"


@cache
def own_assembly() -> Assembly:
    """All of it, checked, attacked and measured."""
    return read_assembly(DATA)
