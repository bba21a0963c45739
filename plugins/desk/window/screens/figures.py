"""Figures so far: every expected figure of the draft, those without a value first."""

from __future__ import annotations

from flask import Flask, Response

from plugins.desk.window.comparison import comparison_of, told_of
from plugins.desk.window.frame import Frame
from plugins.desk.window.state import state_of


def add(app: Flask, frame: Frame) -> None:
    """Add the screen."""

    @app.get("/figures")
    def figures() -> Response:
        state = state_of(frame.house)
        lines = []
        if state.place is not None and state.standing is not None:
            found = comparison_of(frame.house, state.place, state.version)
            lines = [told_of(each) for each in found.figures]
        waiting = [each for each in lines if not each["has_value"]]
        return frame.show(
            "figures",
            state=state,
            lines=[*waiting, *(each for each in lines if each["has_value"])],
            with_value=len(lines) - len(waiting),
        )
