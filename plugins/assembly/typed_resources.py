"""From checked rows of text to the records of ``records_resources.py``."""

from __future__ import annotations

from .records_resources import ResourceUse
from .source import Source
from .typed import Cells, both


def resource_use(cell: Cells, source: Source) -> ResourceUse:
    """One row of ``resource_use.csv``."""
    return ResourceUse(
        resource=cell["resource"],
        part=cell["part"],
        quantity=cell["quantity"],
        unit=cell["unit"],
        status=cell["status"],
        note=both(cell, "note"),
        source=source,
    )
