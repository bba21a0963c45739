"""Every command, declared once: for ``start.py``, which passes its words on, and for Invoke.

Only the standard library is imported before a command runs, so that help comes at once on a new machine.
"""

from __future__ import annotations

from .command import Command, Group
from .developer import DEVELOPER
from .index import INDEX
from .quarter import QUARTER
from .register import REGISTER
from .site import SITE_COMMANDS
from .window import WINDOW

GROUPS = (
    Group("A quarter, step by step", (*WINDOW, *QUARTER)),
    Group("The site", SITE_COMMANDS),
    Group("The Assembly's own units, definitions and targets", REGISTER),
    Group("For developers", DEVELOPER),
    Group("Indices and hidden numbers, for anybody's tables", INDEX),
)
COMMANDS: tuple[Command, ...] = tuple(command for group in GROUPS for command in group.commands)
