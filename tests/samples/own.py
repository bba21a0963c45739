"""What the repository's illustrative data say, read once for all tests of a process; nobody changes it."""

from __future__ import annotations

from functools import cache

from plugins.core.facts.assembly import Assembly
from plugins.portal.read import read_assembly
from tools.illustrative.place import EXAMPLE


@cache
def own_assembly() -> Assembly:
    """All of it, checked, attacked and measured."""
    return read_assembly(EXAMPLE.folder)
