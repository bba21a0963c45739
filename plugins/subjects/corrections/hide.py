"""What a new version says it changed: such a figure need not be what it was, printed or hidden."""

from __future__ import annotations

from collections.abc import Iterator

from disclosure_control.package import Changed, Said
from plugins.core.facts.assembly import Report
from plugins.subjects.figures.hide import name_of

from .record import corrections_of


def corrections(report: Report) -> Iterator[Said]:
    """Each figure of the version's list of corrections."""
    for row in corrections_of(report):
        yield Changed(name_of(report, row.metric_id, row.unit_id, row.column))
