"""What kind of file it is, and its sheets; or the one reason why it cannot be read."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from plugins.desk.door.package import Package
from plugins.desk.door.through import through
from plugins.desk.door.unreadable import CannotRead, Damaged, Unreadable, refused

from .cells import Book
from .handing import book_of, in_words
from .ods import read_ods
from .xlsx import read_xlsx

#: A workbook of the desk holds well under one megabyte.
LARGEST_BYTES = 50_000_000
_SAVE = "Open it in Excel and save it as Excel workbook (.xlsx)."
#: How the records of Excel 2 to 4 begin.
_OLDER = (b"\x09\x00\x04\x00", b"\x09\x02\x06\x00", b"\x09\x04\x06\x00")
#: What a web page, an archived one or XML says that was saved as a workbook; in UTF-16 too.
_WEB = (b"<html", b"<!doctype html", b"<table", b"mime-version:", b"<?mso-application", b"<workbook")
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"


def read_book(path: Path) -> Book | Unreadable:
    """The workbook in a file (.xlsx or .ods), or why it cannot be read. The file is only read, and that by a
    process of its own."""
    try:
        if path.is_symlink() or not path.is_file():
            return Unreadable("not-a-file", "There is no such file.", "Check the name and the folder.")
        size = path.stat().st_size
        if size > LARGEST_BYTES:
            return Unreadable(
                "too-large",
                f"The file holds {size / 1e6:,.0f} MB; a workbook has at most {LARGEST_BYTES / 1e6:.0f} MB.",
                "Take pictures and pasted documents out of it.",
            )
        data = path.read_bytes()
    except OSError as error:
        return Unreadable(
            "unreadable",
            f"The file cannot be opened ({error.strerror or 'unknown reason'}).",
            "Close it in Excel and in other programs, check that you may read it, and try again.",
        )
    try:
        return book_of(through(sheets_in, data))
    except CannotRead as reason:
        return reason.why
    except Damaged:
        return _damaged()


def sheets_in(data: bytes) -> list[Any]:
    """The sheets of a workbook, as ``book_of`` takes them. Raises ``CannotRead``, or any error of parsing if
    it is damaged."""
    if not data.startswith(b"PK\x03\x04"):
        raise CannotRead(_no_zip(data))
    return in_words(_book(Package(data)))


def _book(file: Package) -> Book:
    if "mimetype" in file.names and b"opendocument" in file.part("mimetype")[:100]:
        if b"manifest:encryption-data" in file.part("META-INF/manifest.xml"):
            raise CannotRead(_password())
        return read_ods(file)
    if "[Content_Types].xml" not in file.names:
        raise refused("not-a-workbook", "This file is a ZIP folder, not a workbook.", _SAVE)
    kinds = file.part("[Content_Types].xml")
    if b"macroEnabled" in kinds or any(name.endswith("vbaProject.bin") for name in file.names):
        raise refused(
            "macros",
            "The workbook holds macros, small programs that could do anything on a computer.",
            "Choose File, Save As, Excel Workbook (.xlsx), which leaves them out, and use that file.",
        )
    if b"spreadsheetml" not in kinds or any(name.endswith("workbook.bin") for name in file.names):
        words = "This is a document of another kind, or a binary workbook (.xlsb)."
        raise refused("not-a-workbook", words, _SAVE)
    return read_xlsx(file)


def _no_zip(data: bytes) -> Unreadable:
    if not data:
        return Unreadable("empty-file", "The file is empty.", "Save the workbook again.")
    if data.startswith(_OLE):
        if "EncryptedPackage".encode("utf-16-le") in data:
            return _password()
        return Unreadable("xls", "This is a workbook of Excel 97 to 2003 (.xls).", _SAVE)
    if data.startswith(_OLDER):
        return Unreadable("xls", "This is a workbook of an Excel before 97 (.xls).", _SAVE)
    start = data[:4096]
    if any(mark in start.replace(b"\0", b"").lower() for mark in _WEB):
        return Unreadable("web-page", "This is a web page under the name of a workbook.", _SAVE)
    if b"\0" not in start and (b"," in start or b";" in start or b"\t" in start):
        return Unreadable(
            "text-file",
            "This is a text file, such as a CSV, and not a workbook.",
            "Give the folder that holds the CSV files, each named after its table, such as observations.csv.",
        )
    return _damaged()


def _password() -> Unreadable:
    return Unreadable(
        "password",
        "The workbook is locked with a password.",
        "In Excel choose File, Info, Protect Workbook, Encrypt with Password, empty the field and save.",
    )


def _damaged() -> Unreadable:
    return Unreadable(
        "damaged",
        "The file is damaged, or it is no workbook.",
        "Open it in Excel, let Excel repair it, and save it again; or take an earlier copy.",
    )
