"""Set up and changes: what is given once, or when something changes, each by the function of a command."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from flask import Flask, Response, request

from plugins.core.statements.formats import day
from plugins.core.time.quarter import Quarter
from plugins.desk.announcing import KINDS as ANNOUNCED
from plugins.desk.announcing import announce
from plugins.desk.releasing.examples import has_begun
from plugins.desk.reorganising.order import KINDS as CHANGES
from plugins.desk.settings import (
    ADDRESS,
    CONTACT,
    CONTACTS,
    PUBLIC,
    SHAPE,
    read_setting,
    set_address,
    set_contacts,
)
from plugins.desk.signing.keys import STATES, KeyWish, change_keys, read_keys
from plugins.desk.trouble import DeskTrouble
from plugins.desk.window.acts import Answer
from plugins.desk.window.days import day_typed
from plugins.desk.window.frame import Fault, Frame
from plugins.desk.window.state import state_of

from .publish import KINDS as PLACES
from .publish import keep_place, place_of
from .setup_begin import begin_book, begin_run
from .setup_reorganise import reorganise_run
from .where import quarters_to_begin

#: What can be sent from this screen, each to a function of its own.
Run = Callable[[Answer], str]


def add(app: Flask, frame: Frame) -> None:
    """Add the screen."""

    def choices(group: str, names: tuple[str, ...]) -> list[tuple[str, str]]:
        return [(each, frame.speak(f"{group}{each}")) for each in names]

    def shown(status: int = 200, **facts: Any) -> Response:
        house, state = frame.house, state_of(frame.house)
        contacts = read_setting(house.repository / SHAPE, CONTACT)
        kind, name = place_of(house)
        calendar = [each.quarter for each in frame.register.calendar]
        newest = state.newest or Quarter.containing(house.clock.today).previous
        units = [each for each in frame.register.units if each.kind in ("department", "committee")]
        return frame.show(
            "setup",
            state=state,
            status=status,
            begun=has_begun(house.data),
            book=begin_book(house),
            first=quarters_to_begin(state, Quarter.containing(house.clock.today)),
            units=[(each.unit_id, frame.named(each.name)) for each in units],
            all_units=[(each.unit_id, frame.named(each.name)) for each in frame.register.units],
            changes=choices("change.", tuple(CHANGES)),
            announced_to=max(calendar, default=None),
            coming=[newest.shifted(number) for number in range(1, 9)],
            announced=choices("kind.", ANNOUNCED),
            address=read_setting(house.repository / PUBLIC, ADDRESS) or "",
            contacts=contacts if isinstance(contacts, dict) else {},
            contact_names=CONTACTS,
            place=(kind, name),
            places=choices("setup.", PLACES),
            keys=len([each for each in read_keys(house.data)[0] if each.until_date is None]),
            key_states=choices("setup.key_", STATES),
            offices=frame.offices(),
            example=day(house.clock.today, frame.language),
            **{"what": request.form.get("what", "") or request.args.get("what", ""), **facts},
        )

    def day_of(name: str) -> str:
        typed = request.form.get(name, "").strip()
        found = day_typed(typed)
        if found is None:
            raise DeskTrouble(
                frame.speak("setup.need_day", example=day(frame.house.clock.today, frame.language))
            )
        return str(found)

    def set_calendar(_: Answer) -> str:
        house, form = frame.house, request.form
        return announce(
            house.data, house.desk, house.clock, kind=form.get("kind", ""), quarter=form.get("quarter", ""),
            on=day_of("on"), at=form.get("at", "").strip(), why=form.get("why", ""),
            sababu=form.get("sababu", ""),
        )  # fmt: skip

    def set_place(_: Answer) -> str:
        kind, name = request.form.get("kind", ""), request.form.get("name", "").strip()
        if kind not in PLACES or not name or name.startswith("-"):
            raise DeskTrouble(frame.speak("setup.place_wrong"))
        keep_place(frame.house, kind, name)
        return frame.wording.of("en")("setup.place_kept", name=name)

    def set_key(_: Answer) -> str:
        house, form = frame.house, request.form
        typed = iter((form.get("passphrase", ""), form.get("again", "")))
        on = day_of("on") if form.get("on", "").strip() else ""
        wish = KeyWish(
            what=form.get("key", ""), office=form.get("office", ""), paper=form.get("paper", ""), on=on
        )
        return change_keys(house.data, house.desk, house.clock, lambda _: next(typed), wish)

    acts: dict[str, Run] = {
        "begin": lambda answer: begin_run(frame.house, request.form, request.files.get("upload"), answer),
        "reorganise": lambda answer: reorganise_run(frame.house, request.form, answer, day_of),
        "calendar": set_calendar,
        "address": lambda _: set_address(frame.house.repository, request.form.get("address", "")),
        "contacts": lambda _: set_contacts(frame.house.repository, dict(request.form)),
        "place": set_place,
        "key": set_key,
    }

    @app.get("/setup")
    def setup() -> Response:
        return shown()

    @app.get("/setup/begin.xlsx")
    def book() -> Response:
        path = begin_book(frame.house)
        return frame.hand_out(path) if path else frame.plain("door.not_there", 404)

    @app.post("/setup")
    def given() -> Response:
        what = request.form.get("what", "")
        if what not in acts:
            return shown(409, faults=[Fault(frame.speak("setup.say"), "what")])
        answer = Answer(request.form)
        said = frame.do("setup", "", lambda: acts[what](answer), answer)
        return frame.go("setup", said) if said.done else shown(409, said=said)
