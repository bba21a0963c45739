"""The workbook calculates the published index, in a spreadsheet that knows nothing of us."""

import csv
import io
import re
import shutil
import subprocess
import zipfile
from dataclasses import replace
from decimal import Decimal
from pathlib import Path

import openpyxl
import pytest

from plugins.core.statements.wording import read_wording
from plugins.subjects.index.model import Indices
from plugins.subjects.index.publish_workbook import HEADER, pack_workbook, published_of
from tests.samples.facts import saying
from tests.samples.own import own_assembly
from tests.samples.schemes import other_methods

ROOT = Path(__file__).parents[3]
SHEETS = ["notes", "inputs", "scheme", "calculation", "result"]
ALL_SHEETS = "csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,true,false,false,false,-1"
needs_spreadsheet = pytest.mark.skipif(
    shutil.which("soffice") is None, reason="LibreOffice (soffice) is not installed, so nothing recalculates"
)


@pytest.fixture(scope="module")
def assembly():
    return own_assembly()


@pytest.fixture(scope="module")
def wording():
    return read_wording(ROOT / "content" / "wording")


def reports_with_index(assembly):
    return [each for each in (*assembly.reports, *assembly.superseded) if each.release.has_index]


def without_values(workbook):
    """The workbook with nothing beside its formulas, so that whoever opens it must calculate."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(workbook)) as old, zipfile.ZipFile(out, "w") as new:
        for name in old.namelist():
            text = old.read(name)
            if name.startswith("xl/worksheets/sheet"):
                text = re.sub(rb"(</f>)<v>[^<]*</v>", rb"\1", text)
            new.writestr(name, text)
    return out.getvalue()


def recalculated(workbook, folder):
    """The tables of the workbook after LibreOffice calculated it: sheet to rows."""
    path = folder / "book.xlsx"
    path.write_bytes(without_values(workbook))
    subprocess.run(
        [
            *("soffice", f"-env:UserInstallation=file://{folder}/profile", "--headless"),
            *("--convert-to", ALL_SHEETS, "--outdir", str(folder), str(path)),
        ],
        check=True,
        capture_output=True,
        timeout=180,
    )
    found = {}
    for sheet in SHEETS:
        lines = (folder / f"book-{sheet}.csv").read_text(encoding="utf-8").splitlines()
        found[sheet] = list(csv.DictReader(lines[HEADER:]))
    return found


def number(text):
    return None if text == "" else Decimal(text)


def check(found, report):
    nodes = published_of(report)
    compared = 0
    assert len(found["calculation"]) == len(nodes)
    for row in found["calculation"]:
        node = nodes[row["unit_id"], row["node_id"]]
        where = (row["unit_id"], row["node_id"])
        assert number(row["score"]) == node.score, where
        assert number(row["points"]) == node.contribution, where
        if node.achievement_pct is not None and row["achievement"]:
            from_sheet = (100 * Decimal(row["achievement"])).quantize(Decimal("0.1"), "ROUND_HALF_UP")
            assert from_sheet == node.achievement_pct, where
        compared += (node.score is not None) + (node.contribution is not None)
    for row, index in zip(found["result"], (report[Indices].assembly, *report[Indices].units), strict=True):
        assert number(row["index"]) == index.value
        assert row["band_number"] == ("" if index.band is None else str(index.band.number))
        assert row["band_en"] == ("" if index.band is None else index.band.label.en)
        assert number(row["coverage_pct"]) == index.coverage_pct
    return compared


@needs_spreadsheet
@pytest.mark.parametrize("place", [0, 1, 2])
def test_recalculated_by_a_spreadsheet_it_gives_the_published_numbers(assembly, wording, tmp_path, place):
    report = reports_with_index(assembly)[place]
    assert check(recalculated(pack_workbook(report, wording), tmp_path), report) > 90


@needs_spreadsheet
def test_other_rules_and_other_means_come_out_the_same_too(assembly, wording, tmp_path):
    report = other_methods(assembly)
    assert report[Indices].assembly.value != assembly.latest[Indices].assembly.value
    assert check(recalculated(pack_workbook(report, wording), tmp_path), report) > 35


def test_every_formula_shows_its_published_value_where_nobody_recalculates(assembly, wording):
    for report in reports_with_index(assembly):
        workbook = pack_workbook(report, wording)
        values = openpyxl.load_workbook(io.BytesIO(workbook), data_only=True)
        formulas = openpyxl.load_workbook(io.BytesIO(workbook))
        assert values.sheetnames == SHEETS
        rows = list(values["calculation"].iter_rows(min_row=HEADER + 1, values_only=True))
        head, nodes = rows[0], published_of(report)
        for row in rows[1:]:
            cells = dict(zip(head, row, strict=True))
            node = nodes[cells["unit_id"], cells["node_id"]]
            shown = [None if cells[name] in (None, "") else cells[name] for name in ("score", "points")]
            assert shown == [
                None if number is None else float(number) for number in (node.score, node.contribution)
            ]
        live = [
            cell.value
            for sheet in ("calculation", "result")
            for line in formulas[sheet].iter_rows(min_row=HEADER + 2)
            for cell in line
            if isinstance(cell.value, str) and cell.value.startswith("=")
        ]
        assert len(live) > 300


def test_it_is_accessible_and_says_where_it_comes_from(assembly, wording):
    book = openpyxl.load_workbook(io.BytesIO(pack_workbook(assembly.latest, wording)))
    for sheet in book.worksheets:
        assert not sheet.merged_cells.ranges
        assert [*sheet.tables] == [sheet.title]
        assert sheet.tables[sheet.title].headerRowCount == 1
        assert "2026-27-Q1, version 1" in sheet["A1"].value
        assert sheet["A2"].value.startswith("Illustrative figures")
        assert sheet["A3"].value.startswith("Takwimu za mfano")
    notes = [row for row in book["notes"].iter_rows(min_row=HEADER + 2, values_only=True) if row[0]]
    assert all(english and kiswahili for _, english, kiswahili in notes)


def test_the_same_release_gives_the_same_bytes(assembly, wording):
    assert pack_workbook(assembly.latest, wording) == pack_workbook(assembly.latest, wording)


def test_a_text_that_looks_like_a_formula_stays_a_text(assembly, wording):
    report = assembly.latest
    index = report[Indices].assembly
    unit = replace(index.unit, name=replace(index.unit.name, en="=1+1"))
    changed = saying(report, replace(report[Indices], assembly=replace(index, unit=unit)))
    book = openpyxl.load_workbook(io.BytesIO(pack_workbook(changed, wording)))
    cell = book["result"].cell(HEADER + 2, 2)
    assert (cell.value, cell.data_type) == ("=1+1", "s")
