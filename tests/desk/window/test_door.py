"""Only the browser that was let in, through the window's own forms, on this computer."""

from __future__ import annotations

import os
import re
import time
from pathlib import Path

import pytest

from plugins.desk.folder import Desk
from plugins.desk.window.door import GOOD_FOR, Door, leave_word
from tests.samples.desk import Begun
from tests.samples.tiny import write_tiny
from tests.samples.window import HOST, ORIGIN, Window, read, window_on

BAND = ("This window is on your computer only.", "Dirisha hili liko kwenye kompyuta yako pekee.")


@pytest.fixture(scope="module")
def window(tmp_path_factory: pytest.TempPathFactory) -> Window:
    """On a desk without a quarter."""
    folder = tmp_path_factory.mktemp("window")
    return window_on(Begun(write_tiny(folder / "data"), Desk(folder / "desk")), folder)


def test_a_word_opens_once_and_for_a_minute(tmp_path: Path) -> None:
    door = Door(tmp_path, 8123)
    word = leave_word(tmp_path)
    cookie = door.let_in(word)
    assert cookie is not None
    assert door.knows(cookie)
    assert door.let_in(word) is None
    late = leave_word(tmp_path)
    (mark,) = tmp_path.iterdir()
    os.utime(mark, (time.time() - GOOD_FOR - 1,) * 2)
    assert door.let_in(late) is None
    for odd in ("", "../words", "x" * 500, leave_word(tmp_path)[:-1]):
        assert door.let_in(odd) is None
    assert not door.knows("")
    assert not door.knows(None)
    assert not Door(tmp_path, 8123).knows(cookie)


def test_the_word_of_a_form_is_of_one_browser_and_one_form(tmp_path: Path) -> None:
    door = Door(tmp_path, 8123)
    word = door.word_of("a", "/sign")
    assert door.is_word_of("a", "/sign", word)
    assert not door.is_word_of("b", "/sign", word)
    assert not door.is_word_of("a", "/release", word)
    assert not door.is_word_of("a", "/sign", "")
    assert not door.is_word_of("a", "/sign", "ndiyo é")


@pytest.mark.parametrize(
    "host",
    [
        "rebound.example",
        "rebound.example:8123",
        "localhost:8123",
        "127.0.0.1",
        "127.0.0.1:9000",
        "[::1]:8123",
        "",
    ],
)
def test_a_name_that_was_made_to_lead_here_is_refused(window: Window, host: str) -> None:
    answer = window.browser.get("/", headers={"Host": host})
    assert answer.status_code == 400
    assert "in preparation" not in answer.text


@pytest.mark.parametrize("path", ["/", "/setup", "/begin/workbook", "/job/1", "/nothing"])
def test_without_the_cookie_nothing_is_shown(window: Window, path: str) -> None:
    stranger = window.browser.application.test_client()
    answer = stranger.get(path, headers={"Host": HOST})
    assert (answer.status_code, "Open the desk again from its file." in answer.text) == (403, True)


@pytest.mark.parametrize(
    ("fields", "headers"),
    [
        ({"word": ""}, {}),
        ({"word": "0" * 64}, {}),
        ({}, {"Origin": "http://127.0.0.1:9000"}),
        ({}, {"Origin": "https://rebound.example"}),
        ({}, {"Origin": "null"}),
        ({}, {"Sec-Fetch-Site": "cross-site"}),
        ({}, {"Sec-Fetch-Site": "same-site"}),
    ],
)
def test_a_form_from_elsewhere_does_nothing(
    window: Window, fields: dict[str, object], headers: dict[str, str]
) -> None:
    answer = window.post("/begin", {"quarter": "2025-26-Q3", **fields}, **headers)
    assert (answer.status_code, "Nothing was done." in answer.text) == (403, True)
    assert not window.house.desk.path.exists()


def test_the_word_of_another_form_does_nothing(window: Window) -> None:
    cookie = window.browser.get_cookie("desk", domain="127.0.0.1")
    assert cookie is not None
    other = window.door.word_of(cookie.value, "/look")
    assert window.post("/begin", {"quarter": "2025-26-Q3", "word": other}).status_code == 403


def test_every_answer_says_where_it_is_and_what_it_may_load(window: Window) -> None:
    too_large = {"data": b"x" * 30_100_000, "content_type": "multipart/form-data; boundary=x"}
    answers = [
        window.get("/"),
        window.get("/?language=sw"),
        window.get("/nothing"),
        window.browser.get("/", headers={"Host": "x"}),
        window.browser.application.test_client().get("/", headers={"Host": HOST}),
        window.browser.post("/bring-in", headers={"Host": HOST, "Origin": ORIGIN}, **too_large),
        window.post("/look"),
    ]
    assert [each.status_code for each in answers] == [200, 200, 404, 400, 403, 413, 409]
    for each in answers:
        policy = each.headers["Content-Security-Policy"]
        assert policy.startswith("default-src 'none'; style-src 'self'; img-src 'self'; form-action 'self'")
        assert "frame-ancestors 'none'" in policy
        assert each.headers["Cache-Control"] == "no-store"
        assert "Access-Control-Allow-Origin" not in each.headers
        assert all(sentence in each.text for sentence in BAND)
        assert not re.search(r"<script|\sstyle=|\son\w+=|https?://", each.text)
        assert not re.search(r"Traceback|None|/tmp/", read(each))


def test_the_cookie_is_for_this_window_alone(window: Window) -> None:
    answer = window.get(f"/open?word={leave_word(window.door.words)}")
    (cookie,) = answer.headers.getlist("Set-Cookie")
    assert {"HttpOnly", "SameSite=Strict", "Path=/"} <= set(cookie.split("; "))
    assert not re.search(r"Expires|Max-Age", cookie)
    assert window.get("/open?word=used").status_code == 403


def test_what_went_wrong_is_one_sentence(window: Window, monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(_: object) -> None:
        raise ZeroDivisionError("a secret place")

    monkeypatch.setattr("plugins.desk.window.screens.where.state_of", broken)
    answer = window.get("/")
    assert answer.status_code == 500
    assert "Something went wrong in the program." in answer.text
    assert "secret" not in answer.text
    assert "ZeroDivisionError" in (window.house.repository / ".cache" / "last-failure.txt").read_text()


def test_the_button_closes_the_window(window: Window) -> None:
    answer = window.post("/close")
    answer.close()
    assert "The desk is closed. Nothing is lost" in answer.text
    assert window.ended == [True]


def test_own_forms_are_known_by_their_origin() -> None:
    door = Door(Path("unused"), 8123)
    assert door.is_own_form(ORIGIN, "same-origin")
    assert door.is_own_form(None, None)
    assert not door.is_own_form(ORIGIN, "cross-site")
    assert not door.is_own_form(f"{ORIGIN}0", None)
