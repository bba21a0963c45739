"""Every table schema is laid out in the same way, and so that it can be read."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from plugins.desk.schema_layout import layout, write_layout

SCHEMAS = Path(__file__).parents[2] / "data" / "schemas"


@pytest.mark.parametrize("path", sorted(SCHEMAS.rglob("*.json")), ids=lambda path: path.stem)
def test_a_schema_is_in_its_layout(path: Path) -> None:
    """``invoke dictionary`` lays it out."""
    assert path.read_text(encoding="utf-8") == layout(json.loads(path.read_text(encoding="utf-8")))


def test_what_fits_on_a_line_stands_on_it_and_each_column_on_its_own() -> None:
    long = "word " * 21
    schema = {
        "name": "vans",
        "title": "Vans",
        "fields": ["marker", {"name": "km"}, {"name": "seat", "title": "Seat", "description": long}],
        "empty": [],
        "sw": "Magari ya Bunge – yote",
    }
    assert layout(schema) == (
        "{\n"
        '  "name": "vans", "title": "Vans",\n'
        '  "fields": [\n'
        '    "marker",\n'
        '    {"name": "km"},\n'
        "    {\n"
        '      "name": "seat", "title": "Seat",\n'
        f'      "description": "{long}"\n'
        "    }\n"
        "  ],\n"
        '  "empty": [], "sw": "Magari ya Bunge – yote"\n'
        "}\n"
    )


def test_laying_out_changes_no_word_and_no_order(tmp_path: Path) -> None:
    words = SCHEMAS.joinpath("petitions", "petitions.json").read_text(encoding="utf-8")
    (tmp_path / "published").mkdir()
    path = tmp_path / "published" / "petitions.json"
    path.write_text(json.dumps(json.loads(words), indent=4), encoding="utf-8")
    write_layout(tmp_path)
    written = path.read_text(encoding="utf-8")
    assert json.dumps(json.loads(written)) == json.dumps(json.loads(words))
    assert written == layout(json.loads(words))
