"""Publish and verify: the edition to where readers read it, and what they get compared with it."""

from __future__ import annotations

import json
from typing import Any

from flask import Flask, Response, request

from plugins.desk.settings import ADDRESS, PUBLIC, read_setting
from plugins.desk.trouble import DeskTrouble, files
from plugins.desk.window.frame import Fault, Frame
from plugins.desk.window.house import House
from plugins.desk.window.jobs import start
from plugins.desk.window.state import edition_mark, state_of

FILE = "place.json"
#: The kinds of places, each an option of the command.
KINDS = ("folder", "host", "branch")


def place_of(house: House) -> tuple[str, str]:
    """Where the edition goes: the kind of place, and its name; both empty if nobody has said it."""
    path = house.folder / FILE
    try:
        told = json.loads(path.read_text(encoding="utf-8"))
        kind, name = str(told["kind"]), str(told["name"])
    except (OSError, ValueError, KeyError, TypeError):
        return "", ""
    return (kind, name) if kind in KINDS and name else ("", "")


def keep_place(house: House, kind: str, name: str) -> None:
    """Write down where the edition goes."""
    with files("writing down the place"):
        house.folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        (house.folder / FILE).write_text(json.dumps({"kind": kind, "name": name}), encoding="utf-8")


def add(app: Flask, frame: Frame) -> None:
    """Add the screen."""

    def shown(status: int = 200, **facts: Any) -> Response:
        kind, name = place_of(frame.house)
        address = str(read_setting(frame.house.repository / PUBLIC, ADDRESS) or "")
        return frame.show(
            "publish",
            status=status,
            place=name,
            there=bool(edition_mark(frame.house.site)),
            where=address or (name if kind == "folder" else str(frame.house.site)),
            **{"errors": {}, **facts},
        )

    @app.get("/publish")
    def publish() -> Response:
        return shown()

    @app.post("/publish")
    def published() -> Response:
        kind, name = place_of(frame.house)
        if not kind:
            return shown(409, faults=[Fault(frame.speak("publish.say_place"), "place")])
        words = ("publish", f"--{kind}", name, *(("--push",) if kind == "branch" else ()))
        quarter = str(state_of(frame.house).newest or "")
        if request.form.get("act") == "look":
            return frame.follow(start(frame.house, "publish_look", quarter, "publish", (*words, "--dry-run")))
        mark = edition_mark(frame.house.site)
        return frame.follow(start(frame.house, "publish", quarter, "publish", (*words, "--yes"), mark=mark))

    @app.post("/verify")
    def verified() -> Response:
        where = request.form.get("where", "").strip()
        if not where:
            text = frame.speak("publish.need_where")
            return shown(409, errors={"where": text}, faults=[Fault(text, "where")])
        if where.startswith("-"):
            raise DeskTrouble(frame.speak("publish.need_where"))
        house = frame.house
        words = ("verify", where, "--against", str(house.site))
        quarter = str(state_of(house).newest or "")
        return frame.follow(start(house, "verify", quarter, "publish", words, mark=edition_mark(house.site)))
