"""Labour effectiveness by department as a table that is its own chart."""

from __future__ import annotations

from dataclasses import replace

from plugins.core.facts.assembly import Report
from plugins.core.pages.columns import columns
from plugins.core.pages.tables import Cell, Table
from plugins.core.pages.teller import Teller
from plugins.core.statements import formats
from plugins.core.strips.part import part_strip

from .model import LabourReport


def labour_table(teller: Teller, report: Report, *factors: str, table_id: str) -> Table:
    """Each unit's effectiveness drawn from nothing to 100 per cent, after the ``factors`` that are named."""
    shown = (
        columns(teller, report[LabourReport].results, "labour")
        .column("column.department", lambda labour: teller.unit(labour.unit))
        .picture("column.picture", lambda labour: Cell("", picture=part_strip(labour.effectiveness_pct)))
    )
    for factor in (*factors, "effectiveness"):
        shown = shown.number(f"{factor}_pct", status=lambda labour: labour.status)
    table = shown.table(formats.months(report.quarter, teller.language), table_id)
    return replace(table, reading=teller.t("index.scale"))
