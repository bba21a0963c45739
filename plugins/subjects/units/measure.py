"""Units by their ids."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from plugins.core.facts.assembly import Assembly, Report
from plugins.core.facts.version import Version
from plugins.core.time.quarter import Quarter

from .record import Unit


def by_id(units: Iterable[Unit]) -> Mapping[str, Unit]:
    """Each unit by its id."""
    return {unit.unit_id: unit for unit in units}


def reporting_units(version: Version) -> tuple[Unit, ...]:
    """The units that were there in the version's quarter, by its own copy of them: figures are expected of
    no other."""
    return tuple(unit for unit in version.declared.rows(Unit) if unit.reports_in(version.quarter))


def unit_of(told: Assembly | Report, unit_id: str) -> Unit:
    """The unit with that id, called as it is today or, in a report, as it was on the last day of its quarter;
    ``KeyError`` if there is none."""
    reference = told.reference if isinstance(told, Assembly) else told.records.declared
    return by_id(reference.rows(Unit))[unit_id]


def is_left(units: Mapping[str, Unit], unit_id: str, now_with: str | None, quarter: Quarter) -> bool:
    """Whether work in hand is of a unit that is gone in ``quarter``, and nobody is named who has it."""
    unit = units.get(unit_id)
    ended = unit is not None and unit.last_quarter is not None and unit.last_quarter < quarter
    return ended and now_with is None
