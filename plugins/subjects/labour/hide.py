"""Labour inputs of departments: where they are hidden, the effectiveness that follows from them is too."""

from __future__ import annotations

from collections.abc import Iterator

from disclosure_control.package import Number, Said
from disclosure_control.system import ZERO, Interval
from plugins.core.facts.assembly import Report
from plugins.subjects.figures.hide import name_of as figure_name
from plugins.subjects.figures.model import Figures

from .record import LabourInputs

_INPUTS = ("scheduled_hours", "productive_hours", "standard_output", "actual_output", "conforming_output")
_METRIC = "adm_labour_effectiveness"


def labour(report: Report) -> Iterator[Said]:
    """The inputs as amounts; a hidden row hides the unit's figure of labour effectiveness with it."""
    for row in report.rows(LabourInputs):
        for column in _INPUTS:
            yield Number(
                name=f"{report.quarter} labour {row.unit_id} {column}",
                table="labour",
                kind="amount",
                hidden=row.status == "suppressed",
                printed=getattr(row, column),
                source=row.source,
                column=column,
            )
        if row.status == "suppressed" and report[Figures].of(_METRIC, row.unit_id) is not None:
            yield Number(
                name=figure_name(report, _METRIC, row.unit_id, "value"),
                table="labour",
                kind="score",
                hidden=True,
                bounds=Interval(ZERO, None),
                source=row.source,
                column="status",
            )
