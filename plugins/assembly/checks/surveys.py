"""Surveys and their answers: dates and counts that are possible, answers that add up to their base.

That no count of people is small is checked of every table (``people``); whether a suppressed answer could
be worked out from the others is asked of all published tables together (``disclosure``).
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence

from plugins.assembly.mapping import Placed
from plugins.assembly.periods import Quarter
from plugins.assembly.problems import Problem
from plugins.assembly.records_voices import Survey, SurveyAnswer
from plugins.assembly.status import WITH_VALUE

from .fault import problem


def check_surveys(file: str, rows: Sequence[Placed[Survey]], quarter: Quarter) -> Iterator[Problem]:
    """The surveys of one quarter: fieldwork ended in it, and no more answered than were asked."""
    for line, row in rows:
        if row.fieldwork_start > row.fieldwork_end:
            found = f"Asking began on {row.fieldwork_start}, after its end on {row.fieldwork_end}."
            yield problem(file, line, "fieldwork_start", "dates-backwards", found, "Correct one of the two.")
        elif Quarter.containing(row.fieldwork_end) != quarter:
            found = f"Asking ended on {row.fieldwork_end}, in another quarter."
            write = "A survey belongs to the quarter in which it ended."
            yield problem(file, line, "fieldwork_end", "other-quarter", found, write)
        if row.n_invited is not None and row.n_completed > row.n_invited:
            found = f"{row.n_completed} are more than the {row.n_invited} who were asked."
            yield problem(file, line, "n_completed", "part-too-large", found, "Correct one of the two.")
        if row.sampling == "open" and row.n_invited is not None:
            found = "A survey open to all has no number of people who were asked."
            yield problem(file, line, "n_invited", "number-unused", found, "Empty the cell.")


def check_answers(
    file: str, rows: Sequence[Placed[SurveyAnswer]], surveys: Mapping[str, Survey]
) -> Iterator[Problem]:
    """The answers, question by question."""
    questions: dict[tuple[str, int], list[Placed[SurveyAnswer]]] = defaultdict(list)
    for placed in rows:
        questions[placed.record.survey_id, placed.record.question_no].append(placed)
        yield from _check_row(file, placed)
    for (survey_id, _), own in questions.items():
        yield from _check_question(file, own, surveys.get(survey_id))


def _check_row(file: str, placed: Placed[SurveyAnswer]) -> Iterator[Problem]:
    line, row = placed
    for name in ("n", "base") if row.status in WITH_VALUE else ():
        if getattr(row, name) is None:
            write = "Write the number, or the status that says why there is none."
            yield problem(file, line, name, "no-number", f"The status is {row.status}.", write)


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
