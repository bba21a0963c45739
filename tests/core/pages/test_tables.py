import pytest

from plugins.core.pages.printing import Printer
from plugins.core.pages.prose_tables import with_tables
from plugins.core.pages.tables import Cell, Column, Table


def test_a_row_has_a_cell_for_each_column() -> None:
    with pytest.raises(ValueError, match="row 2 has 2 cells, the table 3 columns"):
        Table("Caption", (Column("a"), Column("b"), Column("c")), ((Cell("1"),) * 3, (Cell("3"),) * 2))


def test_a_row_of_one_cell_is_said_across_all_columns() -> None:
    table = Table("Caption", (Column("a"), Column("b", numeric=True)), ((Cell("The rule changed."),),))
    assert '<tr><td colspan="2"><p>The rule changed.</p></td></tr>\n' in Printer("en", "").table(table, "t")


def test_a_row_of_one_cell_may_name_those_below_it() -> None:
    rows = (
        (Cell("Met: 1", kind="group"),),
        (Cell("Bills"), Cell("4")),
        (Cell("No figure: 1", kind="group"),),
    )
    html = Printer("en", "").table(Table("Caption", (Column("a"), Column("b")), rows), "t")
    assert '<th colspan="2" scope="rowgroup">No figure: 1</th>' in html
    assert html.count("<tbody>") == html.count("</tbody>") == 2


def test_a_heading_hides_the_caption_and_never_how_pictures_are_read() -> None:
    table = Table("Bills", (Column("a"),), ((Cell("1"),),), reading="Each square is a bill.")
    seen, hidden = (Printer("en", "").table(table, "t", under) for under in ("", "Bills"))
    assert '<caption id="t">Bills<span>Each square is a bill.</span></caption>' in seen
    assert '<caption id="t"><b class="vh">Bills</b><span>Each square is a bill.</span></caption>' in hidden


def test_on_a_phone_a_dash_has_its_heading_where_words_need_none() -> None:
    long = "Responsibilities-of-representatives"
    columns = (Column(long), Column(long), Column("Gap", speaks=True))
    rows = tuple((Cell(long), Cell(long), Cell(said)) for said in ("4 short of the target", "–"))
    printed = Printer("en", "").table(Table("Targets", columns, rows), "t")
    assert "<td>4 short of the target</td>" in printed
    assert '<td data-l="Gap">–</td>' in printed


def test_markers_are_named_once_in_the_order_of_their_use() -> None:
    rows = (
        (Cell("withheld [c]", "[c]"),),
        (Cell("not reported [x]", "[x]"),),
        (Cell("withheld [c]", "[c]"),),
    )
    assert Table("Caption", (Column("a"),), rows).markers == ("[c]", "[x]")


def test_a_quoted_table_keeps_its_two_header_rows_and_is_named_by_its_heading() -> None:
    head = (
        '<thead><tr><th rowspan="2" scope="col">Work</th><th colspan="2" scope="colgroup">Year</th></tr>'
        '<tr><th scope="col">First half</th><th scope="col">Second half</th></tr></thead>'
    )
    long = "Responsibilities-of-representatives"
    html = f'<h2 id="plan">Plan</h2><table>{head}<tr><td>{long}</td><td>done</td><td></td></tr></table>'
    printed = with_tables(html, "Table", "Page", quoted=True)
    assert '<table aria-labelledby="plan" class="lines">' in printed
    assert head in printed
    assert "<caption" not in printed
    # on a phone a cell says both headings above it, and an empty one nothing
    assert f'<th scope="row">{long}</th><td data-l="Year: First half">done</td><td></td>' in printed
    # in our own words the same table is given a caption
    assert "<caption>Table 1: Plan</caption>" in with_tables(html, "Table", "Page")
