"""Who is asked for figures in a quarter, and how that differs from the report before."""

from __future__ import annotations

from collections.abc import Iterator

from plugins.core.facts.history import Measured
from plugins.core.facts.subject import Measuring

from .measure import reporting_units
from .model import Counted
from .model_changes import events
from .record import Unit, UnitChange


class Populations:
    """Who was asked in the last two quarters of a series."""

    def __init__(self) -> None:
        self.before: tuple[Unit, ...] | None = None
        self.now: tuple[Unit, ...] | None = None

    def add(self, one: Measured) -> None:
        """Take in the next quarter."""
        asked = (unit for unit in reporting_units(one.version) if unit.kind in ("department", "committee"))
        self.before, self.now = self.now, tuple(asked)


def counted(measuring: Measuring) -> Iterator[Counted]:
    """What a report says of it; nothing is new in the first one."""
    told = measuring.history.running(Populations)
    now, before = told.now or (), told.before
    ids, were = ({unit.unit_id for unit in each} for each in (now, now if before is None else before))
    one = measuring.one
    closed = {
        unit_id: event.first.effective_on
        for event in events(one.version.declared.rows(UnitChange))
        for unit_id in event.before
        if event.first.kind == "closed" and event.first.quarter == one.quarter
    }
    yield Counted(
        new=tuple(unit for unit in now if unit.unit_id not in were),
        gone=tuple(unit for unit in before or () if unit.unit_id not in ids),
        until=tuple((unit, closed[unit.unit_id]) for unit in now if unit.unit_id in closed),
    )
