"""When a department's data came (``submissions.csv``)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import ClassVar


@dataclass(frozen=True, slots=True, kw_only=True)
class Submission:
    """When a department's data was due, received and validated (``submissions.csv``)."""

    TABLE: ClassVar = "submissions"

    unit_id: str
    due_on: date
    received_on: date | None
    validated_on: date | None
    times_returned: int

    @property
    def days_late(self) -> int | None:
        """Days after the due date (0 if on time); ``None`` if nothing came."""
        return None if self.received_on is None else max(0, (self.received_on - self.due_on).days)
