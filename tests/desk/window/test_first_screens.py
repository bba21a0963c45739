"""From an empty quarter to the reasons, screen by screen, as a browser asks for them."""

from __future__ import annotations

import re
from io import BytesIO
from pathlib import Path

import openpyxl
import pytest

from plugins.desk.folder import Desk
from tests.samples.desk import Q3, Begun, filled
from tests.samples.tiny import Tiny
from tests.samples.window import Window, read, window_on


@pytest.fixture
def window(tiny: Tiny, tmp_path: Path) -> Window:
    """The quarter is begun, its workbook filled and not yet brought in."""
    return window_on(filled(tiny, tmp_path / "desk"), tmp_path)


def filled_book(window: Window) -> Path:
    (path,) = window.house.desk.path.glob(f"{Q3}/*.xlsx")
    return path


def test_from_the_workbook_to_the_reasons(window: Window) -> None:
    place, book = window.house.desk.path / Q3, filled_book(window)
    assert "Fill in the workbook and bring it in." in window.text("/")
    assert window.get("/begin/workbook").data == book.read_bytes()

    # A cell is spoilt: the list names it, nothing is taken, and the coloured copy is there.
    whole = book.read_bytes()
    spoilt = openpyxl.load_workbook(book)
    spoilt["observations"]["G2"] = "<b>reportd"
    sent = BytesIO()
    spoilt.save(sent)
    answer = window.post("/bring-in", {"upload": (BytesIO(sent.getvalue()), "../../../etc/evil <b>.xlsx")})
    said = read(answer)
    assert answer.text.startswith("<!DOCTYPE html>")
    assert "<title>Error: What is wrong" in answer.text
    assert 'observations G2 (status): "<b>reportd" is not' in said
    assert "1 error to mend" in said
    (target,) = set(re.findall(r'href="#(e\d+)"', answer.text))
    assert f'id="{target}"' in answer.text
    assert "&lt;b&gt;reportd" in answer.text
    assert [each.name for each in (place / "inbox").iterdir()] == ["handed-over-001.xlsx"]
    assert not (place / "draft").exists()
    assert window.get("/wrong/copy").data[:2] == b"PK"
    assert "Mend what is wrong in the workbook." in window.text("/")
    assert book.read_bytes() == whole

    # The whole one is read from the desk, by the mark that stands in its form.
    (mark, *_) = re.findall(r'name="file" value="(\w+)"', window.get("/bring-in").text)
    said = read(window.post("/bring-in", {"file": mark}))
    assert "Made the draft" in said
    assert "Nothing must be mended in 2025-26-Q3.xlsx" in said or "Nothing is wrong" in said
    assert "start.py" not in said
    assert (place / "draft" / "observations.csv").exists()
    assert "Of 7 figures, 5 have a value." in window.text("/figures")

    # What stands out has been seen, and the pages come next.
    assert "say that you have seen it" in window.text("/changed")
    said = read(window.post("/changed"))
    assert "Make the pages." in said
    assert "Make the pages and read them." in window.text("/")
    sw = read(window.get("/figures?language=sw"))
    assert "Takwimu hadi sasa Figures so far" in sw
    assert "Takwimu 5 kati ya 7 zina thamani." in sw


@pytest.mark.parametrize(
    ("data", "seen"),
    [
        (b"", "No file was chosen. Choose the workbook; nothing was taken."),
        (b"%PDF-1.7 a letter", "it is no workbook."),
        (b"PK\x03\x04 half a workbook", "it is no workbook."),
    ],
)
def test_what_is_no_workbook_is_refused_and_the_draft_stays(window: Window, data: bytes, seen: str) -> None:
    answer = window.post("/bring-in", {"upload": (BytesIO(data), "letter.xlsx")})
    said = read(answer)
    assert seen in said
    assert "Traceback" not in said
    assert not (window.house.desk.path / Q3 / "draft").exists()


def test_a_file_that_the_desk_does_not_hold_cannot_be_named(window: Window) -> None:
    for name in ("../../data/reference/units.csv", "/etc/passwd", "0" * 16):
        answer = window.post("/bring-in", {"file": name})
        assert (answer.status_code, "no longer there" in answer.text) == (409, True)


def test_a_quarter_is_begun_and_its_workbook_replaced_only_after_a_question(
    tiny: Tiny, tmp_path: Path
) -> None:
    window = window_on(Begun(tiny, Desk(tmp_path / "desk")), tmp_path)
    said = window.text("/")
    assert "Begin January to March 2026." in said
    answer = window.post("/begin", {"quarter": Q3})
    assert f"{Q3}.xlsx" in read(answer)
    book = filled_book(window)
    book.write_bytes(b"what staff wrote")
    answer = window.post("/begin", {"quarter": Q3})
    assert (answer.status_code, book.read_bytes()) == (409, b"what staff wrote")
    assert "Replace it by an empty one?" in read(answer)
    (mark,) = re.findall(r'name="agreed" value="(\w+)"', answer.text)
    answer = window.post("/begin", {"quarter": Q3, "agreed": mark})
    assert answer.status_code == 200
    assert book.with_name(f"{Q3}-before-1.xlsx").read_bytes() == b"what staff wrote"
    assert window.post("/begin/open").status_code == 200
    assert window.shown == [book.as_uri()]
