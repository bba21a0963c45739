"""What is wrong: the list of the workbook that was brought in last, each thing with its sheet and cell."""

from __future__ import annotations

from flask import Flask, Response

from plugins.desk.window.found import by_sheet
from plugins.desk.window.frame import Fault, Frame
from plugins.desk.window.state import state_of

#: So many errors are told first; the tables have more, the coloured copy has all.
_FIRST, _MOST = 5, 300


def add(app: Flask, frame: Frame) -> None:
    """Add the screen."""

    @app.get("/wrong")
    def wrong() -> Response:
        state = state_of(frame.house)
        found = state.found
        errors = found.errors if found else ()
        faults = [Fault(each.sentence, f"e{number}") for number, each in enumerate(errors[:_FIRST])]
        return frame.show(
            "wrong",
            state=state,
            faults=faults,
            errors=by_sheet(errors[:_MOST]),
            warnings=by_sheet(found.warnings[:_MOST] if found else ()),
        )

    @app.get("/wrong/copy")
    def copy() -> Response:
        state = state_of(frame.house)
        path = state.place.reports / state.found.copy if state.place and state.found else None
        if path is None or not path.is_file():
            return frame.plain("door.not_there", 404)
        return frame.hand_out(path)
