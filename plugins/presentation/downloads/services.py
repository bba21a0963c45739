"""The tables on services as published: each release's, with what follows from them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from plugins.assembly.measures.services import service_report
from plugins.assembly.model import Assembly, QuarterReport
from plugins.assembly.model_services import ServiceReport
from plugins.assembly.status import MARKER, SDMX_STATUS, Status

from .reference import laid_out
from .tables import Row, release_columns

#: The shorthand for low reliability, beside a figure on few answers.
LOW = "[u]"


def service_tables(report: QuarterReport, columns: Mapping[str, Sequence[str]]) -> dict[str, list[Row]]:
    """The rows of each table under ``columns`` (by table name); nothing for a release without services."""
    records = report.records.services if report.records is not None else None
    found = service_report(report.release, records) if records else None
    if found is None:
        return {}
    release = release_columns(report)
    tables = {
        "service_requests": _requests(found),
        "petitions": _petitions(found),
        "surveys": _surveys(found),
        "survey_results": _answers(found),
        "feedback": ({"record": one, **status_columns(one.status)} for one in found.feedback),
        "engagement": ({"record": seat} for seat in (found.engagement.seats if found.engagement else ())),
    }
    packed = {
        name: [laid_out({**release, **row}, columns[name]) for row in rows] for name, rows in tables.items()
    }
    return {name: rows for name, rows in packed.items() if rows}


def services_report(assembly: Assembly) -> QuarterReport | None:
    """The newest report that tells of services."""
    with_some = (
        one for one in reversed(assembly.reports) if one.records is not None and one.records.services
    )
    return next(with_some, None)


def _requests(found: ServiceReport) -> Iterator[dict[str, Any]]:
    for line in found.lines:
        for result in (line.whole, *line.channels):
            if result is not None:
                yield {
                    "record": result.requests,
                    "kind": line.standard.kind,
                    "standard_days": line.standard.standard_days,
                    "due": result.due,
                    "within_pct": result.within_pct,
                    **status_columns(result.requests.status),
                }


def _petitions(found: ServiceReport) -> Iterator[dict[str, Any]]:
    for story in found.petitions.petitions if found.petitions else ():
        yield {
            "record": story.petition,
            "stage": story.stage,
            "days_to_reply": story.days_to_reply,
            "days_waiting": story.days_waiting,
            "within_standard": story.in_time,
        }


def _surveys(found: ServiceReport) -> Iterator[dict[str, Any]]:
    for result in found.surveys:
        yield {"record": result.survey, "response_rate_pct": result.response_rate_pct}


def _answers(found: ServiceReport) -> Iterator[dict[str, Any]]:
    for result in found.surveys:
        for question in result.questions:
            for one in question.answers:
                small = question.is_small and one.percent is not None
                codes = {"obs_status": "U", "marker": LOW} if small else status_columns(one.answer.status)
                yield {
                    "record": one.answer,
                    "percent": one.percent,
                    "ci_low": one.low,
                    "ci_high": one.high,
                    **codes,
                }


def status_columns(status: Status) -> dict[str, str]:
    """The status as SDMX code and as the marker of the pages."""
    return {"obs_status": SDMX_STATUS[status], "marker": MARKER[status]}
