"""Correct what is out: open the next version, say each change and why, or close it again."""

from __future__ import annotations

from typing import Any, get_args

from flask import Flask, Response, request

from checked_tables.status import Status
from plugins.core.statements.formats import day
from plugins.core.time.quarter import Quarter
from plugins.desk.correcting.abandon import abandon
from plugins.desk.correcting.change import FIGURES, FoundBy, rows_of
from plugins.desk.correcting.command import Said, correct
from plugins.desk.draft import read_draft
from plugins.desk.window.comparison import Comparison, comparison_of
from plugins.desk.window.days import day_typed
from plugins.desk.window.frame import Fault, Frame
from plugins.desk.window.state import State, state_of

_CORRECTIONS = "corrections.csv"
#: What every change must say, as a form names it.
_NEEDED = ("why", "sababu", "found_by")


def add(app: Flask, frame: Frame) -> None:
    """Add the screen."""

    def shown(status: int = 200, **facts: Any) -> Response:
        state = state_of(frame.house)
        is_open = state.place is not None and state.version > 1
        found = Comparison(figures=(), since=())
        changes = []
        if is_open and state.place is not None:
            draft = read_draft(state.place)
            changes = rows_of(draft[_CORRECTIONS]) if _CORRECTIONS in draft else []
            found = comparison_of(frame.house, state.place, state.version)
        names = {"/".join(each.key): f"{each.metric.title.en}, {each.unit.name.en}" for each in found.figures}
        return frame.show(
            "correct",
            state=state,
            status=status,
            is_open=is_open,
            blocked=state.place is not None and state.version == 1,
            offered=sorted(state.released, reverse=True),
            figures=list(names.items()),
            tables=_tables(state),
            changes=[{**row, "what": _what(row, names)} for row in changes],
            finders=[(each, frame.speak(f"found_by.{each}")) for each in get_args(FoundBy)],
            statuses=[(each, frame.speak(f"status.{each}")) for each in get_args(Status)],
            offices=frame.offices(),
            example=day(frame.house.clock.today, frame.language),
            **{"errors": {}, **facts},
        )

    @app.get("/correct")
    def correcting() -> Response:
        return shown()

    @app.post("/correct/open")
    def opened() -> Response:
        house, quarter = frame.house, request.form.get("quarter", "")
        said = frame.do(
            "correct",
            quarter,
            lambda: correct(house.data, house.desk, house.clock, lambda _: None, quarter, Said()),
        )
        return frame.go("correct", said) if said.done else shown(409, said=said)

    @app.post("/correct")
    def changed() -> Response:
        house, form, speak = frame.house, request.form, frame.speak
        state = state_of(house)
        if state.place is None or state.version < 2:
            return shown(409)
        errors = {name: speak(f"correct.need_{name}") for name in _NEEDED if not form.get(name, "").strip()}
        on, table = form.get("figure", ""), form.get("table", "")
        to = {name: form[name].strip() for name in FIGURES if form.get(name, "").strip()}
        if bool(on) == bool(table):
            errors["figure"] = speak("correct.need_figure")
        elif on and not to:
            errors["value"] = speak("correct.need_value")
        typed, found_on = form.get("found_on", "").strip(), None
        if typed and (found_on := day_typed(typed)) is None:
            errors["found_on"] = speak("sign.need_day", example=day(house.clock.today, frame.language))
        if errors:
            return shown(409, errors=errors, faults=[Fault(text, name) for name, text in errors.items()])
        told = Said(
            on=on,
            table=table,
            to=to,
            why=form["why"],
            sababu=form["sababu"],
            found_by=form["found_by"],
            found_on=str(found_on) if found_on else "",
            revision=form.get("revision", "") == "yes",
        )
        quarter = str(state.place.quarter)
        said = frame.do(
            "correct",
            quarter,
            lambda: correct(house.data, house.desk, house.clock, lambda _: None, quarter, told),
        )
        return frame.go("correct", said) if said.done else shown(409, said=said)

    @app.post("/correct/close")
    def closed() -> Response:
        house, form = frame.house, request.form
        state = state_of(house)
        quarter: Quarter | str = state.place.quarter if state.place else ""
        errors = {}
        if not form.get("office"):
            errors["office"] = frame.speak("sign.need_office")
        if not form.get("because", "").strip():
            errors["because"] = frame.speak("correct.need_because")
        if errors:
            return shown(409, errors=errors, faults=[Fault(text, name) for name, text in errors.items()])
        said = frame.do(
            "abandon",
            quarter,
            lambda: abandon(
                house.data, house.desk, house.clock, str(quarter), form["office"], form["because"]
            ),
        )
        return frame.go("correct", said) if said.done else shown(409, said=said)


def _tables(state: State) -> list[tuple[str, str]]:
    """The tables of the draft whose rows are changed in the workbook, by the names of their sheets."""
    if state.place is None:
        return []
    left = {"observations.csv", _CORRECTIONS, "reasons.csv"}
    names = sorted(
        name[:-4] for name in read_draft(state.place) if name.endswith(".csv") and name not in left
    )
    return [(name, name) for name in names]


def _what(row: dict[str, str], names: dict[str, str]) -> str:
    """What a change is about, by name."""
    return row.get("table", "") or names.get(f"{row['metric_id']}/{row['unit_id']}", row["metric_id"])
