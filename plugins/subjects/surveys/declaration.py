"""Surveys and their answers."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from checked_tables.problems import Problem
from plugins.core.facts.version import Read
from plugins.core.pages.contents import Entry
from plugins.core.pages.page import Page
from plugins.core.pages.teller import Teller
from plugins.core.subject import Subject

from .check import check_answers
from .record import Survey, SurveyAnswer


def _check(read: Read, _: Sequence[Problem]) -> Iterator[Problem]:
    surveys = {survey.survey_id: survey for survey in read.rows(Survey)}
    yield from check_answers(read.file(SurveyAnswer), read.placed(SurveyAnswer), surveys)


def _pages(teller: Teller) -> Iterator[Page]:
    from .page import surveys_page

    yield surveys_page(teller)


SUBJECT = Subject(
    listed=(("footer.results", Entry("surveys", "services/surveys", 70)),),
    pages=_pages,
    word="surveys",
    published_with="services",
    records=(Survey, SurveyAnswer),
    check=_check,
)
