"""Rows of tables that have no story yet: three of each, made from the examples in their schemas."""

from __future__ import annotations

import json
from collections.abc import Iterator

from .tables import ROOT, Row

#: The tables; ``invoke new-subject WORD`` adds one. One with a story of its own leaves this list.
TABLES: tuple[str, ...] = ()
_LETTERS = "abc"
_NOTE = {"note_en": "Illustrative: nobody counted this.", "note_sw": "Mfano tu: hakuna aliyehesabu."}


def example_rows(table: str) -> Iterator[Row]:
    """Three rows that differ in their key, their names and their numbers; of the last no number came, where
    the table has a status to say so."""
    (path,) = (ROOT / "data" / "schemas").glob(f"*/{table}.json")
    schema = json.loads(path.read_text(encoding="utf-8"))
    for place, letter in enumerate(_LETTERS):
        row = {
            field["name"]: _value(field, place, letter, field["name"] in schema["primaryKey"])
            for field in schema["fields"]
        }
        row |= {name: note for name, note in _NOTE.items() if name in row}
        if "status" in row and letter == _LETTERS[-1]:
            numbers = [each["name"] for each in schema["fields"] if each["type"] in ("integer", "number")]
            row |= {"status": "not_reported", **dict.fromkeys(numbers)}
        yield row


def _value(field: dict[str, object], place: int, letter: str, is_key: bool) -> object:
    name, example = str(field["name"]), field.get("example")
    if field["type"] == "integer" and isinstance(example, int):
        return example + place
    if is_key and field["type"] == "string":
        return f"{example}_{letter}"
    return f"{example} {letter.upper()}" if name in ("name_en", "name_sw") else example
