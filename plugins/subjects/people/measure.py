"""Competencies and trainings of the newest quarter that has them, with those before it."""

from __future__ import annotations

from collections.abc import Sequence

from plugins.portal.dataset import Dataset
from plugins.portal.model import QuarterReport
from plugins.subjects.competencies.measure import competency_report
from plugins.subjects.competencies.model import CompetencyReport
from plugins.subjects.trainings.measure import training_report
from plugins.subjects.trainings.model import TrainingReport


def newest_competencies(reports: Sequence[QuarterReport], dataset: Dataset) -> CompetencyReport | None:
    """What was assessed last, compared with the time before; ``None`` if nothing ever was."""
    found = [one for one in reports if one.records is not None and one.records.competency_summaries]
    if not found or found[-1].records is None:
        return None
    earlier = found[-2].records if len(found) > 1 else None
    trainings = [row for one in reports if one.records is not None for row in one.records.trainings]
    return competency_report(
        found[-1].release,
        found[-1].records.competency_summaries,
        earlier.competency_summaries if earlier is not None else (),
        dataset.competencies,
        dataset.job_strata,
        trainings,
    )


def all_trainings(reports: Sequence[QuarterReport]) -> TrainingReport | None:
    """Every training of the current releases; ``None`` if none was recorded."""
    found = [one for one in reports if one.records is not None and one.records.trainings]
    if not found:
        return None
    trainings = [row for one in found if one.records is not None for row in one.records.trainings]
    return training_report(found[-1].release, found[0].quarter, trainings)
