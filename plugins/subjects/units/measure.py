"""Units by their ids."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from plugins.core.facts.assembly import Assembly
from plugins.core.facts.version import Version

from .record import Unit


def by_id(units: Iterable[Unit]) -> Mapping[str, Unit]:
    """Each unit by its id."""
    return {unit.unit_id: unit for unit in units}


def reporting_units(version: Version) -> tuple[Unit, ...]:
    """The units that were there in the version's quarter, by its own copy of them: figures are expected of
    no other."""
    return tuple(unit for unit in version.declared.rows(Unit) if unit.reports_in(version.quarter))


def unit_of(assembly: Assembly, unit_id: str) -> Unit:
    """The unit with that id; ``KeyError`` if there is none."""
    return by_id(assembly.rows(Unit))[unit_id]
