"""Two versions of a table differ in just the cells that differ."""

from __future__ import annotations

from collections.abc import Sequence

from plugins.core.packing.difference import differences

USE = {
    "name": "use",
    "primaryKey": ["quarter", "version", "part"],
    "foreignKeys": [
        {"fields": ["done_version", "done_id"], "reference": {"fields": ["version", "id"], "resource": "x"}}
    ],
    "fields": [],
}
HEADER = "quarter,version,part,kwh,done_version,done_id"


def table(*rows: str, header: str = HEADER) -> bytes:
    return "\n".join((header, *rows, "")).encode()


def found(old: bytes, new: bytes) -> Sequence[tuple[object, ...]]:
    return [(one.key, one.column, one.old, one.new) for one in differences(USE, old, new)]


def test_a_changed_cell_is_found_and_what_names_the_release_is_not() -> None:
    """Version 2 of the hall has 9 for 7; that its row and its action are of version 2 is no difference."""
    old = table("Q1,1,hall,7,1,a", "Q1,1,tower,3,1,b")
    new = table("Q1,2,tower,3,2,b", "Q1,2,hall,9,2,a")
    assert found(old, new) == [(("hall",), "kwh", "7", "9")]


def test_a_row_that_came_and_one_that_went_differ_in_all_cells_beside_their_key() -> None:
    old, new = table("Q1,1,hall,7,1,a"), table("Q1,2,tower,3,2,")
    assert found(old, new) == [
        (("tower",), "kwh", "", "3"),
        (("hall",), "kwh", "7", ""),
        (("hall",), "done_id", "a", ""),
    ]


def test_a_column_that_only_one_version_was_released_with_is_not_compared() -> None:
    old = table("Q1,1,hall,7", header="quarter,version,part,kwh")
    new = table("Q1,2,hall,7,warm", header="quarter,version,part,kwh,note")
    assert found(old, new) == []


def test_rows_of_one_key_are_compared_in_their_order() -> None:
    old, new = table("Q1,1,hall,7,1,a", "Q1,1,hall,8,1,b"), table("Q1,2,hall,7,2,a", "Q1,2,hall,5,2,b")
    assert found(old, new) == [(("hall",), "kwh", "8", "5")]
