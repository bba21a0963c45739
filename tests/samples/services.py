"""Services for worked examples: one standard, a row of counts, a petition from a few days."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any

from checked_tables.source import Source
from checked_tables.texts import Bilingual
from plugins.core.time.quarter import Quarter
from plugins.subjects.charter.record import ServiceStandard
from plugins.subjects.petitions.record import Petition
from plugins.subjects.services.record import ServiceRequests

NO_TEXT = Bilingual("")
FIRST = Quarter.parse("2025-26-Q1")


def standard(service_id: str = "complaint", **changed: Any) -> ServiceStandard:
    """A service called as its kind, with 21 days."""
    values: dict[str, Any] = {
        "service_id": service_id,
        "first_quarter": FIRST,
        "order": 1,
        "kind": service_id,
        "name": Bilingual(service_id.capitalize()),
        "standard_days": 21,
        "answered": NO_TEXT,
        "basis": "illustrative",
        "clause": "Productivity policy, 2.2(4)",
        "verified": False,
        "how": NO_TEXT,
    }
    return ServiceStandard(**(values | changed))


def requests(
    *counts: int, service: str = "complaint", channel: str = "all", median: str = "", status: str = "reported"
) -> ServiceRequests:
    """Received, answered, within the standard, open late; none for a row without numbers."""
    received, answered, within, late = counts or (None, None, None, None)
    return ServiceRequests(
        service_id=service,
        channel=channel,  # type: ignore[arg-type]
        received=received,
        answered=answered,
        within_standard=within,
        open_late=late,
        median_days=Decimal(median) if median else None,
        status=status,  # type: ignore[arg-type]
        note=NO_TEXT,
        source=Source("quarters/2026-27-Q1/v1/service_requests.csv", 2),
    )


def petition(received: str, petition_id: str = "pet_one", **changed: Any) -> Petition:
    """A petition received on that day; other days as text, a decision with its reply."""
    values: dict[str, Any] = {
        "petition_id": petition_id,
        "title": Bilingual("Example petition about shade"),
        "prayer": Bilingual("Asks for shade."),
        "received_on": received,
        "reviewed_on": None,
        "presented_on": None,
        "committee_id": None,
        "report_tabled_on": None,
        "decision": None,
        "replied_on": None,
        "address": "",
        "note": NO_TEXT,
    } | changed
    for name, value in values.items():
        if name.endswith("_on") and value is not None:
            values[name] = date.fromisoformat(value)
    return Petition(**values)
