"""One cell by its column's rule, and what it is worth."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from checked_tables.cell_values import parse_cell
from checked_tables.cells import rule
from checked_tables.schemas import Field

NUMBER = Field(name="value", type="number")
WHOLE = Field(name="count", type="integer", minimum=Decimal(0), maximum=Decimal(20))
DAY = Field(name="day", type="date")
TEXT = Field(name="note_en", type="string")


@pytest.mark.parametrize(
    ("field", "text", "value"),
    [
        (NUMBER, "77.80", Decimal("77.80")),
        (NUMBER, "-3", Decimal(-3)),
        (NUMBER, "", None),
        (WHOLE, "20", 20),
        (DAY, "2026-03-31", date(2026, 3, 31)),
        (Field(name="late", type="boolean"), "TRUE", True),
        (Field(name="late", type="boolean"), "false", False),
        (TEXT, "Late", "Late"),
        (TEXT, "", None),
    ],
)
def test_what_a_faultless_cell_is_worth(field, text, value):
    assert rule(field)(text) is None
    parsed = parse_cell(field, text)
    assert (parsed, type(parsed)) == (value, type(value))
    assert str(parsed) == str(value)


@pytest.mark.parametrize(
    ("field", "text", "kind"),
    [
        (WHOLE, "21", "too-large"),
        (WHOLE, "-1", "too-small"),
        (WHOLE, "2.5", "not-whole"),
        (NUMBER, "-0", "number-form"),
        (Field(name="km", type="number", exclusive_minimum=Decimal(0)), "0", "too-small"),
        (Field(name="km", type="number", required=True), "", "required"),
        (Field(name="km", type="number", required=True), "  ", "required"),
        (Field(name="road_id", type="string", pattern="^[a-z]+$"), "A1", "pattern"),
        (Field(name="road_id", type="string", pattern="^[a-z]+$"), "a\n", "pattern"),
        (Field(name="title", type="string", max_length=3), "four", "too-long"),
    ],
)
def test_constraints(field, text, kind):
    fault = rule(field)(text)
    assert fault is not None
    assert fault.kind == kind


@given(
    st.decimals(
        allow_nan=False, allow_infinity=False, min_value=-(10**15) + 1, max_value=10**15 - 1, places=3
    )
)
def test_every_number_in_plain_digits_is_read_exactly(number):
    text = f"{number + 0:f}"  # + 0: zero has no sign
    assert rule(NUMBER)(text) is None
    assert parse_cell(NUMBER, text) == number


@given(st.dates(min_value=date(2010, 7, 1), max_value=date(2099, 12, 31)))
def test_every_day_is_read_exactly(day):
    assert rule(DAY)(day.isoformat()) is None
    assert parse_cell(DAY, day.isoformat()) == day


@given(
    st.one_of(
        st.text(max_size=30),
        st.text(alphabet="0123456789.,-+%/eE()' OlKSsh\u00a0", max_size=12),
        st.dates().map(lambda day: day.strftime("%d/%m/%Y")),
    )
)
def test_what_a_message_tells_people_to_write_is_itself_accepted(text):
    """``Write 1200.`` must not lead to the next message."""
    for field in (NUMBER, WHOLE, DAY):
        fault = rule(field)(text)
        if fault is None or not fault.write.startswith("Write ") or fault.kind.startswith("too-"):
            continue
        advice = fault.write.removeprefix("Write ").split(" ")[0].removesuffix(".").removesuffix(",")
        if any(character.isdigit() for character in advice):
            again = rule(field)(advice)
            assert again is None or again.kind.startswith("too-") or again.kind == "date-range"


@given(st.text(max_size=60))
def test_messages_show_little_and_nothing_invisible(text):
    for field in (NUMBER, DAY, TEXT, Field(name="kind", type="string", enum=("tarmac", "murram"))):
        fault = rule(field)(text)
        if fault is not None:
            assert fault.found.isprintable()
            assert len(fault.found) < 500


@pytest.mark.parametrize("text", ["index", "con", "prn", "aux", "nul", "com1", "lpt9"])
def test_no_name_is_one_that_computers_keep_for_themselves(text):
    fault = rule(Field(name="metric_id", type="string", pattern="^[a-z][a-z0-9_]{1,49}$"))(text)
    assert fault is not None
    assert (fault.kind, fault.write) == ("reserved", f"Write another, such as {text}_1.")


@pytest.mark.parametrize("pattern", ["^[a-z][a-z0-9_]{1,49}$", "^[a-z0-9][a-z0-9_]{1,59}$"])
@pytest.mark.parametrize(
    "text",
    [
        *(
            "aux.x",
            "nul.txt",
            "con.tar.gz",
            "con.",
            "nul ",
            " con",
            "com1:",
            "con/x",
        ),  # Windows drops the rest
        *("CON", "Nul", "Index", "INDEX.HTML", "ｃｏｎ", "com１", "com¹", "lpt²", "сon"),  # Cyrillic с
        *("conin$", "clock$", "progra~1", "com1\u200b", "aux\ufe0f", "nul\u202e", "con\n", "nul\x00"),
    ],
)
def test_nor_one_that_a_computer_would_take_for_such_a_name(text, pattern):
    assert rule(Field(name="metric_id", type="string", pattern=pattern))(text) is not None


@pytest.mark.parametrize("text", ["index", "nul", "lpt9", "com1"])
def test_nor_where_a_name_may_begin_with_a_digit(text):
    fault = rule(Field(name="change_id", type="string", pattern="^[a-z0-9][a-z0-9_]{1,59}$"))(text)
    assert fault is not None
    assert fault.kind == "reserved"


def test_an_address_holds_nothing_that_turns_its_direction():
    fault = rule(Field(name="link", type="string", pattern="^https://[^ ]+$"))("https://x.ke/\u202egnp")
    assert fault is not None
    assert fault.kind == "bidi"


def test_a_cell_is_measured_before_it_is_looked_into():
    for field in (NUMBER, DAY, TEXT, Field(name="link", type="string", pattern="^(a+)+$")):
        fault = rule(field)("a" * 64_000)
        assert fault is not None
        assert fault.kind == "too-long"


def test_a_required_text_is_not_filled_by_what_looks_empty():
    assert rule(Field(name="name", type="string", required=True))("\u3164\u2800") is not None
