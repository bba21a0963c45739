"""From checked rows of text to the records of ``records_voices.py``."""

from __future__ import annotations

from .records_voices import Engagement, Feedback, Survey, SurveyAnswer
from .source import Source
from .typed import Cells, both


def survey(cell: Cells, _: Source) -> Survey:
    """One row of ``surveys.csv``; its answers are added when all tables are read."""
    return Survey(
        survey_id=cell["survey_id"],
        title=both(cell, "title"),
        audience=cell["audience"],
        mode=cell["mode"],
        fieldwork_start=cell["fieldwork_start"],
        fieldwork_end=cell["fieldwork_end"],
        population=both(cell, "population"),
        sampling=cell["sampling"],
        method=both(cell, "method"),
        n_invited=cell["n_invited"],
        n_completed=cell["n_completed"],
        limits=both(cell, "limits"),
        address=cell["address"] or "",
    )


def answer(cell: Cells, source: Source) -> SurveyAnswer:
    """One row of ``survey_results.csv``."""
    return SurveyAnswer(
        survey_id=cell["survey_id"],
        question_no=cell["question_no"],
        answer_no=cell["answer_no"],
        question=both(cell, "question"),
        answer=both(cell, "answer"),
        satisfied=cell["satisfied"],
        n=cell["n"],
        base=cell["base"],
        status=cell["status"],
        source=source,
    )


def feedback(cell: Cells, _: Source) -> Feedback:
    """One row of ``feedback.csv``."""
    return Feedback(
        feedback_id=cell["feedback_id"],
        theme=both(cell, "theme"),
        channel=cell["channel"],
        people=cell["people"],
        status=cell["status"],
        said=both(cell, "said"),
        response=both(cell, "response"),
        outcome=cell["outcome"],
        action_id=cell["action_id"],
        median_days=cell["median_days"],
    )


def engagement(cell: Cells, source: Source) -> Engagement:
    """One row of ``engagement.csv``."""
    return Engagement(
        seat_id=cell["seat_id"],
        seat=both(cell, "seat"),
        kind=cell["kind"],
        due_on=cell["due_on"],
        submitted=cell["submitted"],
        submitted_on=cell["submitted_on"],
        meetings=cell["meetings"],
        note=both(cell, "note"),
        source=source,
    )
