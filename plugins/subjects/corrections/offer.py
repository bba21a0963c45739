"""How much a metric was revised, for its page."""

from __future__ import annotations

from functools import partial

from plugins.core.pages import addresses
from plugins.core.pages.columns import NOTHING, columns, written
from plugins.core.pages.parts import Section, Text
from plugins.core.pages.tables import Cell, Table
from plugins.core.pages.teller import Teller
from plugins.core.statements import formats
from plugins.subjects.metrics.record import Metric
from plugins.subjects.units.record import ASSEMBLY_ID

from .model import RevisedPeriod, RevisionHistory, Revisions


def metric_revisions(teller: Teller, metric: Metric) -> Section | None:
    """The Assembly's figure by version, for the metric's own page; ``None`` if it was never revised."""
    for one in teller.assembly[Revisions].histories:
        if (one.metric_id, one.unit_id) == (metric.metric_id, ASSEMBLY_ID):
            return Section(
                section_id="revisions",
                heading=teller.t("revisions.heading"),
                tables=(_table(teller, metric, one, teller.t("revisions.heading")),),
            )
    return None


def _table(teller: Teller, metric: Metric, one: RevisionHistory, caption: str) -> Table:
    t, language = teller.t, teller.language
    unit = t(f"unit_short.{metric.unit}") if metric.unit != "count" else ""
    shown = columns(teller, reversed(one.revised)).column(
        "column.months",
        lambda period: Text(
            formats.months(period.quarter, language), url=addresses.report(language, period.quarter)
        ),
    )
    for place in range(max(len(period.vintages) for period in one.revised)):
        version = t("common.version", version=place + 1)
        shown = shown.number("", partial(_value, teller, metric, place), unit=unit, heading=version)
    return shown.change("revisions.size", lambda period: period.revision, metric.decimals).table(
        caption, f"{metric.slug}-{one.unit_id.replace('_', '-')}-revisions"
    )


def _value(teller: Teller, metric: Metric, place: int, period: RevisedPeriod) -> Cell:
    if place >= len(period.vintages):
        return NOTHING
    vintage = period.vintages[place]
    return written(teller, vintage.value, decimals=metric.decimals, status=vintage.status)
