"""What every screen is shown in, and the ways in which a screen answers."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from io import BytesIO
from pathlib import Path
from typing import Any

from flask import Response, g, make_response, redirect, render_template, request, send_file

from checked_tables.texts import Bilingual, Language
from plugins.core.statements.formats import clock, months, weekday
from plugins.core.statements.wording import Wording, Words, read_wording
from plugins.core.time.quarter import Quarter

from .acts import Answer, Said, act
from .door import COOKIE, Door
from .house import House
from .jobs import Job, jobs_of
from .journal import write_down
from .register import Register, register_of
from .state import STEPS, State, state_of

OTHER: Mapping[Language, Language] = {"en": "sw", "sw": "en"}
BESIDE = ("where", "setup", "correct", "undo")


@dataclass(frozen=True, slots=True)
class Fault:
    """Something to mend on a screen: a sentence, and the field or row that it is about."""

    sentence: str
    target: str


@dataclass(slots=True)
class Frame:
    """The frame of one window. ``told`` is what the last act said, for the screen that comes after it."""

    house: House
    door: Door
    wording: Wording = field(
        default_factory=lambda: read_wording(Path(__file__).parent / "words"),
    )
    told: list[Said] = field(default_factory=list)

    @property
    def register(self) -> Register:
        """The Assembly's own units and dates, as they are now."""
        return register_of(self.house.data)

    @property
    def language(self) -> Language:
        """The language that this browser asked for."""
        chosen = g.get("language", "en")
        return "sw" if chosen == "sw" else "en"

    @property
    def speak(self) -> Words:
        """The window's words in that language."""
        return self.wording.of(self.language)

    def show(
        self,
        screen: str,
        *,
        state: State | None = None,
        said: Said | None = None,
        faults: Sequence[Fault] = (),
        status: int = 200,
        **facts: object,
    ) -> Response:
        """The screen, with what was just done, or why not."""
        if said is None and self.told and status == 200:
            said = self.told.pop()
        return make_response(self.page(screen, state=state, said=said, faults=faults, **facts), status)

    def page(
        self,
        screen: str,
        *,
        state: State | None = None,
        said: Said | None = None,
        faults: Sequence[Fault] = (),
        **facts: object,
    ) -> str:
        """The page of a screen."""
        state = state or state_of(self.house)
        return render_template(
            f"{screen}.html",
            screen=screen,
            state=state,
            said=said,
            faults=faults,
            running=self._running(),
            **self._facts(state),
            **{"kept": request.form, **facts},
        )

    def plain(self, key: str, status: int, **values: Any) -> Response:
        """A page that says one sentence, in both languages, and nothing else."""
        both = {each: self.wording.of(each)(key, **values) for each in OTHER}
        lines = {each: self.wording.of(each)("frame.here") for each in OTHER}
        return make_response(render_template("plain.html", both=both, here=lines, enter=""), status)

    def do(self, name: str, quarter: object, run: Callable[[], str], answer: Answer | None = None) -> Said:
        """Do what a command does, and write it into the journal unless it waits for an answer."""
        said = act(run, answer)
        if not said.question:
            lines = said.lines
            first = lines[0] if lines else ""
            write_down(self.house.folder, self.house.clock, name, str(quarter), first, done=said.done)
        return said

    def go(self, screen: str, said: Said | None = None) -> Response:
        """Lead the browser to another screen, which tells what was done."""
        if said is not None:
            self.told[:] = [said]
        return make_response(redirect(f"/{'' if screen == 'where' else screen}", 303))

    def hand_out(self, path: Path) -> Response:
        """A file of the desk, to be saved; it is read at once, so that nothing holds it open."""
        return send_file(BytesIO(path.read_bytes()), as_attachment=True, download_name=path.name)

    def follow(self, job: Job) -> Response:
        """Lead the browser to the lines of a job."""
        return make_response(redirect(f"/job/{job.number}", 303))

    def offices(self) -> list[tuple[str, str]]:
        """The id and the name of each unit that can sign, in the register's order."""
        return [
            (unit.unit_id, self.named(unit.name))
            for unit in self.register.units
            if unit.kind in ("office", "department")
        ]

    def named(self, name: Bilingual) -> str:
        """A name in this browser's language, where there is one."""
        return getattr(name, self.language) or name.en

    def _named_quarters(self, quarters: Sequence[Quarter]) -> list[tuple[str, str]]:
        return [(str(each), f"{months(each, self.language)} ({each})") for each in quarters]

    def _running(self) -> Job | None:
        return next((job for job in reversed(jobs_of(self.house)) if job.is_running), None)

    def _facts(self, state: State) -> Mapping[str, object]:
        """What the templates know on every screen."""
        language, cookie = self.language, request.cookies.get(COOKIE, "")
        quarter = state.place.quarter if state.place else None
        when = self.register.announced(quarter, state.provenance) if quarter else None
        return {
            "w": self.speak,
            "o": self.wording.of(OTHER[language]),
            "language": language,
            "other": OTHER[language],
            "steps": STEPS,
            "beside": BESIDE,
            "word_of": lambda path: self.door.word_of(cookie, path),
            "quarter": quarter,
            "when": when and (weekday(when.date(), language), clock(when.time(), language)),
            "named": self._named_quarters,
            "today": self.house.clock.today,
        }
