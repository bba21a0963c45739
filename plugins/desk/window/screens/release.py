"""Release: what stands in the way, all of it that is known at once; then the command ``release``."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from flask import Flask, Response, request

from plugins.core.statements.formats import weekday
from plugins.desk.releasing.command import known_reasons
from plugins.desk.trouble import DeskTrouble
from plugins.desk.window.acts import without_commands
from plugins.desk.window.checksum import checksum_of
from plugins.desk.window.frame import Fault, Frame
from plugins.desk.window.jobs import start
from plugins.desk.window.state import State, state_of

#: How the reason begins that an office may allow away.
_KISWAHILI = "Kiswahili strings"


def add(app: Flask, frame: Frame) -> None:
    """Add the screen."""

    def reasons(state: State, *, waived: bool) -> list[str]:
        if state.place is None or state.standing is None:
            return []
        house = frame.house
        found = known_reasons(state.place, state.version, house.repository, house.clock, waived=waived)
        return [without_commands(each).strip() for each in found]

    def shown(status: int = 200, **facts: Any) -> Response:
        state, now = state_of(frame.house), frame.house.clock.now
        allowed = _allowed(request.form)
        found = reasons(state, waived=bool(allowed))
        unreviewed = bool(allowed) or any(_KISWAHILI in each for each in found)
        faults = [Fault(each, f"n{number}") for number, each in enumerate(found)]
        return frame.show(
            "release",
            state=state,
            status=status,
            reasons=found,
            allowed=allowed,
            unreviewed=unreviewed,
            offices=frame.offices(),
            clock=(weekday(now.date(), frame.language), f"{now:%H:%M}"),
            groups=checksum_of(frame.house, state),
            **{"errors": {}, "faults": faults, **facts},
        )

    def run(state: State, act: str, *more: str) -> Response:
        quarter = str(state.place.quarter) if state.place else ""
        allowed = _allowed(request.form)
        waive = ("--waive-kiswahili", allowed[0], "--because", allowed[1]) if allowed else ()
        after = "publish" if act == "release" else "release"
        return frame.follow(
            start(frame.house, act, quarter, after, ("release", "--quarter", quarter, *waive, *more))
        )

    @app.get("/release")
    def release() -> Response:
        return shown()

    @app.post("/release")
    def released() -> Response:
        state = state_of(frame.house)
        if state.place is None or state.standing is None:
            raise DeskTrouble(frame.speak("release.lead_none"))
        act, errors = request.form.get("act", ""), {}
        asked_to_allow = request.form.get("office", "") or request.form.get("because", "").strip()
        if (act == "allow" or asked_to_allow) and not _allowed(request.form):
            errors["office"] = frame.speak("release.need_allow")
        elif act == "release" and request.form.get("name", "").strip() != str(state.place.quarter):
            errors["name"] = frame.speak("release.name_wrong")
        if errors:
            return shown(409, errors=errors, faults=[Fault(text, name) for name, text in errors.items()])
        if act == "release" and not reasons(state, waived=bool(_allowed(request.form))):
            return run(state, "release", "--yes")
        if act == "look":
            return run(state, "release_look", "--dry-run")
        return shown()


def _allowed(form: Any) -> Sequence[str]:
    """The office that allows unreviewed Kiswahili, and why; nothing if it is not said whole."""
    told = (form.get("office", "").strip(), form.get("because", "").strip())
    return told if all(told) else ()
