"""Begin with the Assembly's own figures: the workbook of the first day, and taking it in."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from werkzeug.datastructures import FileStorage

from plugins.desk.beginning.command import BOOK, FOLDER, begin
from plugins.desk.trouble import DeskTrouble, files
from plugins.desk.window.acts import Answer
from plugins.desk.window.house import House
from plugins.desk.writing import write_whole

#: Where a workbook waits that was handed over, until it is taken in.
HANDED_OVER = "handed-over.xlsx"


def begin_book(house: House) -> Path | None:
    """The workbook of the first day, if it was made."""
    path = house.desk.path / FOLDER / BOOK
    return path if path.exists() else None


def begin_run(house: House, form: Mapping[str, str], upload: FileStorage | None, answer: Answer) -> str:
    """Make the workbook, or take in a filled one: that which was handed over, else that of the desk."""
    quarter, act = form.get("quarter", ""), form.get("act", "")
    if act == "make":
        return begin(house.data, house.desk, quarter, "", lambda _: None, answer)
    handed = house.desk.path / FOLDER / HANDED_OVER
    data = upload.read() if upload else b""
    if data:
        with files("keeping the workbook"):
            write_whole(handed, data)
    elif form.get("source") != "handed":
        found = begin_book(house)
        if found is None:
            raise DeskTrouble("There is no workbook of the first day yet. Make it first.")
        return begin(house.data, house.desk, quarter, str(found), lambda _: None, answer)
    return begin(house.data, house.desk, quarter, str(handed), lambda _: None, answer)
