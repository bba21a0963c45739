"""Where a metric's figures come from, for what may be said of them."""

from __future__ import annotations

from collections import defaultdict
from decimal import Decimal
from typing import NamedTuple

from plugins.core.claims.change import Measure
from plugins.core.claims.statement import Source
from plugins.core.facts.version import Version
from plugins.subjects.metrics.record import Metric
from plugins.subjects.surveys.measure import satisfied_of
from plugins.subjects.surveys.record import Survey, SurveyAnswer

_OF_SAMPLING: dict[str, Source] = {"random": "sample", "everyone": "census"}
#: Fewer answers than this share of those asked is said with the figure.
_HALF = 2


class Asked(NamedTuple):
    """The survey behind a figure: how people were drawn, who was asked what and how, how many they were,
    whether fewer than half answered, and the design effect, where one is recorded."""

    source: Source
    frame: str
    low_response: bool
    invited: int | None = None
    design_effect: Decimal | None = None


def source_of(metric: Metric) -> Source:
    """What is declared, or what follows from the unit; of a survey, until it is known how people were
    drawn, the least that can be said."""
    if metric.source == "survey":
        return "self_selected"
    if metric.source is not None:
        return metric.source
    if metric.unit == "percent":
        return "register"
    if metric.unit == "kes":
        return "money"
    if metric.unit == "count":
        return "mean" if metric.denominator else "count"
    return "median" if metric.aggregation == "median" else "composite" if metric.unit == "score" else "amount"


def measure_of(metric: Metric, source: Source) -> Measure:
    """The metric as what decides about changes sees it."""
    return Measure(
        subject=metric.metric_id,
        source=source,
        decimals=metric.decimals,
        threshold=metric.change_threshold,
        wanted=metric.direction,
        cumulative=metric.cumulative,
        seasonal=metric.seasonal,
    )


def asked(version: Version, part: Decimal | None, cases: Decimal | None) -> Asked | None:
    """The survey of a version whose answers make the figure: the one in which so many of so many were
    satisfied; ``None`` if there is none, or several."""
    answers: dict[str, list[SurveyAnswer]] = defaultdict(list)
    for answer in version.rows(SurveyAnswer):
        answers[answer.survey_id].append(answer)
    if part is None or cases is None:
        return None
    wanted = int(part), int(cases)
    found = [one for one in version.rows(Survey) if satisfied_of(answers[one.survey_id]) == wanted]
    if len(found) != 1:
        return None
    survey = found[0]
    question = next(one.question.en for one in answers[survey.survey_id] if one.satisfied is not None)
    invited = survey.n_invited
    return Asked(
        source=_OF_SAMPLING.get(survey.sampling, "self_selected"),
        frame=f"{survey.mode}; {survey.population.en}; {question}",
        low_response=invited is not None and _HALF * survey.n_completed < invited,
        invited=invited,
        design_effect=survey.design_effect,
    )
