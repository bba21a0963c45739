"""Three hundred good files, each spoilt in its own way: read or refused, all of them, and soon."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import replace
from itertools import cycle, islice
from pathlib import Path

import pytest

from plugins.desk.door.child import answer, understood
from plugins.desk.findings import say_findings
from plugins.desk.intake.cells import Book, Cell
from plugins.desk.intake.opening import read_book
from tests.desk.door.fuzz import LONGEST, good_files, tried
from tests.samples.desk import filled
from tests.samples.tiny import Tiny

ODD = (
    *("\u3164", "=cmd()", "9" * 4000, "²", "\n\n", "x" * 32_767, "-0", "1e5", "NaN", "2026-99-99", "\ufffd"),
    *("\u202e", "<script>", "a;=b", "Ng'eno", "-", "1,2", "{this}", "%s", '"', "\x85", "2025-26-Q3", "true"),
)
COUNT, SEED = 300, 20_261


@pytest.mark.parametrize("name", good_files())
def test_the_files_are_good_before_they_are_spoilt(name: str) -> None:
    data, reader, words = good_files()[name]
    assert understood(answer(reader, data, *words))


def test_each_spoilt_file_is_read_or_refused_in_a_sentence() -> None:
    came = Counter[str]()
    for name, number, said, seconds in tried(COUNT, SEED):
        assert said in ("read", "damaged") or said.endswith("."), number
        assert (name, said) != ("a text", "damaged"), number
        assert seconds < LONGEST, number
        came["refused" if said.endswith(".") else said] += 1
    assert sum(came.values()) == COUNT
    assert min(came["read"], came["damaged"], came["refused"]) > 10, came


@pytest.mark.parametrize("first", range(0, len(ODD), 5))
def test_a_workbook_of_odd_texts_gets_its_report(
    tiny: Tiny, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, first: int
) -> None:
    """Every cell below the column names holds something odd, and all of it is said in words that show."""
    quarter = filled(tiny, tmp_path / "desk")
    book = read_book(quarter.workbook)
    assert isinstance(book, Book)
    texts = islice(cycle(ODD), first, None)

    def odd(row: int, cells: Mapping[int, Cell]) -> Mapping[int, Cell]:
        return cells if row == 1 else {at: Cell(next(texts)) for at in cells}

    sheets = (
        replace(sheet, rows={row: odd(row, cells) for row, cells in sheet.rows.items()})
        if sheet.name != "read_me"
        else sheet
        for sheet in book.sheets
    )
    spoilt = Book(tuple(sheets))
    monkeypatch.setattr("plugins.desk.intake.source.read_book", lambda _: spoilt)
    found = quarter.look()
    assert not found.is_clean
    assert all(each.sentence.isprintable() for each in found.findings)
    assert say_findings(found.findings)
