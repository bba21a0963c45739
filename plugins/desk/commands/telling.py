"""What stops a command is said in plain sentences; what needs a person's word is asked."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

from .places import HOME

if TYPE_CHECKING:
    from plugins.desk.folder import Desk


@contextmanager
def desk_told() -> Iterator[None]:
    """What stops a command of the desk: plain sentences, then exit code 2 (staff mend their tables) or 1."""
    from plugins.desk.trouble import DeskTrouble, NotClean, said

    try:
        yield
    except NotClean as report:
        print(report, file=sys.stderr)
        raise SystemExit(2) from None
    except DeskTrouble as stopped:
        print(stopped, file=sys.stderr)
        raise SystemExit(1) from None
    except OSError as error:
        print(said(error, "working in the desk folder"), file=sys.stderr)
        raise SystemExit(1) from None


def desk() -> Desk:
    """The desk folder that ``DESK_DIR`` names, else the one in the user's own folder; only for the user."""
    from plugins.desk.folder import desk_at

    found = desk_at(os.environ, HOME)
    found.keep_private()
    return found


def agreed(question: str) -> bool:
    """What the person at the keyboard answers; nobody there means no."""
    if not sys.stdin.isatty():
        print(f"{question} Nobody can be asked; add --yes to agree.", file=sys.stderr)
        return False
    return input(f"{question} Type yes or no: ").strip().casefold() in ("y", "yes", "ndiyo")
