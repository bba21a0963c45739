"""The sheet ``release`` and the draft's ``release.toml``: the same settings, in two forms."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass

from checked_tables.dates import date_fault
from plugins.core.time.release_file import KEYS

from .cells import Sheet

_TRUE, _FALSE = ("true", "yes", "ndiyo", "1"), ("false", "no", "hapana", "0")


@dataclass(frozen=True, slots=True)
class Settings:
    """What the sheet says, and in which row each setting stands."""

    values: Mapping[str, str]
    rows: Mapping[str, int]


def settings_of(sheet: Sheet) -> Settings:
    """The names in column A with the values in column B; its first row is a heading."""
    values, rows = {}, {}
    for row, cells in sheet.rows.items():
        name = cells[1].text.strip() if 1 in cells else ""
        if row > 1 and name:
            values[name] = cells[2].text.strip() if 2 in cells else ""
            rows[name] = row
    return Settings(values, rows)


def pack_release(values: Mapping[str, str]) -> bytes:
    """``release.toml`` of a draft. The day of publication is the announced one until it is released;
    a value that cannot be right is kept as it is, for the check to say so."""
    told = {key: text for key, text in values.items() if text}
    lines = ['stage = "draft"']
    lines += [f"{_key(key)} = {_value(key, text)}" for key, text in told.items() if key != "published_on"]
    if "scheduled_on" in told:
        lines.append(f"published_on = {_value('published_on', told['scheduled_on'])}")
    return ("\n".join(lines) + "\n").encode()


def _key(name: str) -> str:
    return name if name in KEYS else json.dumps(name[:60])


def _value(key: str, text: str) -> str:
    if key == "has_index" and text.casefold() in _TRUE + _FALSE:
        return "true" if text.casefold() in _TRUE else "false"
    if (key == "as_at" or key.endswith("_on")) and date_fault(text) is None:
        return text
    return json.dumps(text, ensure_ascii=False).replace("\x7f", "")
