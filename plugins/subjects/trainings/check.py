"""Trainings of the Assembly: for competencies of its framework."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence

from checked_tables.fault import problem
from checked_tables.mapping import Placed
from checked_tables.nearest import did_you_mean
from checked_tables.problems import Problem

from .record import LocalTraining


def check_trainings(
    rows: Sequence[Placed[LocalTraining]], competency_ids: Collection[str]
) -> Iterator[Problem]:
    """Competencies that a training names and that nobody knows."""
    for _, row in rows:
        for name in row.competency_ids:
            if name not in competency_ids:
                file, line = row.source.file, row.source.line
                found = f"There is no competency {name}."
                write = did_you_mean(name, competency_ids) or "Write an id of competencies.csv."
                yield problem(file, line, "competency_ids", "unknown-name", found, write)
