"""A unit as declared (``units.csv``), and what happened to it (``unit_changes.csv``)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import ClassVar, Literal

from checked_tables.texts import Bilingual
from plugins.core.time.lives import Span
from plugins.core.time.quarter import Quarter

UnitKind = Literal["assembly", "department", "committee", "office"]
#: The class of a unit's Kiswahili name, after which verbs go: *idara, kamati* ``i``; *kitengo* ``ki``;
#: *bunge* ``li``; *makarani* ``wa``.
NounClass = Literal["i", "ki", "li", "wa"]
ChangeKind = Literal["created", "renamed", "moved", "closed", "split", "merged", "transferred"]

ASSEMBLY_ID = "assembly"
_CLASSES: Mapping[str, NounClass] = {
    "kitengo": "ki",
    "kiti": "ki",
    "kituo": "ki",
    "bunge": "li",
    "makarani": "wa",
}


def noun_class_of(jina: str) -> NounClass:
    """The class of a Kiswahili name, by its first word."""
    return _CLASSES.get(jina.split(" ")[0].casefold(), "i") if jina else "i"


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
    noun_class: NounClass = "i"

    def reports_in(self, quarter: Quarter) -> bool:
        """Whether it is there in ``quarter``, so that figures are expected of it."""
        return quarter in Span(self.first_quarter, self.last_quarter)

    @property
    def slug(self) -> str:
        """The form used in addresses."""
        return self.unit_id.replace("_", "-")


@dataclass(frozen=True, slots=True, kw_only=True)
class UnitChange:
    """One pair of an old unit and a new one in one event (``unit_changes.csv``). ``unit_id`` is ``None`` for
    a unit that is created; ``to_unit_id`` is ``None`` where nothing is passed on, and the unit itself where
    it goes on after a split or a merger. ``effective_on`` is the first day of the new order."""

    TABLE: ClassVar = "unit_changes"

    change_id: str
    kind: ChangeKind
    effective_on: date
    unit_id: str | None
    to_unit_id: str | None
    was: Bilingual
    was_parent_id: str | None
    paper: str
    reason: Bilingual

    @property
    def quarter(self) -> Quarter:
        """The first quarter of the new order: whoever is there on its last day reports the whole of it."""
        return Quarter.containing(self.effective_on)
