"""What is promised for each service, from a quarter on (``service_standards.csv``)."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import ClassVar, Literal

from checked_tables.texts import Bilingual
from plugins.core.time.lives import Span
from plugins.core.time.quarter import Quarter
from plugins.core.time.release import Provenance

ServiceKind = Literal["inquiry", "petition", "complaint", "access_to_information"]


#: Kinds in which a small count could point at the person who asked.
PROTECTED: frozenset[ServiceKind] = frozenset({"complaint", "access_to_information"})


#: The kinds that the policy's charter names (clause 2.2(4)).
OF_THE_CHARTER: frozenset[ServiceKind] = frozenset({"inquiry", "petition", "complaint"})


#: The service whose requests are the petitions of the register.
PETITION = "petition"


@dataclass(frozen=True, slots=True, kw_only=True)
class ServiceStandard:
    """What is promised for a service from a quarter on (``service_standards.csv``)."""

    TABLE: ClassVar = "service_standards"

    service_id: str
    first_quarter: Quarter
    order: int
    kind: ServiceKind
    name: Bilingual
    standard_days: int
    answered: Bilingual
    basis: Literal["law", "charter", "illustrative"]
    clause: str
    verified: bool
    how: Bilingual
    last_quarter: Quarter | None = None

    @property
    def life(self) -> Span:
        """The quarters in which it holds."""
        return Span(self.first_quarter, self.last_quarter)

    @property
    def provenance(self) -> Provenance:
        """Whether the standard is invented."""
        return "illustrative" if self.basis == "illustrative" else "reported"

    @property
    def is_law(self) -> bool:
        """Whether the period may be called law: an Act sets it, and somebody has checked that."""
        return self.basis == "law" and self.verified


def standards_at(standards: Iterable[ServiceStandard], quarter: Quarter) -> dict[str, ServiceStandard]:
    """The standard in force in ``quarter`` for each service that was still offered, in the order of the
    charter: the newest that had begun or, before the first, the first."""
    found: dict[str, ServiceStandard] = {}
    for one in sorted(standards, key=lambda each: each.first_quarter):
        if one.first_quarter <= quarter or one.service_id not in found:
            found[one.service_id] = one
    offered = {key: one for key, one in found.items() if not one.life.has_ended(quarter)}
    return dict(sorted(offered.items(), key=lambda item: item[1].order))
