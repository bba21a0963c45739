"""The tables on services as published: each release's, with what follows from them."""

from __future__ import annotations

from collections.abc import Iterator

from plugins.core.facts.assembly import Assembly, Report
from plugins.core.packing.publisher import Contribution, Line, Lines, copies, filled, newest, status_columns
from plugins.subjects.actions.measure import action_columns

from .measure import service_report
from .model import ServiceReport
from .model_low import LOW
from .record import ServiceRecords


def services(report: Report, _: Assembly) -> Lines:
    """The lines of each table; nothing for a release without services."""
    records = report.records[ServiceRecords]
    found = service_report(report.release, records) if records else None
    if found is None:
        return {}
    return filled(
        {
            "service_requests": _requests(found),
            "petitions": _petitions(found),
            "surveys": (
                Line(one.survey, {"response_rate_pct": one.response_rate_pct}) for one in found.surveys
            ),
            "survey_results": _answers(found),
            "feedback": (Line(row, action_columns(report.release, row.action_id)) for row in found.feedback),
            "engagement": copies(found.engagement.seats if found.engagement else ()),
        }
    )


SERVICES = Contribution(lines=services, series=newest, place=(3, 4))


def _requests(found: ServiceReport) -> Iterator[Line]:
    for line in found.lines:
        for result in (line.whole, *line.channels):
            if result is not None:
                yield Line(
                    result.requests,
                    {
                        "kind": line.standard.kind,
                        "standard_days": line.standard.standard_days,
                        "standard_from": line.standard.first_quarter,
                        "due": result.due,
                        "within_pct": result.within_pct,
                    },
                )


def _petitions(found: ServiceReport) -> Iterator[Line]:
    for story in found.petitions.petitions if found.petitions else ():
        yield Line(
            story.petition,
            {
                "stage": story.stage,
                "days_to_reply": story.days_to_reply,
                "days_waiting": story.days_waiting,
                "within_standard": story.in_time,
            },
        )


def _answers(found: ServiceReport) -> Iterator[Line]:
    for result in found.surveys:
        for question in result.questions:
            for one in question.answers:
                small = question.is_small and one.percent is not None
                codes = {"obs_status": "U", "marker": LOW} if small else status_columns(one.answer.status)
                share = {"percent": one.percent, "ci_low": one.low, "ci_high": one.high}
                yield Line(one.answer, {**share, **codes})
