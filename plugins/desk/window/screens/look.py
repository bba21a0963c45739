"""Look: the pages with the draft in them, made by the command ``preview`` and opened from the disk."""

from __future__ import annotations

from flask import Flask, Response

from plugins.desk.trouble import DeskTrouble
from plugins.desk.window.frame import Frame
from plugins.desk.window.jobs import start
from plugins.desk.window.state import state_of


def add(app: Flask, frame: Frame) -> None:
    """Add the screen."""

    @app.get("/look")
    def look() -> Response:
        return frame.show("look")

    @app.post("/look")
    def make() -> Response:
        state = state_of(frame.house)
        if state.place is None or state.standing is None:
            raise DeskTrouble(frame.speak("look.none"))
        quarter = str(state.place.quarter)
        return frame.follow(start(frame.house, "look", quarter, "look", ("preview", "--quarter", quarter)))

    @app.post("/look/open")
    def opened() -> Response:
        place = state_of(frame.house).place
        page = place.preview / "index.html" if place else None
        if page is None or not page.exists():
            raise DeskTrouble(frame.speak("look.none"))
        frame.house.show(page.as_uri())
        return frame.go("look")
