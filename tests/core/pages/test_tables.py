import pytest

from plugins.core.pages.tables import Cell, Column, Table


def test_a_row_has_a_cell_for_each_column() -> None:
    with pytest.raises(ValueError, match="row 2 has 1 cells, the table 2 columns"):
        Table("Caption", (Column("a"), Column("b")), ((Cell("1"), Cell("2")), (Cell("3"),)))


def test_markers_are_named_once_in_the_order_of_their_use() -> None:
    rows = (
        (Cell("withheld [c]", "[c]"),),
        (Cell("not reported [x]", "[x]"),),
        (Cell("withheld [c]", "[c]"),),
    )
    assert Table("Caption", (Column("a"),), rows).markers == ("[c]", "[x]")
