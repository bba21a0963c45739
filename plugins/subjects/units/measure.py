"""Units by their ids."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from plugins.core.facts.assembly import Assembly

from .record import Unit


def by_id(units: Iterable[Unit]) -> Mapping[str, Unit]:
    """Each unit by its id."""
    return {unit.unit_id: unit for unit in units}


def unit_of(assembly: Assembly, unit_id: str) -> Unit:
    """The unit with that id; ``KeyError`` if there is none."""
    return by_id(assembly.rows(Unit))[unit_id]
