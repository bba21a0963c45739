"""The parts as one file: imports first, once each, then every part after those that it stands on."""

from __future__ import annotations

import ast
from collections.abc import Iterable
from functools import cache
from pathlib import Path

_HERE = Path(__file__).parent
#: The part that is run.
FIRST = "run"


@cache
def script() -> bytes:
    """``recompute.py`` as it is published: UTF-8, line feeds, whatever the machine."""
    trees: dict[str, ast.Module] = {}
    _add_with_those_below(FIRST, trees)
    pieces = [
        f'"""{ast.get_docstring(trees[FIRST], clean=False)}"""',
        "\n".join(["from __future__ import annotations", "", *_imports(trees.values())]),
        *(_body(name, tree) for name, tree in trees.items()),
    ]
    return ("\n\n".join(pieces).rstrip("\n") + "\n").encode()


def _source(name: str) -> str:
    return (_HERE / f"{name}.py").read_text(encoding="utf-8")


def _add_with_those_below(name: str, trees: dict[str, ast.Module]) -> None:
    """Add the parts that it imports, with all below them, then itself; none twice, and none read twice."""
    if name in trees:
        return
    tree = ast.parse(_source(name))
    for node in tree.body:
        if isinstance(node, ast.ImportFrom) and node.level:
            _add_with_those_below(str(node.module), trees)
    trees[name] = tree


def _imports(trees: Iterable[ast.Module]) -> list[str]:
    """What the parts import of the standard library, sorted; one line a module."""
    plain: set[str] = set()
    of: dict[str, set[str]] = {}
    for tree in trees:
        for node in tree.body:
            if isinstance(node, ast.Import):
                plain |= {f"import {alias.name}" for alias in node.names}
            elif isinstance(node, ast.ImportFrom) and not node.level and node.module != "__future__":
                of.setdefault(str(node.module), set()).update(alias.name for alias in node.names)
    return sorted(plain) + [f"from {module} import {', '.join(sorted(of[module]))}" for module in sorted(of)]


def _body(name: str, tree: ast.Module) -> str:
    """A part without its docstring and imports, under a line that says what it is about."""
    top = [node for node in tree.body if isinstance(node, (ast.Import, ast.ImportFrom))]
    lines = _source(name).splitlines()[top[-1].end_lineno :]
    docstring = ast.get_docstring(tree) or ""
    about = "Run what was asked for." if name == FIRST else docstring.splitlines()[0]
    return f"# --- {about}\n\n\n" + "\n".join(lines).strip("\n") + "\n"
