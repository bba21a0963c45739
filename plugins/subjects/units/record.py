"""A unit as declared (``units.csv``)."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar, Literal

from checked_tables.texts import Bilingual

UnitKind = Literal["assembly", "department", "committee", "office"]


ASSEMBLY_ID = "assembly"


@dataclass(frozen=True, slots=True, kw_only=True)
class Unit:
    """The Assembly, a department, a committee, or an office named in the policy (``units.csv``)."""

    TABLE: ClassVar = "units"

    unit_id: str
    name: Bilingual
    kind: UnitKind
    parent_id: str | None
    illustrative: bool
    source_clause: str

    @property
    def slug(self) -> str:
        """The form used in addresses."""
        return self.unit_id.replace("_", "-")
