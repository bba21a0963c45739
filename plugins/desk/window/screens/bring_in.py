"""Bring in: a workbook of the desk, or one that is handed over, is read, checked and kept as the draft."""

from __future__ import annotations

from datetime import datetime
from hashlib import sha256
from pathlib import Path
from typing import Any

from flask import Flask, Response, request

from plugins.desk.check import write_reports
from plugins.desk.clock import EAST_AFRICA
from plugins.desk.findings import say_findings
from plugins.desk.folder import QuarterFolder
from plugins.desk.intake.command import keep, look_at
from plugins.desk.trouble import DeskTrouble, files
from plugins.desk.window.acts import Answer
from plugins.desk.window.found import keep_found
from plugins.desk.window.frame import Fault, Frame
from plugins.desk.window.state import state_of
from plugins.desk.writing import write_whole

INBOX = "inbox"
_ENDINGS = (".xlsx", ".ods")
_MEGABYTES = 30


def lying(place: QuarterFolder) -> list[Path]:
    """The workbooks of the quarter: its own, then those of the inbox, newest first."""
    inbox = place.path / INBOX
    found = [each for each in inbox.iterdir() if each.suffix in _ENDINGS] if inbox.is_dir() else []
    found.sort(key=lambda path: (path.stat().st_mtime, path.name), reverse=True)
    return [*([place.workbook] if place.workbook.exists() else []), *found]


def mark_of(path: Path) -> str:
    """How a form names a file: no path comes from a form."""
    return sha256(str(path).encode()).hexdigest()[:16]


def handed_over(place: QuarterFolder, data: bytes) -> Path:
    """What was sent, in the inbox under a name of our own; what it is, its reader finds out."""
    inbox = place.path / INBOX
    ending = ".ods" if data[30:38] == b"mimetype" else ".xlsx"
    with files("keeping the file in the inbox"):
        there = {each.stem for each in inbox.iterdir()} if inbox.is_dir() else set()
        number = next(number for number in range(1, 10_000) if f"handed-over-{number:03d}" not in there)
        path = inbox / f"handed-over-{number:03d}{ending}"
        write_whole(path, data)
    return path


def add(app: Flask, frame: Frame) -> None:
    """Add the screen."""

    def shown(status: int = 200, **facts: Any) -> Response:
        state = state_of(frame.house)
        there = [
            (path.name, mark_of(path), datetime.fromtimestamp(path.stat().st_mtime, EAST_AFRICA))
            for path in (lying(state.place) if state.place else ())
        ]
        facts = {"again": "", **facts}
        return frame.show("bring-in", state=state, status=status, there=there, megabytes=_MEGABYTES, **facts)

    def brought(path: Path, place: QuarterFolder) -> Response:
        house, answer = frame.house, Answer(request.form)
        wrong: list[bool] = []

        def run() -> str:
            found = look_at(path, house.data, house.desk, lambda _: None, str(place.quarter))
            _, copy = write_reports(found, house.data, house.desk)
            keep_found(place, found, copy.name if copy else "")
            wrong.append(not found.is_clean)
            listed = say_findings(found.findings) if found.findings else ""  # the screen has the list itself
            return keep(found, house.data, house.desk, answer).removeprefix(listed).strip()

        said = frame.do("bring-in", place.quarter, run, answer)
        if said.done or wrong == [True]:  # a list of what is wrong has a screen of its own
            return frame.go("wrong", said if said.done else None)
        return shown(409, said=said, again=mark_of(path))

    @app.get("/bring-in")
    def bring_in() -> Response:
        return shown()

    @app.post("/bring-in")
    def sent() -> Response:
        place = state_of(frame.house).place
        if place is None:
            raise DeskTrouble(frame.speak("bring-in.no_quarter"))
        chosen = request.form.get("file", "")
        if chosen:
            path = next((each for each in lying(place) if mark_of(each) == chosen), None)
            if path is None:
                return shown(409, faults=[Fault(frame.speak("bring-in.gone"), "there")])
            return brought(path, place)
        upload = request.files.get("upload")
        data = upload.read() if upload else b""
        if not data:
            return shown(409, faults=[Fault(frame.speak("bring-in.no_file"), "upload")])
        return brought(handed_over(place, data), place)
