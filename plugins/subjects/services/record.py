"""The service charter and the counts of requests; nobody who asked stands in any of these tables."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal
from typing import ClassVar, Literal

from checked_tables.source import Source
from checked_tables.status import Status
from checked_tables.texts import Bilingual
from plugins.core.time.quarter import Quarter
from plugins.subjects.engagement.record import Engagement
from plugins.subjects.feedback.record import Feedback
from plugins.subjects.petitions.record import Petition
from plugins.subjects.surveys.record import Survey

ServiceKind = Literal["inquiry", "petition", "complaint", "access_to_information"]


Channel = Literal["all", "counter", "letter", "phone", "online"]


#: Kinds in which a small count could point at the person who asked.
PROTECTED: frozenset[ServiceKind] = frozenset({"complaint", "access_to_information"})


#: The kinds that the policy's charter names (clause 2.2(4)).
OF_THE_CHARTER: frozenset[ServiceKind] = frozenset({"inquiry", "petition", "complaint"})


#: The row that holds all channels together.
ALL: Channel = "all"


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

    @property
    def is_law(self) -> bool:
        """Whether the period may be called law: an Act sets it, and somebody has checked that."""
        return self.basis == "law" and self.verified


@dataclass(frozen=True, slots=True, kw_only=True)
class ServiceRequests:
    """The requests of one service by one channel in one quarter (``service_requests.csv``)."""

    TABLE: ClassVar = "service_requests"

    service_id: str
    channel: Channel
    received: int | None
    answered: int | None
    within_standard: int | None
    open_late: int | None
    median_days: Decimal | None
    status: Status
    note: Bilingual
    source: Source

    @property
    def counts(self) -> tuple[int | None, int | None, int | None, int | None]:
        """Received, answered, answered within the standard, still open late."""
        return self.received, self.answered, self.within_standard, self.open_late


@dataclass(frozen=True, slots=True, kw_only=True)
class ServiceRecords:
    """The tables on services in one version of a quarter; empty where it has none. ``standards`` are all
    that were ever declared (``standards_at`` says which hold)."""

    requests: tuple[ServiceRequests, ...] = ()
    petitions: tuple[Petition, ...] = ()
    surveys: tuple[Survey, ...] = ()
    feedback: tuple[Feedback, ...] = ()
    engagement: tuple[Engagement, ...] = ()
    standards: tuple[ServiceStandard, ...] = ()

    def __bool__(self) -> bool:
        return any((self.requests, self.petitions, self.surveys, self.feedback, self.engagement))


NO_SERVICES = ServiceRecords()


def standards_at(standards: Iterable[ServiceStandard], quarter: Quarter) -> dict[str, ServiceStandard]:
    """The standard in force in ``quarter`` for each service, in the order of the charter: the newest that
    had begun or, before the first, the first."""
    found: dict[str, ServiceStandard] = {}
    for one in sorted(standards, key=lambda each: each.first_quarter):
        if one.first_quarter <= quarter or one.service_id not in found:
            found[one.service_id] = one
    return dict(sorted(found.items(), key=lambda item: item[1].order))
