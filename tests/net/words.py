"""The words of ``content/wording`` and the headings of columns by their keys, whichever file has them."""

from __future__ import annotations

import json
import tomllib
from functools import cache
from typing import Any

from tests.net.pages import one_line
from tests.net.records import HOME
from tests.net.written import number


@cache
def _entries() -> tuple[dict[str, Any], dict[str, str]]:
    entries: dict[str, Any] = {}
    constants: dict[str, str] = {}

    def gather(table: dict[str, Any], prefix: str) -> None:
        for name, value in table.items():
            if isinstance(value, dict) and "en" not in value:
                gather(value, f"{prefix}{name}.")
            else:
                entries[f"{prefix}{name}"] = value

    for path in sorted((HOME / "content" / "wording").glob("*.toml")):
        tables = tomllib.loads(path.read_text(encoding="utf-8"))
        constants |= {name: str(value) for name, value in tables.pop("constants", {}).items()}
        gather(tables, "")
    for path in sorted((HOME / "data" / "schemas").rglob("*.json")):
        schema = json.loads(path.read_text(encoding="utf-8"))
        for field in (*schema.get("fields", ()), *schema.get("derived", ())):
            if "labels" in field:
                entries[f"label.{schema['name']}.{field['name']}"] = field["labels"]
    return entries, constants


def say(language: str, key: str, count: int | None = None, of: int | None = None, **values: object) -> str:
    """The words of ``key``; ``count`` (``{count}``), and what it is counted out of (``{n}``), choose the
    sentence."""
    entries, constants = _entries()
    text = entries[key][language]
    if isinstance(text, dict):
        if of == 1 and "only" in text:
            text = text["only" if count else "missed"]
        elif count == 0 and "none" in text:
            text = text["none"]
        elif count == 1:
            text = text["one"]
        elif "some" in text:
            text = text["all" if count == of else "some"]
        else:
            text = text["other"]
    if of is not None:
        values["n"] = number(of)
    if count is not None:
        values["count"] = number(count)
    return one_line(text.format(**constants, **values))


def has(key: str) -> bool:
    """Whether there are words of this key."""
    return key in _entries()[0]


def count_entries() -> int:
    """How many wordings there are."""
    return sum(isinstance(entry, dict) for entry in _entries()[0].values())
