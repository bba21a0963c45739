"""What surrounds a release of invented figures: who saw it early, and why figures changed."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime, time, timedelta, timezone

from .story import Edition, Text
from .tables import Row

_EAT = timezone(timedelta(hours=3))
_ROLES = (
    (
        Text("Office that signs the report", "Ofisi inayotia saini ripoti"),
        Text("Signs the report for publication.", "Hutia saini ripoti kabla ya kuchapishwa."),
    ),
    (
        Text("Communications officer on duty", "Afisa wa mawasiliano wa zamu"),
        Text("Prepares the announcement.", "Huandaa tangazo."),
    ),
)
#: Why a figure of the Assembly changed on the quarter before or the same quarter a year earlier.
_REASONS: dict[str, tuple[tuple[str, str, Text], ...]] = {
    "2025-26-Q4": (
        (
            "leg_participation_rate",
            "previous",
            Text(
                "Bills that began before hearings were held for every bill reached their third reading.",
                "Miswada iliyoanza kabla ya vikao kufanywa kwa kila mswada ilifika kusomwa mara ya tatu.",
            ),
        ),
    ),
    "2026-27-Q1": (
        (
            "ovs_query_resolution",
            "previous",
            Text(
                "Many queries came late in September and were not yet due for an answer.",
                "Maswali mengi yalifika mwishoni mwa Septemba, na muda wa kujibu ulikuwa haujaisha.",
            ),
        ),
        (
            "leg_participation_rate",
            "year_earlier",
            Text(
                "Half of the bills passed began before hearings were held for every bill.",
                "Nusu ya miswada iliyopitishwa ilianza kabla ya vikao vya maoni ya umma "
                "kufanywa kwa kila mswada.",
            ),
        ),
        (
            "adm_printing_pages",
            "previous",
            Text(
                "The bills and reports of the new session were printed for every member.",
                "Miswada na ripoti za Kipindi kipya zilichapwa kwa kila mwakilishi.",
            ),
        ),
    ),
}


def access_rows(edition: Edition) -> Iterator[Row]:
    """Two roles, a day before the release; nobody for the baseline, which was computed afterwards."""
    if edition.is_back_cast:
        return
    until = datetime.combine(edition.published_on, time(10), _EAT)
    for role, reason in _ROLES:
        yield {
            "role_en": role.en,
            "role_sw": role.sw,
            "organisation": "County Assembly of Kisumu",
            "reason_en": reason.en,
            "reason_sw": reason.sw,
            "from_at": (until - timedelta(days=1)).isoformat(),
            "until_at": until.isoformat(),
        }


def reason_rows(edition: Edition) -> list[Row]:
    """Reasons as staff record them when the desk compares a quarter."""
    return [
        {
            "metric_id": metric_id,
            "unit_id": "assembly",
            "against": against,
            "reason_en": reason.en,
            "reason_sw": reason.sw,
        }
        for metric_id, against, reason in _REASONS.get(edition.quarter, ())
    ]
