"""The screens, each a file: what it shows, and the functions of the commands that it calls."""

from __future__ import annotations

from collections.abc import Callable

from flask import Flask

from plugins.desk.window.frame import Frame

from . import (
    begin,
    bring_in,
    changed,
    correct,
    figures,
    job,
    look,
    publish,
    release,
    setup,
    sign,
    undo,
    where,
    wrong,
)

Add = Callable[[Flask, Frame], None]
#: Each adds its screen to the window.
SCREENS: tuple[Add, ...] = tuple(
    each.add
    for each in (
        where,
        begin,
        bring_in,
        wrong,
        figures,
        changed,
        look,
        sign,
        release,
        publish,
        correct,
        undo,
        setup,
        job,
    )
)
