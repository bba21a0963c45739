"""Labour inputs of departments; the figure that follows from hidden ones is hidden with the figures."""

from __future__ import annotations

from collections.abc import Iterator

from disclosure_control.package import Number, Said
from plugins.core.facts.assembly import Report

from .record import LabourInputs

_INPUTS = ("scheduled_hours", "productive_hours", "standard_output", "actual_output", "conforming_output")


def labour(report: Report) -> Iterator[Said]:
    """The inputs as amounts."""
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
