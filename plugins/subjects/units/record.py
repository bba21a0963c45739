"""A unit as declared (``units.csv``)."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar, Literal

from checked_tables.texts import Bilingual
from plugins.core.time.lives import Span
from plugins.core.time.quarter import Quarter

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
    first_quarter: Quarter | None = None
    last_quarter: Quarter | None = None

    def reports_in(self, quarter: Quarter) -> bool:
        """Whether it is there in ``quarter``, so that figures are expected of it."""
        return quarter in Span(self.first_quarter, self.last_quarter)

    @property
    def slug(self) -> str:
        """The form used in addresses."""
        return self.unit_id.replace("_", "-")
