"""Whoever words a statement or draws it never decides one: no two values are compared there."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from plugins.core.statements.wording import read_wording

ROOT = Path(__file__).resolve().parents[2]
SUBJECTS = ROOT / "plugins" / "subjects"
#: What says or shows figures, metrics, targets and the index: the subjects whose numbers are compared.
WORDED = [
    path
    for word in ("figures", "index", "reports", "metrics", "targets", "scorecard")
    for path in sorted((SUBJECTS / word).glob("*.py"))
    if path.stem.split("_")[0] in ("say", "offer", "page")
]
_ORDER = (ast.Lt, ast.LtE, ast.Gt, ast.GtE)
#: A value of the data, by the attribute that holds it.
VALUES = {
    "value",
    "exact",
    "points",
    "difference",
    "numerator",
    "denominator",
    "achievement_pct",
    "base_value",
}


def compared(path: Path) -> Iterator[str]:
    """Each ordering comparison, ``min``, ``max`` or ``sorted`` by a value of the data."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Compare) and any(isinstance(each, _ORDER) for each in node.ops):
            sides = (node.left, *node.comparators)
        elif isinstance(node, ast.Call) and isinstance(node.func, ast.Name):
            sides = (*node.args, *(each.value for each in node.keywords))
            if node.func.id not in ("min", "max", "sorted"):
                continue
        else:
            continue
        names = {each.attr for side in sides for each in ast.walk(side) if isinstance(each, ast.Attribute)}
        if names & VALUES:
            yield f"{path.name}:{node.lineno}"


@pytest.mark.parametrize("path", WORDED, ids=lambda path: f"{path.parent.name}/{path.name}")
def test_no_two_values_are_compared_where_statements_are_worded(path: Path) -> None:
    assert list(compared(path)) == []


def test_a_comparison_would_be_found(tmp_path: Path) -> None:
    spoilt = tmp_path / "say.py"
    spoilt.write_text("def say(now, then):\n    return now.value > then.value or max(now.points, 1)\n")
    assert list(compared(spoilt)) == ["say.py:2", "say.py:2"]


#: Words that a figure earns by a trend over ten comparable quarters; only keys of trends have them.
GETTING_BETTER = re.compile(r"improv|worsen|imarika|zorota")


def test_only_a_trend_gets_better_or_worse() -> None:
    wording = read_wording(ROOT / "content" / "wording")
    said = {
        key
        for language in ("en", "sw")
        for key, entry in wording.of(language).entries.items()
        if GETTING_BETTER.search(" ".join(entry.forms.values()))
    }
    assert len(said) >= 5
    assert {key for key in said if not re.search(r"improving|worsening|trends", key)} == set()


def test_only_one_file_words_a_change() -> None:
    used = {
        path.relative_to(ROOT / "plugins").as_posix()
        for path in (ROOT / "plugins").rglob("*.py")
        for verb in ("change.previous.", "change.year.", 'f"change.{base}')
        if verb in path.read_text(encoding="utf-8")
    }
    assert used == {"subjects/figures/say.py"}
