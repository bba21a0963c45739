"""Rows of text, whatever the bytes."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from checked_tables.schemas import Field, TableSchema
from checked_tables.table import read_grid, read_table, rows_of_text

ROADS = TableSchema(
    name="roads",
    title="Roads",
    description="",
    scope="reference",
    optional_file=False,
    may_be_empty=False,
    fields=(Field(name="road", type="string", required=True), Field(name="km", type="number")),
    primary_key=("road",),
)


def rows(tmp_path: Path, content: bytes) -> list[tuple[int, dict[str, str]]]:
    (tmp_path / "roads.csv").write_bytes(content)
    table = read_table(tmp_path / "roads.csv", ROADS, "roads.csv")
    return [(row.line, dict(row.cells)) for row in table.rows]


def test_lines_are_those_of_a_text_editor(tmp_path):
    content = b'road,km\n"A 1\nold",3\n\n,\nB 2,\n'
    assert rows(tmp_path, content) == [
        (2, {"road": "A 1\nold", "km": "3"}),  # it goes on in line 3; lines 4 and 5 are empty
        (6, {"road": "B 2", "km": ""}),
    ]


def test_cells_are_not_changed(tmp_path):
    assert rows(tmp_path, 'road,km\n" A ""1"" ",  3\u00a0\n'.encode()) == [
        (2, {"road": ' A "1" ', "km": "  3\u00a0"})
    ]


def test_rows_of_the_right_shape_are_kept_beside_those_that_are_not(tmp_path):
    (tmp_path / "roads.csv").write_bytes(b"road,km\nA,1,2\nB,3\n")
    table = read_table(tmp_path / "roads.csv", ROADS, "roads.csv")
    assert [row.line for row in table.rows] == [3]
    assert [(problem.line, problem.kind) for problem in table.problems] == [(2, "extra-cell")]


def test_a_file_of_more_rows_than_it_may_have_is_not_read(tmp_path):
    """The column names are no row."""
    (tmp_path / "t.csv").write_text("a\n1\n2\n", encoding="utf-8")
    assert len(read_grid(tmp_path / "t.csv", "t.csv", most_rows=2).lines) == 3
    grid = read_grid(tmp_path / "t.csv", "t.csv", most_rows=1)
    assert (grid.lines, [each.kind for each in grid.problems]) == ((), ["too-many-rows"])
    grid = read_grid(tmp_path / "t.csv", "t.csv", most_bytes=5)
    assert (grid.lines, [each.kind for each in grid.problems]) == ((), ["too-large"])


def test_rows_without_a_schema_keep_their_line_under_the_empty_name(tmp_path):
    (tmp_path / "results.csv").write_text("name,value\nbills,3\n\nindex,\n", encoding="utf-8")
    grid = read_grid(tmp_path / "results.csv", "results.csv")
    assert list(rows_of_text(grid)) == [
        {"": "2", "name": "bills", "value": "3"},
        {"": "4", "name": "index", "value": ""},
    ]


FRAGMENTS = st.sampled_from(
    [
        b"road",
        b"km",
        b",",
        b"\n",
        b"\r",
        b'"',
        b"\0",
        b";",
        b"\xff\xfe",
        b"\xef\xbb\xbf",
        b"\xe9",
        b"1",
        b" ",
        "\u202e".encode(),
        b"\x07",
    ]
)


@given(st.one_of(st.binary(max_size=300), st.lists(FRAGMENTS, max_size=60).map(b"".join)))
@settings(max_examples=300, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_no_bytes_are_a_surprise(tmp_path, content):
    """Either there are rows, each with every column, or a problem that says why not."""
    path = tmp_path / "roads.csv"
    path.write_bytes(content)
    table = read_table(path, ROADS, "roads.csv")
    assert table.rows or table.problems
    assert all(set(row.cells) == {"road", "km"} for row in table.rows)
    assert all(problem.found and problem.write for problem in table.problems)
    assert all(str(problem).isprintable() for problem in table.problems)


@pytest.mark.parametrize("size", [130_000, 131_073, 3_000_000])
def test_a_cell_that_is_too_long_is_named_by_its_line(tmp_path, size):
    (tmp_path / "roads.csv").write_bytes(b"road,km\nA,1\n" + b"x" * size + b",2\n")
    table = read_table(tmp_path / "roads.csv", ROADS, "roads.csv")
    assert [(each.line, each.kind) for each in table.problems] == (
        [(3, "long-cell")] if size > 131_072 else []
    )
