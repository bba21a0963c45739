"""Where we are: the nine steps, and the one to come."""

from __future__ import annotations

from flask import Flask, Response

from plugins.core.time.quarter import Quarter
from plugins.desk.window.frame import Frame
from plugins.desk.window.state import State, state_of


def quarters_to_begin(state: State, today: Quarter) -> list[Quarter]:
    """The quarters that can be begun: the one after the newest that is released, and those up to the present
    one; the first of them is the one to begin."""
    first = state.newest.next if state.newest else today.previous
    found = [first]
    while found[-1] < today:
        found.append(found[-1].next)
    return found


def add(app: Flask, frame: Frame) -> None:
    """Add the screen."""

    @app.get("/")
    def where() -> Response:
        state = state_of(frame.house)
        today = Quarter.containing(frame.house.clock.today)
        return frame.show("where", state=state, offered=quarters_to_begin(state, today))
