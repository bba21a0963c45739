"""Each form of a data set says what its tables say: JSON, workbook, ZIP, and the directory's checksums."""

from __future__ import annotations

import csv
import io
import json
import re
import sqlite3
import zipfile
from collections.abc import Iterator
from datetime import datetime
from decimal import Decimal
from hashlib import sha256

import openpyxl
import pytest

from plugins.core.packing.descriptions import read_descriptions
from plugins.core.pages.folders import newest_path
from tests.site.building import HOME, Built

DESCRIBED = read_descriptions(HOME / "data/schemas")
FIRST_SHEETS = ["about", "contents", "columns"]


def sets(built: Built) -> list[dict[str, object]]:
    found = json.loads((built.site / "data/index.json").read_text(encoding="utf-8"))["sets"]
    assert len(found) == 13
    return list(found)


def tables(built: Built) -> Iterator[tuple[str, list[str], list[list[str]]]]:
    """Each table with its header and its cells, as its CSV has them."""
    for one in json.loads((built.site / "data/datapackage.json").read_text(encoding="utf-8"))["resources"]:
        with (built.site / "data" / one["path"]).open(encoding="utf-8-sig", newline="") as file:
            header, *rows = csv.reader(file)
        yield one["name"], header, rows


def plain(cell: object) -> object:
    """A cell as its number, its day or its text; nothing for an empty one."""
    if cell is None:
        return ""
    text = cell.date().isoformat() if isinstance(cell, datetime) else str(cell)
    return Decimal(text) if re.fullmatch(r"-?\d+(\.\d+)?", text) else text


def test_the_json_of_a_table_holds_the_cells_of_its_csv_after_the_mark(built: Built) -> None:
    compared = 0
    for name, header, rows in tables(built):
        place = built.site / newest_path(DESCRIBED[name], "json")
        told = json.loads(place.read_text(encoding="utf-8"), parse_float=str, parse_int=str)
        assert list(told) == ["provenance", "rows"]
        assert [list(row) for row in told["rows"][:1]] == [header] * bool(rows)
        said = [["" if cell is None else str(cell).lower() for cell in row.values()] for row in told["rows"]]
        assert said == [[cell.lower() for cell in row] for row in rows], name
        compared += len(rows)
    assert compared > 3_000


@pytest.mark.parametrize("word", ["bills", "people", "lists"])
def test_a_workbook_holds_the_cells_of_the_tables_one_table_a_sheet(built: Built, word: str) -> None:
    book = openpyxl.load_workbook(built.site / "data" / f"{word}.xlsx")
    (one,) = (each for each in sets(built) if each["set"] == word)
    names = [each["table"] for each in one["tables"]]  # type: ignore[attr-defined]
    assert book.sheetnames == [*FIRST_SHEETS, *names]
    for sheet in book:
        assert not sheet.merged_cells.ranges
        assert sheet.freeze_panes == "A2"
        assert [table.ref.partition(":")[0] for table in sheet.tables.values()] == ["A1"]
    held = {name: (header, rows) for name, header, rows in tables(built)}
    for name in names:
        header, rows = held[name]
        first, *others = book[name].iter_rows(values_only=True, max_row=len(rows) + 1)
        assert list(first) == header
        assert [list(map(plain, row)) for row in others] == [list(map(plain, row)) for row in rows], name
    mark = [cell.value for cell in book["about"][2]]
    assert mark[0] == "provenance"
    assert "invented" in mark[1]


def test_the_workbook_of_figures_has_the_quarters_across(built: Built) -> None:
    sheet = openpyxl.load_workbook(built.site / "data/figures.xlsx", read_only=True)["assembly_by_quarter"]
    header, *lines = sheet.iter_rows(values_only=True)
    (row,) = (line for line in lines if line[1] == "ovs_report_completion")
    assert header[4:] == tuple(sorted(header[4:]))
    assert row[header.index("2026-27-Q1")] == 77.8
    assert {line[0] for line in lines} == {"illustrative"}


def test_a_zip_is_a_package_of_its_own_in_which_each_key_has_its_table(built: Built) -> None:
    for one in sets(built):
        with zipfile.ZipFile(built.site / "data" / f"{one['set']}.zip") as packed:
            files = {name: packed.read(name) for name in packed.namelist()}
        package = json.loads(files["datapackage.json"])
        there = {each["name"]: each for each in package["resources"]}
        assert {each["table"] for each in one["tables"]} <= there.keys()  # type: ignore[attr-defined]
        for each in there.values():
            assert each["hash"] == f"sha256:{sha256(files[each['path']]).hexdigest()}"
            assert (built.site / "data" / each["path"]).read_bytes() == files[each["path"]]
            asked = {key["reference"]["resource"] for key in each["schema"].get("foreignKeys", ())}
            assert asked <= there.keys()
        sums = dict(line.split("  ")[::-1] for line in files["SHA256SUMS"].decode().splitlines())
        assert sums == {
            name: sha256(content).hexdigest()
            for name, content in files.items()
            if name not in ("SHA256SUMS", "README.txt")
        }


def test_of_others_work_no_form_names_a_licence(built: Built) -> None:
    told = json.loads((built.site / "data/skills.metadata.json").read_text(encoding="utf-8"))
    assert told["licence"] is None
    assert json.loads((built.site / "data/bills.metadata.json").read_text())["licence"] == "CC-BY-4.0"
    package = json.loads((built.site / "data/datapackage.json").read_text(encoding="utf-8"))
    licensed = {each["name"] for each in package["resources"] if "licenses" in each}
    assert "licenses" not in package
    assert "results" in licensed
    assert not licensed & {each["table"] for each in told["tables"]}


def test_a_metric_has_its_figures_and_a_bill_its_rows(built: Built) -> None:
    (found,) = (
        [dict(zip(header, row, strict=True)) for row in rows]
        for name, header, rows in tables(built)
        if name == "results"
    )
    own = [row for row in found if row["metric_id"] == "ovs_report_completion"]
    text = (built.site / "data/metrics/ovs-report-completion.csv").read_text(encoding="utf-8-sig")
    assert list(csv.DictReader(io.StringIO(text))) == own
    assert {"numerator", "denominator", "target_value", "obs_status"} <= own[0].keys()
    bill = json.loads((built.site / "data/bills/bill-2026-03.json").read_text(encoding="utf-8"))
    assert bill["provenance"] == "illustrative"
    assert bill["bills"]["bill_id"] == "bill_2026_03"
    steps = [row for name, header, rows in tables(built) if name == "bill_actions" for row in rows
             if row[header.index("bill_id")] == "bill_2026_03"]  # fmt: skip
    assert len(bill["bill_actions"]) == len(steps) > 3


def test_each_key_of_the_database_bites(built: Built) -> None:
    """One id altered in a row that has one: the key leads to no row, and is named."""
    base = sqlite3.connect(":memory:")
    base.deserialize((built.site / "data/everything.sqlite").read_bytes())
    base.execute("PRAGMA foreign_keys = OFF")
    names = [row[0] for row in base.execute("SELECT name FROM sqlite_master WHERE type = 'table'")]
    tried = 0
    for table in names:
        for number, _, other, column, *_ in base.execute(f'PRAGMA foreign_key_list("{table}")').fetchall():
            held = base.execute(f'SELECT min(rowid) FROM "{table}" WHERE "{column}" IS NOT NULL').fetchone()[
                0
            ]
            if held is None:
                continue
            base.execute("BEGIN")
            base.execute(f'UPDATE OR IGNORE "{table}" SET "{column}" = \'nothing\' WHERE rowid = ?', (held,))
            broken = base.execute(f'PRAGMA foreign_key_check("{table}")').fetchall()
            base.execute("ROLLBACK")
            assert (table, held, other, number) in broken, (table, column)
            tried += 1
    base.close()
    assert tried >= 39
