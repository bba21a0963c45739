"""Surveys: who was asked and how, what was answered, and how far each share can be relied on."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from checked_tables.status import Status
from checked_tables.texts import Bilingual
from plugins.core.measures.rounding import half_up, percentage
from plugins.core.pages import addresses
from plugins.core.pages.columns import columns
from plugins.core.pages.page import Page
from plugins.core.pages.parts import FigureView, Section, Sheet, Text, Words
from plugins.core.pages.tables import Table
from plugins.core.pages.teller import Teller
from plugins.core.statements import formats
from plugins.subjects.services.model import ServiceReport
from plugins.subjects.services.model_low import LOW

from .measure import SMALL_BASE, interval_of, satisfied_of
from .model import AnswerResult, QuestionResult, SurveyResult

_METRIC = "stk-satisfaction"
#: So many parts a divided bar can show.
_PARTS = 5


def surveys_page(teller: Teller) -> Page:
    """Each survey with its answers."""
    t, found = teller.t, teller.assembly.get(ServiceReport)
    heading = t("surveys.heading")
    surveys = found.surveys if found else ()
    sheet = Sheet(heading=heading, answer=t("surveys.none"))
    if found is not None and surveys:
        sections = [_section(teller, found, result, place) for place, result in enumerate(surveys)]
        sheet = Sheet(
            heading=heading,
            answer=teller.marked(found.release, _answer(teller, found)),
            sections=(*sections, _method(teller)),
            markers=_markers(teller, surveys),
            downloads=teller.tables("surveys", "survey_results", release=found.release),
        )
    return teller.page(
        "services/surveys",
        sheet,
        t("surveys.description"),
        trail=((t("nav.services"), addresses.contents(teller.language, "services")),),
    )


def _answer(teller: Teller, found: ServiceReport) -> str:
    """How many were satisfied, with the interval where people were drawn by chance."""
    t, language = teller.t, teller.language
    months = formats.months(found.release.quarter, language)
    for result in found.surveys:
        counted = satisfied_of(result.survey.answers) if result.survey.audience == "public" else None
        if counted is None or not counted[1]:
            continue
        share = formats.percent(half_up(percentage(Decimal(counted[0]), Decimal(counted[1])), 0), language)
        base = formats.number(counted[1])
        ends = interval_of(result.survey, *counted)
        if ends is None:
            return t("surveys.answer", share=share, base=base, months=months)
        low, high = (formats.percent(half_up(end, 0), language) for end in ends)
        return t("surveys.answer_between", share=share, base=base, months=months, low=low, high=high)
    return t("surveys.answer_none", count=len(found.surveys), months=months)


def _section(teller: Teller, found: ServiceReport, result: SurveyResult, place: int) -> Section:
    figure = _figure(teller, found, result) if place == 0 else None
    return Section(
        section_id=result.survey.slug,
        heading=teller.text(result.survey.title),
        paragraphs=tuple(_made(teller, result)),
        figures=(figure,) if figure else (),
        tables=tuple(
            _table(teller, question, f"{result.survey.slug}-{number}")
            for number, question in enumerate(result.questions, start=1)
        ),
    )


def _made(teller: Teller, result: SurveyResult) -> Iterator[Words]:
    """How many answered, when and how they were asked, and what the survey cannot say."""
    t, language, survey = teller.t, teller.language, result.survey
    completed = formats.number(survey.n_completed)
    if survey.n_invited is None or result.response_rate_pct is None:
        yield t("surveys.completed_open", completed=completed)
    else:
        rate = formats.percent(result.response_rate_pct, language)
        invited = formats.number(survey.n_invited)
        yield t("surveys.completed", completed=completed, invited=invited, rate=rate)
    yield t(
        "surveys.when",
        mode=t(f"surveys.mode_{survey.mode}"),
        start=survey.fieldwork_start,
        end=survey.fieldwork_end,
    )
    for key, text in (("who", survey.population), ("how", survey.method), ("limits", survey.limits)):
        yield _framed(teller, f"surveys.{key}", text)
    if survey.sampling == "random":
        effect = survey.design_effect
        yield t("surveys.design", effect=formats.number(effect)) if effect else t("surveys.design_unknown")
    if survey.address:
        yield Text(t("surveys.questionnaire"), url=survey.address)


def _framed(teller: Teller, key: str, text: Bilingual) -> Text:
    words = teller.text(text)
    return Text(teller.t(key, what=words.text), words.lang)


def _table(teller: Teller, question: QuestionResult, table_id: str) -> Table:
    t = teller.t
    words = teller.text(question.question)
    if question.base is None:
        caption = t("surveys.question_hidden", question=words.text)
    else:
        key = "surveys.question_low" if question.is_small else "surveys.question"
        caption = t(key, question=words.text, base=question.base)
    return (
        columns(teller, question.answers, "survey_results")
        .column("answer", lambda one: one.answer.answer)
        .number("n", lambda one: one.answer.n if one.percent is not None else None, status=_status)
        .number("percent", lambda one: one.percent, 1, unit="%", status=_status)
        .number(
            "surveys.between",
            lambda one: _between(teller, one),
            unit="%",
            status=_status,
            when=any(one.low is not None for one in question.answers),
        )
        .table(caption, table_id)
    )


def _status(one: AnswerResult) -> Status:
    return one.answer.status if one.percent is None else "reported"


def _between(teller: Teller, one: AnswerResult) -> str | None:
    if one.percent is None or one.low is None or one.high is None:
        return None
    low, high = formats.number(one.low, 1), formats.number(one.high, 1)
    return teller.t("surveys.interval", low=low, high=high)


def _figure(teller: Teller, found: ServiceReport, result: SurveyResult) -> FigureView | None:
    """The first question as one divided bar, where every answer is told."""
    t, language = teller.t, teller.language
    question = next(iter(result.questions), None)
    if question is None or question.base is None or len(question.answers) > _PARTS:
        return None
    if any(one.answer.n is None for one in question.answers):
        return None
    names = [teller.text(one.answer.answer) for one in question.answers]
    rows = [
        {"name": name.text, "value": one.answer.n, "lang": name.lang or language}
        for name, one in zip(names, question.answers, strict=True)
    ]
    shares = [
        (name.text, formats.percent(one.percent, language))
        for name, one in zip(names, question.answers, strict=True)
        if one.percent is not None
    ]
    subtitle = t("surveys.figure_subtitle", base=question.base, months=found.release.quarter)
    said = "; ".join(t("surveys.figure_one", answer=name, share=share) for name, share in shares)
    counted = satisfied_of([one.answer for one in question.answers])
    title = teller.plain(question.question)
    if counted is not None:
        satisfied = half_up(percentage(Decimal(counted[0]), Decimal(counted[1])), 0)
        title = t("surveys.figure_title", share=formats.percent(satisfied, language))
    return teller.figure(
        "shares",
        rows,
        figure_id="survey-answers",
        caption=teller.caption(title, subtitle, f"{said}."),
        labels={
            "name": t("label.survey_results.answer_en"),
            "value": t("label.survey_results.n"),
            "unit": "",
            "suffix": "",
        },
        provenance=found.release.provenance,
        csv_stem=f"survey-answers-{result.survey.slug}",
    )


def _method(teller: Teller) -> Section:
    t = teller.t
    link = Text(t("surveys.metric_link"), url=addresses.metric(teller.language, _METRIC))
    return Section(
        section_id="method",
        heading=t("surveys.method"),
        paragraphs=(t("surveys.method_text"), t("surveys.small"), link),
    )


def _markers(teller: Teller, surveys: tuple[SurveyResult, ...]) -> tuple[tuple[str, str], ...]:
    questions = [question for result in surveys for question in result.questions]
    found = teller.markers([one.answer.status for question in questions for one in question.answers])
    if any(question.is_small for question in questions):
        found = ((LOW, teller.t("surveys.low", base=SMALL_BASE)), *found)
    return found
