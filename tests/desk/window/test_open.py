"""The window on this computer: one at a time, opened again where it runs, closed by its button."""

from __future__ import annotations

import http.client
import re
import threading
import time
from pathlib import Path
from urllib.parse import urlencode

import pytest

from plugins.desk.folder import Desk
from plugins.desk.trouble import DeskTrouble
from plugins.desk.window.open import open_window
from tests.samples.tiny import Tiny


def asked(
    address: str, path: str, cookie: str = "", form: dict[str, str] | None = None
) -> tuple[int, str, str]:
    """The status, the text and the cookie of an answer, asked over the computer's own network."""
    host = re.findall(r"127\.0\.0\.1:\d+", address)[0]
    line = http.client.HTTPConnection(host, timeout=10)
    headers = {"Cookie": cookie} if cookie else {}
    if form is None:
        line.request("GET", path, headers=headers)
    else:
        told = {**headers, "Content-Type": "application/x-www-form-urlencoded", "Origin": f"http://{host}"}
        line.request("POST", path, urlencode(form), told)
    answer = line.getresponse()
    text = answer.read().decode()
    line.close()
    return answer.status, text, (answer.getheader("Set-Cookie") or "").partition(";")[0]


def test_a_second_start_opens_the_first_window_again_and_the_button_ends_it(
    tiny: Tiny, tmp_path: Path
) -> None:
    repository, desk, shown = tiny.folder.parent, Desk(tmp_path / "desk"), []
    run = threading.Thread(target=open_window, args=(repository, desk, {}, shown.append), daemon=True)
    run.start()
    for _ in range(200):
        if shown:
            break
        time.sleep(0.05)
    open_window(repository, desk, {}, shown.append)
    first, second = shown
    assert first.partition("?")[0] == second.partition("?")[0]
    assert first != second
    for address in shown:  # each word opens the one window, once
        path = address.partition(re.findall(r":\d+", address)[0])[2]
        status, _, cookie = asked(address, path)
        assert (status, bool(cookie)) == (200, True)
        assert asked(address, path)[0] == 403
    status, text, _ = asked(second, "/", cookie)
    assert (status, "Where we are" in text) == (200, True)
    assert asked(second, "/")[0] == 403
    word = re.findall(r'action="/close"><input type="hidden" name="word" value="(\w+)"', text)[0]
    assert asked(second, "/close", cookie, {"word": "0"})[0] == 403
    assert asked(second, "/close", cookie, {"word": word})[0] == 200
    run.join(10)
    assert not run.is_alive()
    assert not (repository / ".cache" / "window" / "port").exists()


def test_a_port_that_cannot_be_had_is_said(tiny: Tiny, tmp_path: Path) -> None:
    with pytest.raises(DeskTrouble, match="is not free"):
        open_window(tiny.folder.parent, Desk(tmp_path / "desk"), {}, lambda _: None, 70_000)
