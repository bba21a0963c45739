"""Answers to surveys: those of a question add up to its base.

That no count of people is small is checked of every table (``people``); whether a suppressed answer could
be worked out from the others is asked of all published tables together (``hiding``).
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence

from checked_tables.fault import problem
from checked_tables.mapping import Placed
from checked_tables.problems import Problem

from .record import Survey, SurveyAnswer


def check_answers(
    file: str, rows: Sequence[Placed[SurveyAnswer]], surveys: Mapping[str, Survey]
) -> Iterator[Problem]:
    """The answers, question by question."""
    questions: dict[tuple[str, int], list[Placed[SurveyAnswer]]] = defaultdict(list)
    for placed in rows:
        questions[placed.record.survey_id, placed.record.question_no].append(placed)
    for (survey_id, _), own in questions.items():
        yield from _check_question(file, own, surveys.get(survey_id))


def _check_question(
    file: str, own: Sequence[Placed[SurveyAnswer]], survey: Survey | None
) -> Iterator[Problem]:
    line, first = own[0]
    if len(own) < 2:
        found = "The question has a single answer."
        yield problem(file, line, "answer_no", "one-answer", found, "Add the others, 0 if nobody gave them.")
    bases = {row.base for _, row in own if row.base is not None}
    texts = {row.question for _, row in own}
    judged = {row.satisfied is None for _, row in own}
    for column, different in (("base", bases), ("question_en", texts), ("satisfied", judged)):
        if len(different) > 1:
            found = f"The rows of question {first.question_no} differ."
            yield problem(file, line, column, "rows-differ", found, "Write the same in all its rows.")
    if len(bases) != 1:
        return
    (base,) = bases
    numbers = [row.n for _, row in own]
    if None not in numbers and sum(number or 0 for number in numbers) != base:
        found = f"The answers add up to {sum(number or 0 for number in numbers)}, the base is {base}."
        yield problem(file, line, "base", "does-not-add-up", found, "Correct whichever is wrong.")
    if survey is not None and base > survey.n_completed:
        found = f"{base} are more than the {survey.n_completed} who completed the survey."
        yield problem(file, line, "base", "part-too-large", found, "Correct one of the two.")
