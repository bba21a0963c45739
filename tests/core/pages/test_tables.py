import pytest

from plugins.core.pages.printing import Printer
from plugins.core.pages.tables import Cell, Column, Table


def test_a_row_has_a_cell_for_each_column() -> None:
    with pytest.raises(ValueError, match="row 2 has 2 cells, the table 3 columns"):
        Table("Caption", (Column("a"), Column("b"), Column("c")), ((Cell("1"),) * 3, (Cell("3"),) * 2))


def test_a_row_of_one_cell_is_said_across_all_columns() -> None:
    table = Table("Caption", (Column("a"), Column("b", numeric=True)), ((Cell("The rule changed."),),))
    assert Printer("en", "").rows(table) == '<tr><td colspan="2"><p>The rule changed.</p></td></tr>\n'


def test_markers_are_named_once_in_the_order_of_their_use() -> None:
    rows = (
        (Cell("withheld [c]", "[c]"),),
        (Cell("not reported [x]", "[x]"),),
        (Cell("withheld [c]", "[c]"),),
    )
    assert Table("Caption", (Column("a"),), rows).markers == ("[c]", "[x]")
