"""The window as a web application: who is let in, what every answer bears, and its screens."""

from __future__ import annotations

import traceback
from collections.abc import Callable
from pathlib import Path
from typing import Any

from flask import Flask, Response, g, make_response, render_template, request
from jinja2 import StrictUndefined
from werkzeug.exceptions import HTTPException

from plugins.desk.failures import DETAILS
from plugins.desk.trouble import DeskTrouble

from .door import COOKIE, Door
from .frame import OTHER, Frame
from .house import House
from .screens import SCREENS

_HERE = Path(__file__).parent
#: Bytes of a form with its file, and of what else a form may hold.
LARGEST, LARGEST_TEXT = 30_000_000, 500_000
_POLICY = (
    "default-src 'none'; style-src 'self'; img-src 'self'; form-action 'self'; frame-ancestors 'none'; "
    "base-uri 'none'"
)
_OPEN = ("/open", "/window.css")


class _Desk(Flask):
    """Views are told apart by what they answer, so that each screen may name its own as it likes."""

    def add_url_rule(self, rule: str, endpoint: str | None = None, *rest: Any, **options: Any) -> None:
        super().add_url_rule(rule, endpoint or f"{rule} {options.get('methods')}", *rest, **options)


def create_app(house: House, door: Door, close: Callable[[], object]) -> Flask:
    """The window on ``house``; ``close`` ends it."""
    app = _Desk("desk", template_folder=str(_HERE / "pages"), static_folder=None)
    app.config.update(
        MAX_CONTENT_LENGTH=LARGEST, MAX_FORM_MEMORY_SIZE=LARGEST_TEXT, MAX_FORM_PARTS=2000,
        PROPAGATE_EXCEPTIONS=False,
    )  # fmt: skip
    app.jinja_env.undefined = StrictUndefined
    app.jinja_env.trim_blocks = app.jinja_env.lstrip_blocks = True
    frame = Frame(house, door)

    @app.before_request
    def guarded() -> Response | None:
        g.language = request.args.get("language") or request.cookies.get("language") or "en"
        if not door.is_called(request.headers.getlist("Host")):
            return frame.plain("door.not_own", 400)
        if request.path in _OPEN:
            return None
        cookie = request.cookies.get(COOKIE, "")
        if not door.knows(cookie):
            return frame.plain("door.closed", 403)
        if request.method == "POST" and not (
            door.is_own_form(request.headers.get("Origin"), request.headers.get("Sec-Fetch-Site"))
            and door.is_word_of(cookie, request.path, request.form.get("word", ""))
        ):
            return frame.plain("door.not_own", 403)
        return None

    @app.after_request
    def safe(answer: Response) -> Response:
        answer.headers["Content-Security-Policy"] = _POLICY
        answer.headers["Cache-Control"] = "no-store"
        answer.headers["X-Content-Type-Options"] = "nosniff"
        answer.headers["Referrer-Policy"] = "same-origin"
        answer.headers["Cross-Origin-Opener-Policy"] = "same-origin"
        answer.headers["Cross-Origin-Resource-Policy"] = "same-origin"
        if request.args.get("language") in OTHER:
            _set(answer, "language", request.args["language"])
        return answer

    @app.get("/open")
    def opened() -> Response:
        cookie = door.let_in(request.args.get("word", ""))
        if cookie is None:
            return frame.plain("door.closed", 403)
        both = {each: frame.wording.of(each)("door.welcome") for each in OTHER}
        here = {each: frame.wording.of(each)("frame.here") for each in OTHER}
        enter = {each: frame.wording.of(each)("door.enter") for each in OTHER}
        answer = make_response(render_template("plain.html", both=both, here=here, enter=enter))
        _set(answer, COOKIE, cookie)
        return answer

    @app.get("/window.css")
    def looks() -> Response:
        answer = make_response((_HERE / "pages" / "window.css").read_bytes())
        answer.headers["Content-Type"] = "text/css; charset=utf-8"
        return answer

    @app.post("/close")
    def closed() -> Response:
        answer = frame.plain("door.ended", 200)
        answer.call_on_close(close)
        return answer

    @app.errorhandler(DeskTrouble)
    def stopped(reason: DeskTrouble) -> Response:
        return make_response(render_template("stopped.html", text=str(reason), **_spoken(frame)), 409)

    @app.errorhandler(Exception)
    def fault(error: Exception) -> Response:
        if isinstance(error, HTTPException):
            code = error.code or 500
            if code == 413:
                return frame.plain("door.too_large", 413, megabytes=LARGEST // 1_000_000)
            if code < 500:
                return frame.plain("door.not_there", code)
        details = house.repository / DETAILS
        details.parent.mkdir(parents=True, exist_ok=True)
        details.write_text("".join(traceback.format_exception(error)), encoding="utf-8")
        return frame.plain("door.fault", 500)

    for add in SCREENS:
        add(app, frame)
    return app


def _spoken(frame: Frame) -> dict[str, object]:
    return {"here": {each: frame.wording.of(each)("frame.here") for each in OTHER}}


def _set(answer: Response, name: str, value: str) -> None:
    """A cookie of this window alone, as long as the browser is open."""
    answer.set_cookie(name, value, httponly=True, samesite="Strict", path="/")
