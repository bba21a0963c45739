"""The net looks at the site from outside: it must hold while everything behind it is moved."""

from __future__ import annotations

import re
from pathlib import Path

from tests.net.mutants import MUTANTS

_IMPORT = re.compile(r"^\s*(from|import) plugins\b", re.MULTILINE)


def test_the_net_takes_nothing_from_what_makes_the_site() -> None:
    taking = [
        path.name
        for path in Path(__file__).parent.glob("*.py")
        if _IMPORT.search(path.read_text(encoding="utf-8"))
    ]

    assert taking == []


def test_every_line_that_a_mutant_changes_is_still_there() -> None:
    """A mutant of a line that is gone would be caught by nothing, and nobody would know."""
    code = [path.read_text(encoding="utf-8") for path in Path("plugins").rglob("*.py")]
    gone = [mutant.name for mutant in MUTANTS if not any(mutant.old in text for text in code)]
    assert gone == []


def test_every_test_that_is_to_catch_a_mutant_is_still_there() -> None:
    tests = "".join(path.read_text(encoding="utf-8") for path in Path("tests").rglob("test_*.py"))
    wanted = {name for mutant in MUTANTS for name in mutant.tests}
    assert sorted(name for name in wanted if f"def {name}(" not in tests) == []
