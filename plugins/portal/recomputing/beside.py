"""The releases that lie beside one: those that its statements compare with."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Optional

from .cells import Absent, Row, read_table
from .check_changes import base_of
from .ends import Held
from .quarters import UnitEvents, shifted
from .tables import Release


class Beside:
    """The releases beside one whose statements are ``rows``; ``whole`` says that all are here, as in the
    folder data of the site. ``others`` are those that were read, by their folders."""

    def __init__(self, release: Release, rows: list[Row], others: dict[str, Release]) -> None:
        self.release, self.rows, self.others = release, rows, others
        self.quarter = rows[0]["quarter"]
        self.place = release.folder.resolve().parent.parent
        self.held: dict[str, Held] = {}
        changes = self.place / "lists" / "unit_changes.csv"
        self.whole = changes.is_file()
        self.events = UnitEvents(read_table(changes)) if self.whole else None

    def earlier(self) -> Iterator[Held]:
        """The releases of earlier quarters, newest first; ``Absent`` if the one before is not here."""
        quarter = shifted(self.quarter, -1)
        row = next(row for row in self.rows if row["base"] == "previous")
        while True:
            names = self.names(quarter)
            if not names:
                if quarter == row["base_quarter"]:
                    raise Absent("the release of the quarter before is not here")
                return
            held = self.then(quarter, names[-1])
            if held is not None:
                yield held
            quarter = shifted(quarter, -1)

    def names(self, quarter: str, *, every: bool = False) -> list[str]:
        """The versions of a quarter that are here, oldest first; unless ``every``, those that this release
        knew."""
        known = {row["base_release"] for row in self.rows if row["base_quarter"] == quarter}
        known.discard("")
        places = (self.place / quarter.lower()).glob("*v[0-9]*")
        found = sorted(
            (path.name for path in places if path.is_dir()), key=lambda name: int(name.rpartition("v")[2])
        )
        return found if every else [name for name in found if name in known] or found

    def first(self, quarter: str, then: Optional[Held]) -> Optional[Held]:
        """The first version of the quarter of ``then``; ``None`` if it is not here."""
        if then is None or then.release.folder.name.rpartition("v")[2] == "1":
            return then
        found = [name for name in self.names(quarter, every=True) if name.rpartition("v")[2] == "1"]
        return self.then(quarter, found[0]) if found else None

    def then(self, quarter: str, name: str) -> Optional[Held]:
        """The release compared with; ``None`` if it is not here."""
        names = [name] if name else self.names(quarter)[-1:]
        if not names:
            return None
        key = f"{quarter}/{names[0]}"
        if key not in self.held:
            try:
                version = names[0].rpartition("v")[2]
                self.held[key] = Held(base_of(self.release, quarter, version, self.others))
            except Absent:
                return None
        return self.held[key]
