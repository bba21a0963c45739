"""The Assembly's own units and announced dates, read again only when their files have changed."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import lru_cache
from pathlib import Path

from plugins.core.facts.read_folder import read_reference
from plugins.core.time.quarter import Quarter
from plugins.desk.clock import EAST_AFRICA
from plugins.desk.new_quarter import schemas_of
from plugins.portal.subjects import SUBJECTS
from plugins.subjects.calendar.measure import announced, real
from plugins.subjects.calendar.record import CalendarEntry
from plugins.subjects.units.record import Unit


@dataclass(frozen=True, slots=True)
class Register:
    """The units in their order, and every announcement."""

    units: Sequence[Unit]
    calendar: Sequence[CalendarEntry]

    def announced(self, quarter: Quarter, provenance: str) -> datetime | None:
        """When the report of the quarter is to come out, in East Africa Time; ``None`` if nothing says so.
        An invented time says nothing of reported figures."""
        entries = tuple(self.calendar) if provenance in ("", "illustrative") else real(self.calendar)
        when = announced(entries, quarter)
        return when.astimezone(EAST_AFRICA) if when else None


def register_of(data_dir: Path) -> Register:
    """What ``data/reference`` says now."""
    folder = data_dir / "reference"
    stamps = tuple((each.name, each.stat().st_mtime_ns) for each in sorted(folder.glob("*.csv")))
    return _read(data_dir, stamps)


@lru_cache(maxsize=4)
def _read(data_dir: Path, _: tuple[tuple[str, int], ...]) -> Register:
    found = read_reference(data_dir / "reference", "reference", schemas_of(data_dir), SUBJECTS).reference
    return Register(found.rows(Unit), found.rows(CalendarEntry))
