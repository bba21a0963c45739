"""One layout of the table schemas in ``data/schemas``: short enough to be read, the same whoever wrote.

What fits on a line stands on it: a column takes three to five lines. ``invoke dictionary`` lays all schemas
out; a test fails when one is laid out otherwise.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

_WIDTH = 110
_STEP = "  "


def layout(schema: Any) -> str:
    """The text of a schema's file."""
    return "\n".join(_lines("", schema, "", "")) + "\n"


def write_layout(folder: Path) -> None:
    """Lay out every schema in ``folder`` and in the folders in it."""
    for path in sorted(folder.rglob("*.json")):
        schema = json.loads(path.read_text(encoding="utf-8"))
        path.write_text(layout(schema), encoding="utf-8", newline="\n")


def _lines(label: str, value: Any, indent: str, comma: str) -> Iterator[str]:
    """A value after its ``label``, on one line if there is room, else with its parts one step further in."""
    whole = f"{indent}{label}{_compact(value)}{comma}"
    if not value or not isinstance(value, dict | list) or (len(whole) <= _WIDTH and indent):
        yield whole
        return
    opening, closing = "{}" if isinstance(value, dict) else "[]"
    yield f"{indent}{label}{opening}"
    yield from _filled(_parts(value), indent + _STEP)
    yield f"{indent}{closing}{comma}"


def _parts(value: dict[str, Any] | list[Any]) -> list[tuple[str, Any]]:
    if isinstance(value, dict):
        return [(f"{_compact(key)}: ", each) for key, each in value.items()]
    return [("", each) for each in value]


def _filled(parts: Iterable[tuple[str, Any]], indent: str) -> Iterator[str]:
    """The parts in their order, as many on a line as there is room for; a column stands on its own."""
    line = ""
    left = list(parts)
    for place, (label, value) in enumerate(left):
        comma = "," if place < len(left) - 1 else ""
        text = f"{label}{_compact(value)}{comma}"
        alone = not label and isinstance(value, dict)
        if line and (alone or len(f"{line} {text}") > _WIDTH):
            yield line
            line = ""
        if alone or len(indent + text) > _WIDTH:
            yield from _lines(label, value, indent, comma)
        else:
            line = f"{line} {text}" if line else indent + text
    if line:
        yield line


def _compact(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False)
