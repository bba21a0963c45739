"""What changed: each figure beside what came before, and a form for every reason that readers want."""

from __future__ import annotations

from typing import Any

from flask import Flask, Response, request

from plugins.desk.compare.command import compare
from plugins.desk.window.comparison import Comparison, comparison_of, told_of
from plugins.desk.window.frame import Fault, Frame
from plugins.desk.window.state import state_of


def add(app: Flask, frame: Frame) -> None:
    """Add the screen."""

    def shown(status: int = 200, **facts: Any) -> Response:
        state = state_of(frame.house)
        found, rows = Comparison(figures=(), since=()), []
        if state.place is not None and state.standing is not None:
            found = comparison_of(frame.house, state.place, state.version)
            for number, (key, reasons) in enumerate(found.reasons(state.place).items()):
                figure = found.of(key)
                if figure is not None:
                    answered = all(each.is_answered for each in reasons)
                    rows.append((number, key, told_of(figure), reasons[0], answered))
        return frame.show(
            "changed",
            state=state,
            status=status,
            wanted=[each for each in rows if not each[4]],
            given=[each for each in rows if each[4]],
            lines=[told_of(each) for each in found.figures if each.flags],
            since=found.since,
            **{"bad": (), **facts},
        )

    @app.get("/changed")
    def changed() -> Response:
        return shown()

    @app.post("/changed")
    def kept() -> Response:
        house, state = frame.house, state_of(frame.house)
        if state.place is None or state.standing is None:
            return shown(409)
        found = comparison_of(house, state.place, state.version)
        answers, faults = {}, []
        for number, (key, reasons) in enumerate(found.reasons(state.place).items()):
            english = request.form.get(f"en{number}", "").strip()
            kiswahili = request.form.get(f"sw{number}", "").strip()
            if f"en{number}" not in request.form:
                continue
            figure = found.of(key)
            if not (english and kiswahili):
                name = f"{figure.metric.title.en}, {figure.unit.name.en}" if figure else key
                faults.append(
                    Fault(frame.speak("changed.needs", figure=name), f"{'sw' if english else 'en'}{number}")
                )
            elif any((each.reason_en, each.reason_sw) != (english, kiswahili) for each in reasons) or not all(
                each.is_answered for each in reasons
            ):
                answers[key] = (english, kiswahili)
        if faults:
            return shown(409, faults=faults, bad=[each.target for each in faults])
        quarter = str(state.place.quarter)
        said = frame.do(
            "changed",
            quarter,
            lambda: compare(house.data, house.desk, lambda _: None, quarter=quarter, also=answers).text,
        )
        if not said.done:
            return shown(409, said=said)
        return frame.go("changed" if state_of(house).wanted else "look", said)
