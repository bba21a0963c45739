"""Finding a protected value, and a canary's sentinel, in every kind of file the site has."""

from __future__ import annotations

import gzip
import io
import json
import sqlite3
import zipfile
from decimal import Decimal as D

import pytest
import xlsxwriter

from disclosure_control.canary import canary_csv, find_sentinels, sentinels
from disclosure_control.leaks import Protected, find_values, numbers_in

#: Three women work in the Clerk's office, and nobody may read it.
CELL = Protected(
    name="women in the Clerk's office",
    coordinates=(("clerk_office", "Office of the Clerk", "Ofisi ya Karani"), ("women", "Women", "Wanawake")),
    value=D(3),
)


def workbook(rows: list[list[object]]) -> bytes:
    file = io.BytesIO()
    with xlsxwriter.Workbook(file, {"in_memory": True}) as book:
        sheet = book.add_worksheet()
        for at, row in enumerate(rows):
            sheet.write_row(at, 0, row)
    return file.getvalue()


def zipped(name: str, content: bytes) -> bytes:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as archive:
        archive.writestr(name, content)
    return file.getvalue()


LONG = b"unit_id,sex,value\nclerk_office,women,3\nclerk_office,men,9\n"
LEAKS = {
    "long.csv": LONG,
    "wide.csv": b"unit_id,men,women\nclerk_office,9,3\n",
    "table.html": b"<table><tr><th>Unit<th>Men</th><th>Women</th></tr>"
    b"<tr><th>Office of the Clerk</th><td>9</td><td>3</td></tr></table>",
    "sw.html": b"<p>Ofisi ya Karani ina <b>3</b> Wanawake.</p>",
    "chart.svg": b'<svg><g aria-label="Office of the Clerk, Women: 3"><rect/></g></svg>',
    "spec.json": b'{"data": [{"unit": "clerk_office", "sex": "women", "n": 3}]}',
    "columns.json": b'{"unit": ["clerk_office", "other"], "sex": ["women", "men"], "n": [3, 9]}',
    "nested.json": b'{"clerk_office": {"women": 3.0, "men": 9}}',
    "book.xlsx": workbook([["unit_id", "men", "women"], ["clerk_office", 9, 3]]),
    "all.zip": zipped("data/long.csv", LONG),
    "twice.zip": zipped("inner.zip", zipped("long.csv", LONG)),
    "long.csv.gz": gzip.compress(LONG),
    "notes.txt": b"In clerk_office there are women: 3.\n",
}


@pytest.mark.parametrize("name", LEAKS)
def test_a_protected_value_is_found(name: str) -> None:
    found = find_values({name: LEAKS[name]}, [CELL])
    assert {leak.cell for leak in found} == {CELL.name}, found


CLEAN = {
    "hidden.csv": b"unit_id,sex,value\nclerk_office,women,[c]\nclerk_office,men,3\n",
    "other.csv": b"unit_id,sex,value\nhansard,women,3\n",
    "table.html": b"<table><tr><th>Unit</th><th>Men</th><th>Women</th></tr>"
    b"<tr><th>Office of the Clerk</th><td>3</td><td>[c]</td></tr></table>",
    "spec.json": b'{"data": [{"unit": "clerk_office", "sex": "women", "n": null}, {"unit": "x", "n": 3}]}',
    "year.html": b"<p>Office of the Clerk, Women: 2013 and 33 and 3.5</p>",
}


@pytest.mark.parametrize("name", CLEAN)
def test_the_same_number_elsewhere_is_no_leak(name: str) -> None:
    assert find_values({name: CLEAN[name]}, [CELL]) == ()


def test_a_leak_says_where() -> None:
    (leak,) = find_values({"all.zip": LEAKS["all.zip"]}, [CELL])
    assert (leak.output, leak.place) == ("all.zip!data/long.csv", "line 2")


def test_numbers_are_read_as_people_write_them() -> None:
    text = "1,204 of 12 500 (3.50), -4 or 1e3; not v2 nor 2025-26-Q1x"
    assert [str(number) for number in numbers_in(text)][:4] == ["1204", "1.25E+4", "3.5", "-4"]


TABLE = "unit_id,value,numerator,status\na,,,suppressed\nb,5,1,reported\n"


def test_a_canary_fills_only_what_is_hidden() -> None:
    canary = canary_csv(TABLE, sentinels())
    assert list(canary.sentinels.values()) == ["line 2, value", "line 2, numerator"]
    first, second = canary.sentinels
    assert canary.text == f"unit_id,value,numerator,status\na,{first},{second},suppressed\nb,5,1,reported\n"


def test_sentinels_are_unique_without_zeros_and_repeatable() -> None:
    supply, again = sentinels(), sentinels()
    numbers = [next(supply) for _ in range(200)]
    assert numbers == [next(again) for _ in range(200)]
    assert len(set(numbers)) == 200
    assert not any("0" in str(number) for number in numbers)


NUMBER = next(sentinels())
PLAIN = f"{NUMBER}"
COMMAS = f"{NUMBER:,}"
WRITTEN = {
    "plain.csv": f"a,{PLAIN}\n".encode(),
    "commas.html": f"<td>{COMMAS}</td>".encode(),
    "spaces.html": f"<td>{COMMAS.replace(',', '&nbsp;')}</td>".encode(),
    "thin.svg": f"<text>{COMMAS.replace(',', chr(0x202F))}.0</text>".encode(),
    "cut.svg": f"<text><tspan>{PLAIN[:3]}</tspan><tspan>{PLAIN[3:]}</tspan></text>".encode(),
    "attribute.svg": f'<path data-x="v{PLAIN}z"/>'.encode(),
    "power.json": f'{{"a": {PLAIN[0]}.{PLAIN[1:]}e6}}'.encode(),
    "name.txt": f"chart-{PLAIN}.svg".encode(),
    "wide.bin": PLAIN.encode("utf-16-le"),
    "book.xlsx": workbook([["a", int(NUMBER)], [f"said: {COMMAS}", 1]]),
    "all.zip": zipped("x.json", json.dumps([int(NUMBER)]).encode()),
}


@pytest.mark.parametrize("name", WRITTEN)
def test_a_sentinel_is_found_however_it_is_written(name: str) -> None:
    found = find_sentinels({name: WRITTEN[name]}, {NUMBER: "line 2, value"})
    assert {(leak.cell, leak.said) for leak in found} == {("line 2, value", PLAIN)}


def test_a_clean_edition_has_no_sentinel() -> None:
    files = {**CLEAN, "hidden.html": b"<td>[c]</td>"}
    assert find_sentinels(files, {NUMBER: "line 2, value"}) == ()


def test_a_database_is_read_and_a_checksum_is_no_number() -> None:
    """Seven digits of a checksum say nothing; the same digits beside other letters do."""
    base = sqlite3.connect(":memory:")
    base.execute("CREATE TABLE sittings (people INTEGER)")
    base.execute("INSERT INTO sittings VALUES (3396182)")
    base.commit()
    placed = {D(3396182): "line 2, value"}
    (leak,) = find_sentinels({"all.sqlite": base.serialize()}, placed)
    assert leak.place == "sittings row 2"
    checksum = f"ab3396182{'c' * 55}"
    assert len(checksum) == 64
    assert find_sentinels({"SHA256SUMS": f"{checksum}  a.csv\n".encode()}, placed) == ()
    assert len(find_sentinels({"a.txt": f"{checksum}c\n".encode()}, placed)) == 1
