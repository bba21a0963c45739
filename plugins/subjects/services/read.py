"""What the public asked of the Assembly in one version of a quarter, and the charter it is measured by."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from checked_tables.checked import CheckedTables
from checked_tables.mapping import Placed
from checked_tables.problems import Problem
from plugins.core.time.quarter import Quarter
from plugins.core.time.release import Release
from plugins.subjects.engagement.record import Engagement
from plugins.subjects.feedback.check import check_engagement, check_feedback
from plugins.subjects.feedback.record import Feedback
from plugins.subjects.petitions.check import check_petitions
from plugins.subjects.petitions.record import Petition
from plugins.subjects.surveys.check import check_answers
from plugins.subjects.surveys.record import Survey, SurveyAnswer
from plugins.subjects.units.record import Unit

from .check import check_invented, check_requests, check_standards
from .record import (
    PETITION,
    ServiceRecords,
    ServiceRequests,
    ServiceStandard,
    standards_at,
)

TABLES = ("service_requests", "petitions", "surveys", "survey_results", "feedback", "engagement")


@dataclass(frozen=True, slots=True, kw_only=True)
class ServiceRows:
    """The sound rows of the tables on services, with the lines on which they stand; ``files`` by table."""

    files: Mapping[str, str]
    requests: tuple[Placed[ServiceRequests], ...]
    petitions: tuple[Placed[Petition], ...]
    surveys: tuple[Placed[Survey], ...]
    answers: tuple[Placed[SurveyAnswer], ...]
    feedback: tuple[Placed[Feedback], ...]
    engagement: tuple[Placed[Engagement], ...]

    def records(self, standards: Sequence[ServiceStandard]) -> ServiceRecords:
        """The rows without their lines, with the standards that they are measured by."""
        return ServiceRecords(
            requests=tuple(row for _, row in self.requests),
            petitions=tuple(row for _, row in self.petitions),
            surveys=tuple(self._joined()),
            feedback=tuple(row for _, row in self.feedback),
            engagement=tuple(row for _, row in self.engagement),
            standards=tuple(standards),
        )

    def _joined(self) -> Iterator[Survey]:
        """Each survey with its answers."""
        for _, survey in self.surveys:
            own = (answer for _, answer in self.answers if answer.survey_id == survey.survey_id)
            yield replace(survey, answers=tuple(own))


def service_rows(tables: CheckedTables) -> ServiceRows:
    """The rows on services; none where a version has no such table."""
    return ServiceRows(
        files={name: tables.file(name) for name in TABLES},
        requests=tables.records(ServiceRequests),
        petitions=tables.records(Petition),
        surveys=tables.records(Survey),
        answers=tables.records(SurveyAnswer),
        feedback=tables.records(Feedback),
        engagement=tables.records(Engagement),
    )


def check_services(
    rows: ServiceRows,
    standards: Sequence[ServiceStandard],
    units: Mapping[str, Unit],
    quarter: Quarter,
    release: Release | None,
) -> Iterator[Problem]:
    """Everything wrong in these tables that single cells and names do not show; members' reports are
    looked at where the release could be read."""
    in_force = standards_at(standards, quarter)
    yield from check_requests(rows.files["service_requests"], rows.requests, in_force)
    yield from check_petitions(rows.files["petitions"], rows.petitions, units)
    surveys = {survey.survey_id: survey for _, survey in rows.surveys}
    yield from check_answers(rows.files["survey_results"], rows.answers, surveys)
    yield from check_feedback(rows.files["feedback"], rows.feedback)
    if release is not None:
        used = [row.service_id for _, row in rows.requests]
        used += [name for name, one in in_force.items() if one.kind == PETITION and rows.petitions]
        yield from check_invented(rows.files["service_requests"], used, in_force, release)
        yield from check_engagement(rows.files["engagement"], rows.engagement)


def service_standards(tables: CheckedTables) -> tuple[tuple[ServiceStandard, ...], list[Problem]]:
    """The charter, and what is wrong in it."""
    rows = tables.records(ServiceStandard)
    problems = list(check_standards(tables.file("service_standards"), rows))
    return tuple(row for _, row in rows), problems
