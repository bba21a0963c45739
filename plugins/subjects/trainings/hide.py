"""Trainings of the Assembly: whoever gave a mark attended."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from disclosure_control.package import Number, Said
from disclosure_control.system import Interval, Relation
from plugins.core.facts.assembly import Report
from plugins.subjects.people.hide import name_of as count_name

from .record import LocalTraining

_TABLE = "training_local"


def trainings(report: Report) -> Iterator[Said]:
    """Attendance no smaller than the number of marks, no larger than the places."""
    one = Decimal(1)
    for row in report.rows(LocalTraining):
        attended = count_name(report, _TABLE, (row.training_id,), "attended")
        if row.places is not None and row.status == "suppressed":
            yield Number(
                name=attended,
                table=_TABLE,
                hidden=True,
                bounds=Interval(Decimal(0), Decimal(row.places)),
                source=row.source,
                column="attended",
            )
        if row.n_evaluations is not None and row.status == "suppressed":
            marks = count_name(report, _TABLE, (row.training_id,), "n_evaluations")
            yield Relation(
                name=f"{marks}: whoever gave one attended",
                terms={attended: -one, marks: one, f"{attended}, without a mark": one},
            )
