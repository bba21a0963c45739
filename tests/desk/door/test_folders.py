"""A folder of tables that holds more than tables do is refused file by file, before it is used."""

from __future__ import annotations

import shutil
import time
from pathlib import Path

import pytest

from plugins.desk.intake import source
from tests.samples.desk import Q3, Begun, filled
from tests.samples.tiny import Tiny


@pytest.fixture
def quarter(tiny: Tiny, tmp_path: Path) -> Begun:
    return filled(tiny, tmp_path / "desk")


@pytest.fixture
def folder(quarter: Begun, tmp_path: Path) -> Path:
    quarter.intake()
    return shutil.copytree(quarter.place.draft, tmp_path / Q3)


LARGE = {
    "a row of commas": (b"," * 15_000_000, "Row 1 has 15,000,001 cells."),
    "a row too many": (b"a,b\n" * 150_000, "It has more than 50,000 rows or 100,000 cells."),
    "a wide table": (b"," * 9_000 + b"\n" + b"," * 16_000 * 15 + b"\n", "Row 2 has 240,001 cells."),
    "many wide rows": ((b"," * 9_000 + b"\n") * 100, "It has more than 50,000 rows or 100,000 cells."),
}


@pytest.mark.parametrize("case", LARGE)
def test_a_table_that_is_far_too_large_is_named(quarter: Begun, folder: Path, case: str) -> None:
    data, expected = LARGE[case]
    (folder / "labour.csv").write_bytes(data)
    start = time.perf_counter()
    said = quarter.sentences(folder)
    assert time.perf_counter() - start < 15
    assert f"labour.csv: {expected} Take out what is no table." in said


def test_a_text_without_an_end_is_named_with_its_line(quarter: Begun, folder: Path) -> None:
    text = (folder / "labour.csv").read_text()
    (folder / "labour.csv").write_text(text + '"' + "x\n" * 100_000, encoding="utf-8")
    (sentence,) = quarter.sentences(folder)
    assert sentence.startswith("labour.csv line 3: A quotation mark is opened in this row and not closed.")


def test_a_folder_of_too_many_files_is_not_read_to_its_end(quarter: Begun, folder: Path) -> None:
    for number in range(300):
        (folder / f"zz{number}.csv").write_text("a\n1\n", encoding="utf-8")
    said = quarter.sentences(folder)
    found = "This folder holds more than 200 files; the tables of a quarter are far fewer."
    assert f"{Q3}: {found} Take out what is no table." in said


def test_tables_that_are_too_large_together_are_not_read(
    quarter: Begun, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(source, "MOST_BYTES", 200)
    assert any("With this file the tables hold more than" in each for each in quarter.sentences(folder))
