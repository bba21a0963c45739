"""What the window works on."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path

from plugins.desk.clock import Clock, clock_at
from plugins.desk.folder import Desk

#: Shows what has this address, of a page or a file, in the program that the person uses for it.
Show = Callable[[str], object]


@dataclass(frozen=True, slots=True, kw_only=True)
class House:
    """The repository, the desk, the environment that the commands see, and what shows a page or a
    file."""

    repository: Path
    desk: Desk
    environment: Mapping[str, str]
    show: Show

    @property
    def data(self) -> Path:
        """The folder of the register and of what was released."""
        return self.repository / "data"

    @property
    def site(self) -> Path:
        """The public edition, as a release leaves it."""
        return self.repository / "output-public"

    @property
    def clock(self) -> Clock:
        """The moment, as the commands see it."""
        return clock_at(self.environment)

    @property
    def folder(self) -> Path:
        """Where the window keeps its journal and the lines of its jobs, in the desk."""
        return self.desk.path / ".window"
