"""Competencies assessed against what the work asks for, and the trainings meant to close the gaps."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import timedelta
from decimal import Decimal

from plugins.core.measures.rounding import half_up, percentage
from plugins.core.time.quarter import Quarter
from plugins.core.time.release import Release
from plugins.subjects.framework.record import Competency, JobStratum
from plugins.subjects.trainings.record import LocalTraining

from .model import (
    CompetencyLine,
    CompetencyReport,
    CompetencyStory,
    StratumTally,
)
from .record import ALL_STRATA, CompetencySummary

#: How many of the widest gaps are looked at for trainings.
WIDEST = 10
#: Within how long before or after an assessment a training counts as meant for its gap.
A_YEAR = timedelta(days=365)


def competency_report(
    release: Release,
    rows: Sequence[CompetencySummary],
    before: Sequence[CompetencySummary],
    competencies: Sequence[Competency],
    strata: Iterable[JobStratum],
    trainings: Sequence[LocalTraining],
) -> CompetencyReport:
    """What was assessed by the end of the release's quarter.

    ``before`` are the rows of the assessment before, ``trainings`` those of all published quarters. A gap is
    the mean over everybody assessed of the levels by which they fall short. Shares of a level of work are
    ratios of sums over the competencies shown.
    """
    stories = tuple(_story(one, rows, before, trainings, release.quarter) for one in competencies)
    known = [
        story for story in stories if story.everybody is not None and story.everybody.mean_gap is not None
    ]
    known.sort(key=lambda story: story.everybody.mean_gap or 0 if story.everybody else 0, reverse=True)
    return CompetencyReport(
        release=release,
        stories=stories,
        widest=tuple(known[:WIDEST]),
        strata=tuple(_tally(each, rows) for each in dict.fromkeys(one.stratum_id for one in strata)),
        everybody=_tally(ALL_STRATA, rows),
    )


def line(row: CompetencySummary) -> CompetencyLine:
    """One row with its share."""
    share = None
    if row.n_assessed and row.n_at_or_above is not None:
        share = half_up(percentage(Decimal(row.n_at_or_above), Decimal(row.n_assessed)), 1)
    return CompetencyLine(
        stratum_id=row.stratum_id,
        status=row.status,
        assessed=row.n_assessed,
        reached=row.n_at_or_above,
        at_or_above_pct=share,
        mean_gap=row.mean_gap,
    )


def _story(
    competency: Competency,
    rows: Sequence[CompetencySummary],
    before: Sequence[CompetencySummary],
    trainings: Sequence[LocalTraining],
    quarter: Quarter,
) -> CompetencyStory:
    own = [line(row) for row in rows if row.competency_id == competency.competency_id]
    then = [row for row in before if row.competency_id == competency.competency_id]
    meant = [one for one in trainings if competency.competency_id in one.competency_ids]
    end = quarter.last_day
    return CompetencyStory(
        competency=competency,
        everybody=next((each for each in own if each.stratum_id == ALL_STRATA), None),
        levels=tuple(each for each in own if each.stratum_id != ALL_STRATA),
        gap_before=next((row.mean_gap for row in then if row.stratum_id == ALL_STRATA), None),
        trained_before=tuple(one for one in meant if end - A_YEAR < one.ended_on <= end),
        trained_after=tuple(one for one in meant if end < one.ended_on <= end + A_YEAR),
    )


def _tally(stratum_id: str, rows: Iterable[CompetencySummary]) -> StratumTally:
    own = [row for row in rows if row.stratum_id == stratum_id]
    shown = [row for row in own if row.n_assessed is not None and row.n_at_or_above is not None]
    assessments = sum(row.n_assessed or 0 for row in shown)
    reached = sum(row.n_at_or_above or 0 for row in shown)
    return StratumTally(
        stratum_id=stratum_id,
        shown=len(shown),
        hidden=sum(row.status == "suppressed" for row in own),
        assessments=assessments,
        at_or_above=reached,
        at_or_above_pct=half_up(percentage(Decimal(reached), Decimal(assessments)), 1)
        if assessments
        else None,
    )
