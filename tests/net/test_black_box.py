"""The net looks at the site from outside: it must hold while everything behind it is moved."""

from __future__ import annotations

import re
from pathlib import Path

_IMPORT = re.compile(r"^\s*(from|import) plugins\b", re.MULTILINE)


def test_the_net_takes_nothing_from_what_makes_the_site() -> None:
    taking = [
        path.name
        for path in Path(__file__).parent.glob("*.py")
        if _IMPORT.search(path.read_text(encoding="utf-8"))
    ]

    assert taking == []
