"""The staff's window, from which all steps of a quarter are done."""

from __future__ import annotations

import os
import sys
import webbrowser

from plugins.desk.typed import typed

from .command import Command
from .places import HOME
from .telling import desk as desk_folder
from .telling import desk_told


def desk(port: int = 0, browser: bool = True) -> None:
    """Open the desk: every step of a quarter in one window of the browser, on this computer only.

    Nothing has to be typed. It ends with the button Close the desk.

        python3 start.py desk
    """
    print("Opening the desk ...", flush=True)
    try:
        from plugins.desk.window.open import open_window
    except ModuleNotFoundError as missing:  # its libraries are set up by start.py alone
        print(f"{missing.name} is not set up yet. This does it: {typed('desk')}", file=sys.stderr)
        raise SystemExit(1) from None
    with desk_told():
        open_window(HOME, desk_folder(), os.environ, webbrowser.open if browser else str, port)


WINDOW = (
    Command(
        desk,
        {
            "port": "port on this computer (default: any that is free)",
            "browser": "open it in the browser; without, the address is only printed",
        },
    ),
)
