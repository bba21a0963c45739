"""The quarter's figures on electricity, printing and travel against the table that tells their parts."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from checked_tables.problems import Problem
from plugins.core.facts.assembly import Report
from plugins.subjects.figures.model import Figures

from .record import RESOURCES, ResourceUse


def check_resource_counts(report: Report) -> Iterator[Problem]:
    """A warning for each figure of the Assembly that the parts of its resource do not add up to."""
    rows = report.rows(ResourceUse)
    for resource, declared in RESOURCES.items():
        parts = [row.quantity for row in rows if row.resource == resource]
        known = [quantity for quantity in parts if quantity is not None]
        result = report[Figures].of(declared.metric_id)
        if len(known) < len(declared.parts) or result is None or result.source is None:
            continue
        total = sum(known, Decimal(0))
        if result.value is not None and result.value != total:
            yield Problem(
                file=result.source.file,
                line=result.source.line,
                column="value",
                kind="parts-of-resource",
                found=f"{declared.metric_id} says {result.value}; resource_use.csv makes it {total}.",
                write="Correct whichever is wrong.",
                severity="warning",
            )
