"""Shares, gaps and the trainings meant for them, worked by hand."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal as D

from checked_tables.source import Source
from checked_tables.texts import NO_TEXT, Bilingual
from plugins.subjects.competencies.measure import competency_report
from plugins.subjects.competencies.record import CompetencySummary
from plugins.subjects.framework.record import Competency, JobStratum
from plugins.subjects.trainings.record import LocalTraining
from tests.samples.rows import Q, release
from tests.subjects.trainings.test_trainings_check import SOUND

TALK, PLAN, LEAD = "core_people_talk", "core_strategy_plan", "leadership_people_lead"


def competency(competency_id: str, order: int) -> Competency:
    family, cluster, name = competency_id.split("_")
    return Competency(
        competency_id=competency_id,
        family=family,  # type: ignore[arg-type]
        cluster=cluster,  # type: ignore[arg-type]
        order=order,
        letter_as_printed="a",
        source_section="5.1",
        name=Bilingual(name),
        summary=NO_TEXT,
        indicators=(),
    )


def stratum(order: int, stratum_id: str) -> JobStratum:
    return JobStratum(
        order=order,
        stratum_id=stratum_id,
        level=Bilingual(stratum_id),
        number_as_printed="",
        job_group="",
        job_title=NO_TEXT,
        competency_types=(),
        note=NO_TEXT,
    )


def row(
    competency_id: str, stratum_id: str, *numbers: int | None, gap: str | None = None
) -> CompetencySummary:
    assessed, reached = numbers or (None, None)
    return CompetencySummary(
        stratum_id=stratum_id,
        competency_id=competency_id,
        n_assessed=assessed,
        n_at_or_above=reached,
        mean_gap=None if gap is None else D(gap),
        status="reported" if numbers else "suppressed",
        note=NO_TEXT,
        source=Source("competency_summary.csv", 2),
    )


ROWS = (
    row(TALK, "all", 60, 33, gap="0.70"),
    row(TALK, "middle", 20, 12, gap="0.55"),
    row(TALK, "junior", 26, 14, gap="0.69"),
    row(TALK, "top"),
    row(PLAN, "all", 60, 40, gap="0.40"),
    row(PLAN, "middle", 20, 15, gap="0.30"),
    row(PLAN, "junior"),
    row(PLAN, "top"),
)


def training(ended: date, *competency_ids: str) -> LocalTraining:
    return replace(SOUND, ended_on=ended, started_on=ended, competency_ids=competency_ids)


def report(*trainings: LocalTraining, before: tuple[CompetencySummary, ...] = ()):  # type: ignore[no-untyped-def]
    return competency_report(
        release(Q("2026-27-Q1")),
        ROWS,
        before,
        tuple(competency(each, order) for order, each in enumerate((TALK, PLAN, LEAD))),
        (stratum(1, "top"), stratum(2, "top"), stratum(3, "middle"), stratum(4, "junior")),
        trainings,
    )


def test_shares_are_ratios_of_sums() -> None:
    tallies = {each.stratum_id: each for each in report().strata}
    assert list(tallies) == ["top", "middle", "junior"]
    # 12 + 15 = 27 of 20 + 20 = 40 assessments: 67.5 %
    middle = tallies["middle"]
    assert (middle.at_or_above, middle.assessments, middle.at_or_above_pct) == (27, 40, D("67.5"))
    # 14 of 26 = 53.846... %, the other competency is hidden
    junior = tallies["junior"]
    assert (junior.at_or_above_pct, junior.shown, junior.hidden) == (D("53.8"), 1, 1)
    assert (tallies["top"].at_or_above_pct, tallies["top"].hidden) == (None, 2)
    # (33 + 40) / 120 = 60.83... %
    assert report().everybody.at_or_above_pct == D("60.8")


def test_coverage_counts_competencies_that_were_assessed() -> None:
    assert (report().assessed, len(report().stories)) == (2, 3)


def test_the_widest_gap_stands_first() -> None:
    assert [story.competency.competency_id for story in report().widest] == [TALK, PLAN]


def test_a_training_counts_within_a_year_of_the_quarters_end() -> None:
    # the quarter ends on 30 September 2026; 365 days before it is 30 September 2025
    told = report(
        training(date(2025, 9, 30), TALK),
        training(date(2025, 10, 1), TALK),
        training(date(2026, 9, 30), PLAN, LEAD),
        training(date(2027, 9, 30), PLAN),
        training(date(2027, 10, 1), PLAN),
    )
    talk, plan, lead = told.stories
    assert [one.ended_on for one in talk.trained_before] == [date(2025, 10, 1)]
    assert [one.ended_on for one in plan.trained_before] == [date(2026, 9, 30)]
    assert [one.ended_on for one in plan.trained_after] == [date(2027, 9, 30)]
    assert lead.trained
    assert told.with_training == 2
    assert report(training(date(2026, 8, 5), PLAN)).with_training == 1


def test_a_gap_is_set_beside_that_of_the_assessment_before() -> None:
    told = report(before=(row(TALK, "all", 58, 30, gap="0.81"), row(TALK, "middle", 20, 10, gap="0.90")))
    assert [story.gap_before for story in told.stories] == [D("0.81"), None, None]
