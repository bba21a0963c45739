"""Trainings of the Assembly: held in the quarter, no more people than places, marks with the number of those
who gave them.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence

from plugins.assembly.mapping import Placed
from plugins.assembly.periods import Quarter
from plugins.assembly.problems import Problem
from plugins.assembly.records_people import LocalTraining
from plugins.assembly.status import WITH_VALUE

from .fault import problem
from .nearest import did_you_mean


def check_trainings(
    rows: Sequence[Placed[LocalTraining]], competency_ids: Collection[str], quarter: Quarter
) -> Iterator[Problem]:
    """The trainings of one quarter."""
    for _, row in rows:
        yield from _check_days(row, quarter)
        yield from _check_people(row)
        yield from _check_marks(row)
        for name in row.competency_ids:
            if name not in competency_ids:
                write = did_you_mean(name, competency_ids) or "Write an id of competencies.csv."
                yield _at(row, "competency_ids", "unknown-name", f"There is no competency {name}.", write)


def _check_days(row: LocalTraining, quarter: Quarter) -> Iterator[Problem]:
    if row.started_on > row.ended_on:
        found = f"It began on {row.started_on}, after it ended on {row.ended_on}."
        yield _at(row, "started_on", "dates-backwards", found, "Correct one of the two.")
    if not quarter.first_day <= row.ended_on <= quarter.last_day:
        found = f"It ended on {row.ended_on}, not in {quarter.first_day} to {quarter.last_day}."
        yield _at(row, "ended_on", "other-quarter", found, "Put it into the quarter in which it ended.")


def _check_people(row: LocalTraining) -> Iterator[Problem]:
    if row.status in WITH_VALUE and row.attended is None:
        write = "Write the number, or the status that says why there is none."
        yield _at(row, "attended", "no-number", f"The status is {row.status}.", write)
    if row.attended is not None and row.places is not None and row.attended > row.places:
        found = f"{row.attended} people attended, but there were {row.places} places."
        yield _at(row, "attended", "part-too-large", found, "Correct one of the two.")


def _check_marks(row: LocalTraining) -> Iterator[Problem]:
    mean, count = row.evaluation_mean, row.n_evaluations
    if (mean is None) != (count is None):
        empty = "evaluation_mean" if mean is None else "n_evaluations"
        found = "A mean mark and the number of people who gave one go together; one of the two is empty."
        yield _at(row, empty, "no-base", found, "Write both or neither.")
    if count is not None and row.attended is not None and count > row.attended:
        found = f"{count} people gave a mark, but {row.attended} attended."
        yield _at(row, "n_evaluations", "part-too-large", found, "Correct one of the two.")


def _at(row: LocalTraining, column: str, kind: str, found: str, write: str) -> Problem:
    return problem(row.source.file, row.source.line, column, kind, found, write)
