"""A sheet as a PDF of one page: tagged, the same bytes each time, its words those of the sheet."""

from __future__ import annotations

import re
import shutil
import subprocess
from datetime import date
from pathlib import Path

import pytest

from disclosure_control.outputs import pieces
from plugins.core.pages.paper import DoesNotFit, Paper, print_paper, words_of
from plugins.core.pages.parts import Section, Sheet, Text
from plugins.core.pages.tables import Cell, Column, Table

TABLE = Table(
    caption="Promises",
    columns=(Column("Metric", row_header=True), Column("Picture", picture=True), Column("Value", "%")),
    rows=(
        (Cell("Reports & replies"), Cell(""), Cell("77.8")),
        (Cell("Petitions"), Cell(""), Cell("", "[x]")),
    ),
)


def paper(points: tuple[str | Text, ...]) -> Paper:
    section = Section(section_id="s", heading="Promises", tables=(TABLE,), points=points)
    sheet = Sheet(
        heading="July to September 2026", answer="The Assembly met <14> of 22.", sections=(section,)
    )
    return Paper(
        language="en",
        above="County Assembly",
        title="A sheet",
        mark="Illustrative figures.",
        sheet=sheet,
        day=date(2026, 10, 30),
    )


def test_the_same_words_give_the_same_bytes_and_stand_in_them() -> None:
    one = paper(("Seven waited.", Text("Saba zilisubiri.", "sw")))
    printed = print_paper(one)
    assert printed == print_paper(one)
    assert words_of(one) == (
        *(
            "County Assembly",
            "Illustrative figures.",
            "July to September 2026",
            "The Assembly met <14> of 22.",
        ),
        *("Promises", "Promises", "Metric", "Value (%)", "Reports & replies", "77.8", "Petitions", "[x]"),
        *("Seven waited.", "Saba zilisubiri."),
    )
    assert tuple(piece.said.strip() for piece in pieces("sheet.pdf", printed)) == words_of(one)
    assert b"<pdfuaid:part>1</pdfuaid:part>" in printed  # it says of itself that it is PDF/UA-1


@pytest.mark.skipif(shutil.which("pdfinfo") is None, reason="poppler is not installed")
def test_another_program_finds_one_page_its_parts_and_its_words(tmp_path: Path) -> None:
    one, file = paper(("Seven waited.",)), tmp_path / "sheet.pdf"
    file.write_bytes(print_paper(one))

    def said(*command: str) -> str:
        return subprocess.run([*command, file], capture_output=True, text=True, check=True).stdout

    told = said("pdfinfo")
    assert re.search(r"^Pages: +1$", told, re.M)
    assert re.search(r"^Tagged: +yes$", told, re.M)
    roles = re.findall(r"^ *(H1|H2|Table|TH|TD|L|LI)\b", said("pdfinfo", "-struct"), re.M)
    assert roles == ["H1", "H2", "Table", "TH", "TH", *["TD"] * 4, "L", "LI"]
    shown = subprocess.run(["pdftotext", file, "-"], capture_output=True, text=True, check=True).stdout
    assert all(words in " ".join(shown.split()) for words in words_of(one))


def test_what_does_not_fit_on_a_page_is_refused() -> None:
    with pytest.raises(DoesNotFit, match="A sheet does not fit on one page"):
        print_paper(paper(("One more sentence that takes a line of its own. " * 3,) * 150))
