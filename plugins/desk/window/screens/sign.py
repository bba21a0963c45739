"""Sign: whose turn it is, what the step says, and the record of it, as the command ``sign-off`` writes it."""

from __future__ import annotations

from typing import Any

from flask import Flask, Response, request

from plugins.core.statements.formats import day
from plugins.desk.correcting.withdraw import withdraw
from plugins.desk.signing.command import sign_off
from plugins.desk.signing.record import STEPS, Signature
from plugins.desk.signing.rules import APPROVES
from plugins.desk.signing.say import MEANING, say_lost, say_signature
from plugins.desk.window.checksum import checksum_of
from plugins.desk.window.days import day_typed
from plugins.desk.window.frame import Fault, Frame
from plugins.desk.window.state import State, state_of


def add(app: Flask, frame: Frame) -> None:
    """Add the screen."""

    def shown(status: int = 200, **facts: Any) -> Response:
        state = state_of(frame.house)
        step = state.standing.next_step if state.standing else None
        return frame.show(
            "sign",
            state=state,
            status=status,
            step=step,
            offices=_may_sign(frame, state),
            usual=MEANING[step][1] if step else "",
            rows=_rows(frame, state),
            groups=checksum_of(frame.house, state),
            example=day(frame.house.clock.today, frame.language),
            approves=step in APPROVES,
            signed=[(each.step, frame.speak(f"sign_step.{each.step}")) for each in _signed(state)],
            everybody=frame.offices(),
            **{"errors": {}, **facts},
        )

    @app.get("/sign")
    def sign() -> Response:
        return shown()

    @app.post("/sign")
    def signed() -> Response:
        house, form, speak = frame.house, request.form, frame.speak
        state = state_of(house)
        if state.place is None or state.standing is None or state.standing.next_step is None:
            return shown(409)
        typed_day, on = form.get("day", "").strip(), None
        errors = {}
        if not form.get("office"):
            errors["office"] = speak("sign.need_office")
        if not form.get("paper", "").strip():
            errors["paper"] = speak("sign.need_paper")
        if typed_day:
            on = day_typed(typed_day)
            if on is None:
                errors["day"] = speak("sign.need_day", example=day(house.clock.today, frame.language))
        if errors:
            return shown(409, errors=errors, faults=[Fault(text, name) for name, text in errors.items()])
        quarter = str(state.place.quarter)

        def run() -> str:
            return sign_off(
                *(house.data, house.desk, house.clock, lambda _: None),
                step=form.get("step", ""),
                office=form["office"],
                evidence=form["paper"],
                on=str(on) if on else "",
                note=form.get("note", ""),
                quarter=quarter,
                ask=lambda _: form.get("passphrase", ""),
            )

        said = frame.do("sign", quarter, run)
        return frame.go("sign", said) if said.done else shown(409, said=said)

    @app.post("/sign/withdraw")
    def withdrawn() -> Response:
        house, form = frame.house, request.form
        state = state_of(house)
        if state.place is None or state.standing is None:
            return shown(409)
        errors = {
            f"withdraw_{name}": frame.speak(f"sign.withdraw_need_{name}")
            for name in ("step", "office", "why")
            if not form.get(f"withdraw_{name}", "").strip()
        }
        if errors:
            return shown(409, errors=errors, faults=[Fault(text, name) for name, text in errors.items()])
        quarter = str(state.place.quarter)

        def run() -> str:
            return withdraw(
                *(house.data, house.desk, house.clock),
                step=form["withdraw_step"],
                office=form["withdraw_office"],
                why=form["withdraw_why"],
                quarter=quarter,
            )

        said = frame.do("withdraw", quarter, run)
        return frame.go("sign", said) if said.done else shown(409, said=said)


def _signed(state: State) -> tuple[Signature, ...]:
    return state.standing.signed if state.standing else ()


def _may_sign(frame: Frame, state: State) -> list[tuple[str, str]]:
    """The offices that may pass the next step: not the one that prepared the figures, if it approves."""
    offices = frame.offices()
    if state.standing is None or state.standing.next_step not in APPROVES:
        return offices
    prepared = state.standing.of("submitted")
    return [each for each in offices if prepared is None or each[0] != prepared.office]


def _rows(frame: Frame, state: State) -> list[dict[str, str]]:
    """Each step with what is recorded of it."""
    if state.standing is None:
        return []
    names = {unit.unit_id: frame.named(unit.name) for unit in frame.register.units}
    void = {each.signature.step: each for each in state.standing.void}
    rows = []
    for step in STEPS:
        given, lost = state.standing.of(step), void.get(step)
        told = say_signature(given, names) if given else ""
        if lost is not None:
            told = f"{say_signature(lost.signature, names)}. {say_lost(lost, names)}"
        rows.append({"step": step, "told": told, "void": "yes" if lost else ""})
    return rows
