"""How a CSV becomes cells and relations."""

from __future__ import annotations

from decimal import Decimal as D

import pytest

from disclosure_control.form import Form
from disclosure_control.margins import Assumptions, system_of
from disclosure_control.marks import mark_in, number_in
from disclosure_control.parsing import parse_table
from disclosure_control.system import Interval
from disclosure_control.tables import Hierarchy, Table


def table(text: str, form: Form | None = None, name: str = "t.csv") -> Table:
    parsed, problems = parse_table(name, text, form or Form())
    assert problems == []
    return parsed


@pytest.mark.parametrize(
    ("cell", "status", "state", "number"),
    [
        ("12", "", "printed", 12),
        ("1,204", "", "printed", 1204),
        ("12 500.5", "", "printed", D("12500.5")),
        ("-3", "", "printed", -3),
        ("7 [p]", "", "printed", 7),
        ("[c]", "", "hidden", None),
        ("*", "", "hidden", None),
        ("[c] 12", "", "hidden", 12),
        ("12 [c]", "", "hidden", 12),
        ("12", "suppressed", "hidden", 12),
        ("12", "u", "hidden", 12),
        ("12", "s", "printed", 12),
        ("[x]", "", "unknown", None),
        ("", "not_reported", "unknown", None),
        ("[z]", "", "printed", 0),
    ],
)
def test_what_a_cell_says(cell: str, status: str, state: str, number: int | None) -> None:
    mark = mark_in(cell, status)
    assert (mark.state, mark.number, mark.odd) == (state, number, "")


@pytest.mark.parametrize("cell", ["many", "1,5", "12 or 13", "1.2.3", "-"])
def test_what_a_cell_cannot_say(cell: str) -> None:
    assert mark_in(cell).odd
    assert number_in(cell) is None


def test_the_key_leaves_totals_out_whatever_the_order_of_columns() -> None:
    one = table("row\\column,1,Total\na,2,5\nb,3,6\n")
    two = table("column,row,value\nTotal,a,5\n")
    assert one.key(("a", "Total")) == two.key(("Total", "a")) == (("row", "a"),)


def test_semicolons_separate_too() -> None:
    assert [entry.value for entry in table("row;value\na;1,204\nTotal;1,204\n").entries] == [1204, 1204]


def test_leading_words_are_dimensions() -> None:
    found = table("year,office,women,men\nY1,a,5,6\nY2,a,7,8\n")
    assert found.dimensions == ("year", "office", "column")
    assert found.entries[0].labels == ("Y1", "a", "women")


def test_a_printed_number_is_an_interval_when_rounded() -> None:
    text = "office,value,rounding\na,7.5,0.5\nb,[c],\nTotal,20,0\n"
    system = system_of([table(text)], Assumptions(kind="amount"))
    assert system.cell("office=a").published == Interval(D("7.25"), D("7.75"))
    assert system.cell("Total").published == Interval(D(20), D(20))
    assert system.cell("office=b").published is None


def test_means_are_rounded_as_written() -> None:
    system = system_of([table("office,value,weight\na,7.5,2\nb,[c],1\nTotal,8.0,3\n")], Assumptions())
    assert system.cell("office=a").published == Interval(D("7.45"), D("7.55"))
    (relation,) = system.relations
    assert relation.terms == {"office=a": 2, "office=b": 1, "Total": -3}


def test_the_longest_number_says_how_all_are_rounded() -> None:
    system = system_of([table("office,value,weight\na,72,2\nb,71.3,1\nTotal,71.8,3\n")], Assumptions())
    assert system.cell("office=a").published == Interval(D("71.95"), D("72.05"))


def test_what_cannot_exist_has_no_weight_in_a_mean() -> None:
    system = system_of([table("office,value,weight\na,7.5,2\nb,[z],1\nTotal,7.5,3\n")], Assumptions())
    assert system.relations[0].terms == {"office=a": 2, "office=b": 0, "Total": -2}


def test_the_same_number_in_two_tables_is_one_cell() -> None:
    one = table("office,sex,value\na,women,[c]\na,Total,9\n")
    two = table("office,grade,value\na,1,4\na,2,[c]\na,Total,9\n")
    system = system_of([one, two], Assumptions())
    assert [cell.name for cell in system.cells].count("office=a") == 1
    assert {relation.name for relation in system.relations} >= {
        "office=a = sum over sex",
        "office=a = sum over grade",
    }


def test_an_extract_does_not_claim_that_its_part_is_all() -> None:
    whole = table("office,value\na,4\nb,5\nTotal,9\n")
    extract = table("office,value\na,4\nTotal,9\n")
    for relation in system_of([extract, whole], Assumptions()).relations:
        assert set(relation.terms) == {"office=a", "office=b", "Total"}


def test_the_total_is_the_sum_of_the_leaves() -> None:
    tree = Hierarchy(children={("ward", "x"): ("x1", "x2")})
    text = table("ward,value\nx1,4\nx2,5\nx,9\ny,7\nTotal,16\n")
    system = system_of([text], Assumptions(hierarchy=tree))
    assert [sorted(relation.terms) for relation in system.relations] == [
        ["Total", "ward=x1", "ward=x2", "ward=y"],
        ["ward=x", "ward=x1", "ward=x2"],
    ]


def test_quarters_do_not_add_up_by_themselves() -> None:
    one = table("quarter,value\nQ1,4\nQ2,5\n")
    two = table("office,quarter,value\na,Q1,4\na,Q2,5\n")
    names = {relation.name for relation in system_of([one, two], Assumptions()).relations}
    assert names == {"quarter=Q1 = sum over office", "quarter=Q2 = sum over office"}


def test_absent_can_be_zero_or_unknown() -> None:
    text = "a,b,value\nx,y,1\nz,w,2\n"
    assert len(parse_table("t.csv", text)[1]) == 2
    assert sorted(entry.value or 0 for entry in table(text, Form(absent="zero")).entries) == [0, 0, 1, 2]
    assert len(table(text, Form(absent="unknown")).entries) == 2
