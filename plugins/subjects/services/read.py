"""What the public asked of the Assembly in one version of a quarter, and the charter it is measured by."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from checked_tables.checked import CheckedTables
from checked_tables.mapping import Placed
from plugins.subjects.charter.record import ServiceStandard
from plugins.subjects.engagement.record import Engagement
from plugins.subjects.feedback.record import Feedback
from plugins.subjects.petitions.record import Petition
from plugins.subjects.surveys.record import Survey, SurveyAnswer

from .record import ServiceRecords, ServiceRequests

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
