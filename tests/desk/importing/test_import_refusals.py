"""A wrong or damaged file: one sentence on what is wrong and what to do, nothing written, no traceback."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from plugins.desk.door.child import answer
from plugins.desk.importing import Refused, import_document
from plugins.desk.importing.importing import laid_out_files, lay_out
from tests.desk.importing.importing_help import FOREWORD, POLICY

HOW = "Save the text as .docx (Word), or as .txt or .md in UTF-8, and import that file."
DAMAGED = (
    "is not a Word file, or it is damaged. Open it in Word, save it again as .docx and import that file."
)
PDF = "is a PDF, and the words of a PDF cannot be read reliably."
CHECK = "Check that you chose the right file."


def zipped(**parts: str) -> bytes:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w") as archive:
        for name, text in parts.items():
            archive.writestr(name.replace("__", "/").replace("_xml", ".xml"), text)
    return made.getvalue()


FRAMEWORK = POLICY.format(words=FOREWORD, body="Competency framework, competency framework.")
REFUSALS = {
    "empty.txt": (b"", f"empty.txt is empty (0 bytes). {CHECK}"),
    "blank.txt": (b" \n\n\t\n", f"blank.txt has no text in it. {CHECK}"),
    "scan.pdf": (
        b"%PDF-1.7\n...",
        f"scan.pdf {PDF} {HOW}",
    ),
    "text.txt": (
        b"%PDF-1.7\n...",
        f"text.txt {PDF} {HOW}",
    ),
    "old.doc": (
        b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1",
        f"old.doc is an old Word file (.doc) or another old Office file. {HOW}",
    ),
    "rich.rtf": (b"{\\rtf1 x}", f"rich.rtf is a rich-text file (.rtf). {HOW}"),
    "photo.png": (b"\x89PNG\r\n", f"photo.png is a picture. {HOW}"),
    "page.txt": (b"<!DOCTYPE html><html></html>", f"page.txt is a web page. {HOW}"),
    "book.xlsx": (zipped(xl__workbook_xml="<x/>"), f"book.xlsx is an Excel workbook. {HOW}"),
    "book.docx": (zipped(xl__workbook_xml="<x/>"), f"book.docx is an Excel workbook. {HOW}"),
    "talk.pptx": (zipped(ppt__presentation_xml="<x/>"), f"talk.pptx is a PowerPoint presentation. {HOW}"),
    "text.odt": (zipped(content_xml="<x/>"), f"text.odt is a LibreOffice file. {HOW}"),
    "renamed.docx": (b"only text", f"renamed.docx {DAMAGED}"),
    "cut.docx": (zipped(word__document_xml="<w/>")[:60], f"cut.docx {DAMAGED}"),
    "broken.docx": (zipped(word__document_xml="<w:document"), f"broken.docx {DAMAGED}"),
    "bodiless.docx": (zipped(word__document_xml="<document/>"), f"bodiless.docx {DAMAGED}"),
    "bomb.docx": (
        zipped(word__document_xml='<!DOCTYPE x [<!ENTITY a "b">]><document/>'),
        f"bomb.docx {DAMAGED}",
    ),
    "some.zip": (zipped(readme="x"), f"some.zip {DAMAGED}"),
    "binary.txt": (
        b"policy\x00\x01\x02",
        f"binary.txt is not a text file: it holds bytes that no text has. {HOW}",
    ),
    "greek.txt": (b"policy \x81\x8d\x90", f"greek.txt is neither UTF-8 nor Windows-1252 text. {HOW}"),
    "wide.txt": (
        "policy".encode("utf-16"),
        "wide.txt is saved as UTF-16 (“Unicode”). Save it as UTF-8 and import that file.",
    ),
    "framework.txt": (
        FRAMEWORK.encode(),
        "framework.txt looks like the competency framework, not the productivity policy. "
        "If it is, write --as framework; else check that you chose the right file.",
    ),
    "letter.txt": (
        b"Dear Clerk,\n\nhere is a letter.",
        "letter.txt does not look like the productivity policy: "
        f"it never says “productivity mainstreaming”. {CHECK}",
    ),
    "endless.txt": (
        b"productivity mainstreaming " + b"." * 10_000,
        "Line 1 is longer than 10,000 characters, as no paragraph is. "
        "Break it into its paragraphs and import the file again.",
    ),
    "library.txt": (
        b"productivity mainstreaming\n" * 80_000,
        f"The text is longer than 2,000,000 characters, which is more than a thousand pages. {CHECK}",
    ),
    "flat.txt": (
        b"The productivity mainstreaming policy is a text without any heading.",
        "flat.txt has no headings that can be recognised, so nothing in it could be cited. In Word, give "
        "each heading a heading style; in a text file, put ## before it and an empty line above and below.",
    ),
}


@pytest.mark.parametrize("name", REFUSALS)
def test_a_wrong_file_is_refused_in_one_sentence(tmp_path: Path, name: str) -> None:
    data, said = REFUSALS[name]
    source = tmp_path / name
    source.write_bytes(data)
    with pytest.raises(Refused) as refusal:
        import_document(source, "policy", tmp_path / "official")
    assert str(refusal.value) == said
    assert not (tmp_path / "official").exists()
    assert source.read_bytes() == data


def test_what_is_no_file_is_refused(tmp_path: Path) -> None:
    with pytest.raises(Refused, match=r"^There is no file .*none\.txt\. Check its name and folder\.$"):
        import_document(tmp_path / "none.txt", "policy", tmp_path)
    with pytest.raises(Refused, match=r"is a folder\. Name the file in it\.$"):
        import_document(tmp_path, "policy", tmp_path)


def test_an_enormous_file_is_refused_without_being_read(tmp_path: Path) -> None:
    source = tmp_path / "huge.docx"
    with source.open("wb") as file:
        file.truncate(200_000_000)
    said = (
        "huge.docx is larger than 20 MB; the text alone is much smaller. "
        "Take the pictures out of it, save it again and import that file."
    )
    with pytest.raises(Refused) as refusal:
        import_document(source, "policy", tmp_path / "official")
    assert str(refusal.value) == said


@pytest.mark.parametrize(
    ("kind", "said"),
    [
        ("", "It is not said which text this is. Write --as policy, --as framework or --as record."),
        ("polcy", "There is no text called “polcy”. Write --as policy, --as framework or --as record."),
    ],
)
def test_the_kind_must_be_one_of_three(tmp_path: Path, kind: str, said: str) -> None:
    with pytest.raises(Refused) as refusal:
        import_document(tmp_path / "x.txt", kind, tmp_path)
    assert str(refusal.value) == said


@settings(max_examples=150, deadline=None)
@given(st.binary(max_size=300), st.sampled_from(["x.txt", "x.md", "x.docx"]))
def test_any_bytes_are_refused(data: bytes, name: str) -> None:
    assert "read" not in answer(laid_out_files, data, name, "policy")


ODD = """
# x|##|**|**(a) x**|1.|1. x|(i)|- |- (i) y|....|---|===|1.1 A|1.1.1 B|CHAPTER 0:|CHAPTER IC: X|Figure 1
TABLE OF CONTENTS|x..... 3|Appendix 1: P..... 4|7|Error! Bookmark not defined.|![](a.png)|> q|<b>
Productivity mainstreaming
"""
LINES = st.sampled_from([*ODD.replace("\n", "|").split("|"), "  ", "\t", "a\tb", "\f", "| a |", "|---|"])


@settings(max_examples=300, deadline=None)
@given(st.lists(LINES, max_size=25), st.sampled_from(["x.txt", "x.md"]))
def test_any_heap_of_odd_lines_is_imported_or_refused(lines: list[str], name: str) -> None:
    try:
        made = lay_out("\n".join(lines).encode(), name, "policy")
    except Refused:
        return
    assert made.files["policy-report.txt"].startswith(f"Import of {name} as policy\n")
