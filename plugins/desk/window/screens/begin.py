"""Begin: the quarter's folder and its workbook, as the command ``new-quarter`` makes them."""

from __future__ import annotations

from typing import Any

from flask import Flask, Response, request

from plugins.core.time.quarter import Quarter
from plugins.desk.new_quarter import new_quarter
from plugins.desk.window.acts import Answer
from plugins.desk.window.frame import Frame
from plugins.desk.window.state import state_of

from .where import quarters_to_begin


def add(app: Flask, frame: Frame) -> None:
    """Add the screen."""

    def shown(status: int = 200, **facts: Any) -> Response:
        state = state_of(frame.house)
        offered = quarters_to_begin(state, Quarter.containing(frame.house.clock.today))
        workbook = state.place.workbook if state.place and state.place.workbook.exists() else None
        return frame.show("begin", state=state, status=status, offered=offered, workbook=workbook, **facts)

    @app.get("/begin")
    def begin() -> Response:
        return shown()

    @app.post("/begin")
    def begun() -> Response:
        answer = Answer(request.form)
        written = request.form.get("quarter", "")
        said = frame.do(
            "begin", written, lambda: new_quarter(frame.house.data, frame.house.desk, written, answer), answer
        )
        if not said.done:
            return shown(409, said=said)
        return frame.go("begin", said)

    @app.get("/begin/workbook")
    def workbook() -> Response:
        place = state_of(frame.house).place
        if place is None or not place.workbook.exists():
            return frame.plain("door.not_there", 404)
        return frame.hand_out(place.workbook)

    @app.post("/begin/open")
    def opened() -> Response:
        place = state_of(frame.house).place
        if place is not None and place.workbook.exists():
            frame.house.show(place.workbook.as_uri())
        return frame.go("begin")
