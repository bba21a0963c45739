"""Undo and journal: what was done, by day and act; an earlier draft taken back."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from flask import Flask, Response, request

from plugins.desk.clock import EAST_AFRICA
from plugins.desk.earlier import earlier_drafts, take_back
from plugins.desk.window.frame import Frame
from plugins.desk.window.journal import read_journal
from plugins.desk.window.state import state_of

#: So many acts are shown, newest first.
_MOST = 200


def add(app: Flask, frame: Frame) -> None:
    """Add the screen."""

    def shown(status: int = 200, **facts: Any) -> Response:
        state = state_of(frame.house)
        there = []
        if state.place is not None:
            for each in reversed(earlier_drafts(frame.house.desk, str(state.place.quarter))):
                there.append((each.name, datetime.fromtimestamp(each.stat().st_mtime, EAST_AFRICA)))
        acts = tuple(reversed(read_journal(frame.house.folder)))[:_MOST]
        return frame.show("undo", state=state, status=status, there=there, acts=acts, **facts)

    @app.get("/undo")
    def undo() -> Response:
        return shown()

    @app.post("/undo")
    def undone() -> Response:
        house, place = frame.house, state_of(frame.house).place
        if place is None:
            return shown(409)
        quarter, number = str(place.quarter), request.form.get("draft", "")
        said = frame.do("undo", quarter, lambda: take_back(house.data, house.desk, quarter, number))
        return frame.go("undo", said) if said.done else shown(409, said=said)
