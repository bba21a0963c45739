"""Every number about people in one version of a quarter, and the tables on competencies and trainings."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import chain
from typing import Any

from checked_tables.checked import CheckedTables
from checked_tables.mapping import Placed
from checked_tables.problems import Problem
from checked_tables.schemas import Field, TableSchema
from checked_tables.status import WITH_VALUE
from plugins.subjects.competencies.check import check_summaries
from plugins.subjects.competencies.record import CompetencySummary
from plugins.subjects.framework.record import Competency
from plugins.subjects.hiding.record import HiddenReason
from plugins.subjects.trainings.check import check_trainings
from plugins.subjects.trainings.record import LocalTraining

from .check import check_people
from .record import PeopleCount


@dataclass(frozen=True, slots=True, kw_only=True)
class PeopleRows:
    """What a version says about people, with the lines of the rows."""

    counts: tuple[PeopleCount, ...]
    summaries: tuple[Placed[CompetencySummary], ...]
    trainings: tuple[Placed[LocalTraining], ...]
    reasons: tuple[Placed[HiddenReason], ...]


def people_rows(tables: CheckedTables) -> PeopleRows:
    """The sound rows about people; none where a version has no such table."""
    return PeopleRows(
        counts=people_counts(tables),
        summaries=tables.records(CompetencySummary),
        trainings=tables.records(LocalTraining),
        reasons=tables.records(HiddenReason),
    )


def check_people_rows(rows: PeopleRows, competencies: tuple[Competency, ...]) -> Iterator[Problem]:
    """Everything wrong in the tables on competencies and trainings that cells and names do not show."""
    yield from check_summaries(rows.summaries)
    yield from check_trainings(rows.trainings, {each.competency_id for each in competencies})


def check_counts(rows: PeopleRows, said: Iterable[Problem]) -> Iterator[Problem]:
    """Counts of people that may not stand there, where no check of their own table has ``said`` so."""
    there = {(problem.file, problem.line, problem.column) for problem in said}
    for problem in check_people(rows.counts):
        if (problem.file, problem.line, problem.column) not in there:
            yield problem


def people_counts(tables: CheckedTables) -> tuple[PeopleCount, ...]:
    """The cells of all columns that a schema declares as counts of people, from the sound rows.

    A cell is hidden if the row's status says ``suppressed``, or if it would be a part of a number of people
    who are there: a part left empty may be one of those that are too few to tell.
    """
    return tuple(chain.from_iterable(_in_table(tables, table.schema) for table in tables.tables.values()))


def _in_table(tables: CheckedTables, schema: TableSchema) -> Iterator[PeopleCount]:
    declared = [field for field in schema.fields if field.disclosure]
    if declared and schema.scope == "quarter":
        for source, cell in tables.cells(schema.name):
            key = tuple(str(cell[name] or "") for name in schema.primary_key)
            status = cell.get("status")
            for field in declared:
                yield PeopleCount(
                    table=schema.name,
                    key=key,
                    column=field.name,
                    value=cell[field.name],
                    hidden=cell[field.name] is None and _is_hidden(cell, field, status),
                    status=status,
                    part_of=field.part_of,
                    is_base=field.disclosure == "base of people",
                    carried=schema.carried_forward,
                    source=source,
                )


def _is_hidden(cell: Mapping[str, Any], field: Field, status: str | None) -> bool:
    if status is not None and status not in WITH_VALUE:
        return status == "suppressed"
    return bool(field.part_of and cell[field.part_of])
