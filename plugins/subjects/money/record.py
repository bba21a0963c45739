"""Budget lines and use of resources as reported (``budget.csv``, ``resource_use.csv``)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import ClassVar, Literal

from checked_tables.source import Source
from checked_tables.status import Status
from checked_tables.texts import Bilingual


@dataclass(frozen=True, slots=True, kw_only=True)
class BudgetLine:
    """Money approved and spent so far in the financial year (``budget.csv``). ``approved_kes`` is the
    budget as last revised, ``original_kes`` the one first approved, where that is known."""

    TABLE: ClassVar = "budget"

    unit_id: str
    economic_class: Literal["recurrent", "development"]
    approved_kes: Decimal | None
    spent_to_date_kes: Decimal | None
    status: Status
    note: Bilingual
    source: Source
    original_kes: Decimal | None = None


ResourceId = Literal["energy_kwh", "printing_pages", "travel_kes"]


@dataclass(frozen=True, slots=True)
class Resource:
    """How a resource is counted: its unit, the metric that its parts add up to, and its parts."""

    unit: str
    metric_id: str
    parts: tuple[str, ...]


RESOURCES: Mapping[ResourceId, Resource] = {
    "energy_kwh": Resource("kwh", "adm_energy_kwh", ("main_building", "other_offices")),
    "printing_pages": Resource("pages", "adm_printing_pages", ("sittings", "committees", "administration")),
    "travel_kes": Resource("kes", "adm_travel_kes", ("within_kenya", "abroad")),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class ResourceUse:
    """What one part of a resource came to in a quarter, in ``unit`` (``resource_use.csv``)."""

    TABLE: ClassVar = "resource_use"

    resource: ResourceId
    part: str
    quantity: Decimal | None
    unit: str
    status: Status
    note: Bilingual
    source: Source
