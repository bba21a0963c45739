"""A command of the desk, typed as staff do, in a folder of its own; a quick builder is there for Pelican."""

from __future__ import annotations

import getpass
import os
from collections.abc import Callable
from contextlib import redirect_stderr, redirect_stdout
from dataclasses import replace
from functools import partial
from pathlib import Path

from plugins.desk import build as building
from plugins.desk import clock
from plugins.desk.commands import developer, index, register, telling
from plugins.desk.commands import quarter as commands
from plugins.desk.commands.__main__ import main
from plugins.desk.door import held
from plugins.desk.previewing import command as previewing
from plugins.desk.releasing import stage
from plugins.desk.signing import keys
from plugins.desk.signing.minisign import make_keys
from tests.samples.released import quick

PASSPHRASE = "ten green lakes sing softly"
NOW, LONG_AGO = "2026-04-30T10:01", "2001-01-01T10:00"
_CLOCK_AT = clock.clock_at


def stand_ins(folder: Path, page: str = "") -> None:
    """The commands work in ``folder``; in place of Pelican stands a quick builder, and the clock that is set
    is the computer's own."""
    portal = folder / "portal"
    commands.HOME = telling.HOME = portal
    commands.DATA = register.DATA = portal / "data"
    previewing.HOME = portal
    clock.clock_at = lambda told: replace(_CLOCK_AT(told), is_rehearsal=False)
    words = (
        "<!doctype html>\n<html lang='en'><head><title>{title}</title></head><body>" + page + "</body></html>"
    )
    building.HOME = index.HOME = developer.HOME = portal
    building.run_pelican = partial(_built, portal / "data")
    held.apart = lambda command, _, given: command(**given) or 0  # it is this process that fails
    keys.make_keys = partial(make_keys, random=bytes)
    getpass.getpass = lambda _: PASSPHRASE
    stage.run_pelican = quick()
    previewing.run_pelican = _with_static(quick(words))


def _built(data: Path, folder: Path, **_: object) -> None:
    quick()(folder, settings={"DATA_DIR": str(data)})


def _with_static(build: Callable[..., None]) -> Callable[..., None]:
    def built(folder: Path, **named: object) -> None:
        (folder / "static").mkdir()
        build(folder, **named)

    return built


def type_in(folder: Path, words: str, now: str = NOW) -> int:
    """Type the command; its exit code. What it says is added to ``said.txt``."""
    stand_ins(folder)
    os.environ |= {"DESK_DIR": str(folder / "desk"), "DESK_CLOCK": now}
    with said_of(folder).open("a") as said, redirect_stdout(said), redirect_stderr(said):
        try:
            return main(words.format(folder=folder).split("|"))
        except SystemExit as end:
            return int(end.code or 0)


def said_of(folder: Path) -> Path:
    """Where what the commands say is kept, outside of what they change."""
    return folder.with_name(f"{folder.name}-said.txt")
