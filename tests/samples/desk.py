"""A desk beside the tiny data: the third quarter begun, its workbook filled as staff would, or spoilt."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

import openpyxl

from plugins.core.packing.sums import sums
from plugins.core.time.quarter import Quarter
from plugins.desk.folder import Desk, QuarterFolder
from plugins.desk.intake.command import intake, look_at
from plugins.desk.intake.judge import Judged
from plugins.desk.new_quarter import new_quarter
from plugins.desk.trouble import NotClean
from tests.samples.plain import plain
from tests.samples.tiny import Tiny

Q3 = "2025-26-Q3"
#: From row 2: value, numerator, denominator, status. A share is 100 x numerator / denominator.
FIGURES: tuple[tuple[object, ...], ...] = (
    (80.0, 16, 20, "reported"),  # reports_done of the Assembly
    (None, None, None, "not_reported"),  # reports_done of the committee
    (3, None, None, "reported"),  # bills_passed
    (None, None, None, "not_collected"),  # days_to_answer of the Assembly
    (4.5, None, None, "provisional"),  # days_to_answer of the department
    (55.0, 440000000, 800000000, "reported"),  # budget_spent
    (62.0, 124, 200, "reported"),  # satisfied
)


#: Filled workbooks by the checksums of the data that they were made from.
_FILLED: dict[tuple[tuple[str, str], ...], bytes] = {}


@dataclass(frozen=True)
class Begun:
    """The third quarter in the desk, and the data it belongs to."""

    tiny: Tiny
    desk: Desk

    @property
    def place(self) -> QuarterFolder:
        return self.desk.of(Quarter.parse(Q3))

    @property
    def workbook(self) -> Path:
        return self.place.workbook

    @contextmanager
    def edited(self, path: Path | None = None) -> Iterator[Any]:
        """The workbook, opened and saved again as another program does."""
        book = openpyxl.load_workbook(path or self.workbook)
        yield book
        book.save(path or self.workbook)

    def fill(self) -> None:
        """Every cell that the quarter needs."""
        with self.edited() as book:
            for line, figures in enumerate(FIGURES, start=2):
                for column, value in enumerate(figures, start=4):
                    book["observations"].cell(line, column).value = value
            book["labour"]["B2"], book["labour"]["C2"], book["labour"]["G2"] = 9000, 8100, "reported"
            book["labour"]["D2"], book["labour"]["E2"], book["labour"]["F2"] = 400, 390, 380
            book["budget"]["C2"], book["budget"]["D2"], book["budget"]["E2"] = (
                800000000,
                440000000,
                "reported",
            )
            book["budget"]["E3"] = book["budget"]["E4"] = "not_collected"  # of the department
            book["submissions"]["B2"], book["submissions"]["C2"] = date(2026, 4, 10), date(2026, 4, 9)
            book["submissions"]["D2"], book["submissions"]["E2"] = date(2026, 4, 13), 0

    def intake(self, path: Path | None = None, quarter: str = "") -> str:
        """What the command says, clean or not."""
        try:
            return plain(intake(path or self.workbook, self.tiny.folder, self.desk, lambda _: None, quarter))
        except NotClean as report:
            return plain(str(report))

    def look(self, path: Path | None = None) -> Judged:
        """Everything found in the workbook."""
        return look_at(path or self.workbook, self.tiny.folder, self.desk, lambda _: None)

    def sentences(self, path: Path | None = None) -> list[str]:
        """The same, one sentence for each thing wrong."""
        return [plain(each.sentence) for each in self.look(path).findings]

    def draft(self) -> dict[str, bytes]:
        """What is in the draft."""
        if not self.place.draft.is_dir():
            return {}
        return {each.name: each.read_bytes() for each in self.place.draft.iterdir()}


def begun(tiny: Tiny, folder: Path) -> Begun:
    """The quarter after the two released ones, with its empty workbook."""
    desk = Desk(folder)
    new_quarter(tiny.folder, desk, Q3, lambda _: False)
    return Begun(tiny, desk)


def filled(tiny: Tiny, folder: Path) -> Begun:
    """The same with a complete and faultless workbook, which is made once for data of the same bytes."""
    found = tuple(sorted(sums(tiny.folder).items()))
    if found not in _FILLED:
        quarter = begun(tiny, folder)
        quarter.fill()
        _FILLED[found] = quarter.workbook.read_bytes()
        return quarter
    quarter = Begun(tiny, Desk(folder))
    quarter.place.path.mkdir(parents=True)
    quarter.workbook.write_bytes(_FILLED[found])
    return quarter
