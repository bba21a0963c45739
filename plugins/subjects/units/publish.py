"""What any table may publish of a unit that its records name."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from plugins.core.facts.assembly import Assembly

from .measure import by_id
from .record import Unit


def joined_columns(assembly: Assembly) -> Mapping[str, Callable[[Any], object]]:
    """Each of these columns with its value for a record."""
    units = by_id(assembly.rows(Unit))

    def committee(record: Any) -> str | None:
        return units[record.committee_id].name.en if record.committee_id else None

    return {
        "unit_name_en": lambda record: units[record.unit_id].name.en,
        "unit_kind": lambda record: units[record.unit_id].kind,
        "committee_name_en": committee,
    }
