"""A window on a small repository and its desk, asked as a browser asks it."""

from __future__ import annotations

import html
import os
import re
from dataclasses import dataclass, field
from pathlib import Path

from flask.testing import FlaskClient
from werkzeug.test import TestResponse

from plugins.desk.window.app import create_app
from plugins.desk.window.door import HERE, Door, leave_word
from plugins.desk.window.house import House
from tests.samples.desk import Begun

PORT = 8123
HOST = f"{HERE}:{PORT}"
ORIGIN = f"http://{HOST}"


@dataclass
class Window:
    """A browser that was let in. ``shown`` are the addresses that the window opened, ``ended`` how often it
    was closed."""

    house: House
    door: Door
    browser: FlaskClient
    shown: list[str]
    ended: list[bool] = field(default_factory=list)

    def get(self, path: str, **more: object) -> TestResponse:
        return self.browser.get(path, headers={"Host": HOST}, **more)

    def text(self, path: str) -> str:
        """A screen, as a person reads it."""
        answer = self.get(path)
        assert answer.status_code == 200, answer.text
        return read(answer)

    def post(self, path: str, fields: dict[str, object] | None = None, **headers: str) -> TestResponse:
        """Send a form with its word, and follow where it leads."""
        cookie = self.browser.get_cookie("desk", domain=HERE)
        assert cookie is not None
        given = {"word": self.door.word_of(cookie.value, path), **(fields or {})}
        return self.browser.post(
            path,
            data=given,
            headers={"Host": HOST, "Origin": ORIGIN, **headers},
            follow_redirects=True,
            content_type="multipart/form-data",
        )


def read(answer: TestResponse) -> str:
    """The text of a page without its marks, in one line."""
    plain = re.sub(r"<(head|nav|footer).*?</\1>|<[^>]+>", " ", answer.text, flags=re.DOTALL)
    return re.sub(r"\s+", " ", html.unescape(plain))


def window_on(quarter: Begun, folder: Path, clock: str = "2026-04-20T09:00") -> Window:
    """The window on the quarter's desk and repository."""
    shown: list[str] = []
    environment = {**os.environ, "DESK_CLOCK": clock}
    house = House(
        repository=quarter.tiny.folder.parent, desk=quarter.desk, environment=environment, show=shown.append
    )
    door, ended = Door(folder / "words", PORT), []
    app = create_app(house, door, lambda: ended.append(True))
    app.config["TESTING"] = False
    window = Window(house, door, app.test_client(), shown, ended)
    opened = window.get(f"/open?word={leave_word(door.words)}")
    assert opened.status_code == 200
    return window
