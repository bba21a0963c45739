"""The service charter and the counts of requests; nobody who asked stands in any of these tables."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import ClassVar, Literal

from checked_tables.source import Source
from checked_tables.status import Status
from checked_tables.texts import Bilingual
from plugins.subjects.charter.record import ServiceStandard
from plugins.subjects.engagement.record import Engagement
from plugins.subjects.feedback.record import Feedback
from plugins.subjects.petitions.record import Petition
from plugins.subjects.surveys.record import Survey

Channel = Literal["all", "counter", "letter", "phone", "online"]


#: The row that holds all channels together.
ALL: Channel = "all"


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
    unrecorded: int | None = None

    def counted(self, name: str) -> int | None:
        """The count of that name; where the row has counts, an empty ``unrecorded`` is none."""
        number: int | None = getattr(self, name)
        return 0 if name == "unrecorded" and number is None and self.received is not None else number

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
