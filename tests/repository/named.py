"""Tests by their names: which a file has."""

from __future__ import annotations

import ast
from pathlib import Path

TESTS = Path(__file__).parents[1]


def names_in(file: str) -> set[str]:
    """The names of the tests of a file, which is told from the folder of all tests."""
    tree = ast.parse((TESTS / file).read_text(encoding="utf-8"))
    names = {node.name for node in tree.body if isinstance(node, ast.FunctionDef)}
    return {name for name in names if name.startswith("test_")}


def is_there(named: str) -> bool:
    """Whether there is such a test: ``portal/test_read.py::test_it``."""
    file, _, test = named.partition("::")
    return test in names_in(file)
