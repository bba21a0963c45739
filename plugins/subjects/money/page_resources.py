"""Electricity, printing and travel: the newest quarter in words, a table that draws each quarter."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal
from functools import partial

from plugins.core.facts.assembly import Report
from plugins.core.pages import addresses
from plugins.core.pages.columns import columns
from plugins.core.pages.gaps import with_gaps
from plugins.core.pages.parts import Section, Text
from plugins.core.pages.tables import Cell, Table
from plugins.core.pages.teller import Teller
from plugins.core.statements import formats
from plugins.core.strips.part import amount_strip
from plugins.subjects.figures.model import Figures, Result
from plugins.subjects.figures.offer_table import leading_cell
from plugins.subjects.figures.say import say_figure
from plugins.subjects.metrics.measure import newest
from plugins.subjects.metrics.record import Metric

from .model import ResourceCourse, ResourcePoint, Resources
from .record import RESOURCES

#: Quarters on the page of all: a year.
SHOWN = 4


def use_sections(teller: Teller) -> Iterator[Section]:
    """A section for each resource that has rows, with its newest quarters as a whole; all of them and their
    parts stand under their years."""
    promised = f"{addresses.page(teller.language, 'policy/guide')}#c2-2-3"
    uses = teller.assembly[Resources].uses
    for use in uses:
        metric = next(
            (one for one in newest(teller.assembly.rows(Metric)) if one.metric_id == use.metric_id), None
        )
        links: tuple[Text, ...] = tuple(
            teller.text(note) for note in dict.fromkeys(part.note for part in use.points[-1].parts) if note
        )
        if metric is not None:
            title = teller.metric(metric)
            links = (*links, Text(teller.t("resources.metric_page"), url=title.url))
        if use is uses[-1]:
            links = (*links, Text(teller.t("resources.promised"), url=promised))
        yield Section(
            section_id=use.resource.replace("_", "-"),
            heading=teller.t(f"resources.{use.resource}"),
            paragraphs=(_said(teller, use), *links),
            tables=(_table(teller, use, use.points[-SHOWN:], parts=()),),
        )


def use_in_year(teller: Teller, year: str) -> Iterator[Section]:
    """The same for one financial year: the table of each resource."""
    for use in teller.assembly[Resources].uses:
        points = [point for point in use.points if _year(point) == year]
        if points:
            yield Section(
                section_id=use.resource.replace("_", "-"),
                heading=teller.t(f"resources.{use.resource}"),
                tables=(_table(teller, use, points, RESOURCES[use.resource].parts),),
            )


def _year(point: ResourcePoint) -> str:
    return point.quarter.financial_year


def _said(teller: Teller, use: ResourceCourse) -> str:
    """The newest quarter; what it may be compared with is what may be said of the metric."""
    t, point, metric = teller.t, use.points[-1], _metric_of(teller, use)
    if metric is not None:
        return say_figure(*metric, teller.voice).text
    months = formats.months(point.quarter, teller.language)
    if point.quantity is None:
        return t("resources.use_missing", months=months, why=t(f"status.{point.status}"))
    said = [t("resources.use", months=months, quantity=_quantity(teller, use, point.quantity))]
    if point.status in ("provisional", "estimated"):
        said.append(t(f"resources.{point.status}"))
    return " ".join(said)


def _metric_of(teller: Teller, use: ResourceCourse) -> tuple[Report, Result] | None:
    """The figure of the metric that counts the resource, in the report of its newest quarter; ``None`` where
    it says something else than its parts or there is none."""
    report, point = teller.assembly.latest, use.points[-1]
    if report is None or report.quarter != point.quarter:
        return None
    result = report[Figures].of(use.metric_id)
    return (report, result) if result is not None and result.value == point.quantity else None


def _quantity(teller: Teller, use: ResourceCourse, quantity: Decimal) -> str:
    if use.unit == "pages":
        return teller.t("resources.pages", number=quantity)
    return formats.in_unit(quantity, use.unit, None, teller.language)


def _table(
    teller: Teller, use: ResourceCourse, points: Sequence[ResourcePoint], parts: Sequence[str]
) -> Table:
    unit = teller.t(f"resources.in_{use.unit}")
    most = max((point.quantity for point in use.points if point.quantity is not None), default=None)
    shown = (
        columns(teller, reversed(points))
        .column("column.months", lambda point: teller.report(point.quarter))
        .picture("column.picture", lambda point: Cell("", picture=amount_strip(point.quantity, most)))
    )
    for part in parts:
        shown = shown.number(f"resource_part.{part}", partial(_part, teller, part), unit=unit)
    table = (
        shown.number(
            "resources.together", lambda point: point.quantity, unit=unit, status=lambda point: point.status
        )
        .column("column.change", lambda point: _change(teller, use, point), speaks=True)
        .table(teller.t(f"resources.{'table_' if parts else ''}{use.resource}"), f"{use.resource}-table")
    )
    return with_gaps(teller, table, [point.quarter for point in reversed(points)])


def _change(teller: Teller, use: ResourceCourse, point: ResourcePoint) -> Cell:
    """What may be said of it against the figure that it is compared with: of what follows the season, that of
    the same months a year earlier."""
    report = teller.assembly.report(point.quarter)
    result = report[Figures].of(use.metric_id) if report else None
    return leading_cell(teller, result) if result and result.value == point.quantity else Cell("–")


def _part(teller: Teller, part: str, point: ResourcePoint) -> Cell:
    row = next((one for one in point.parts if one.part == part), None)
    if row is None or row.quantity is None:
        return teller.missing_cell(row.status if row else "not_reported")
    return Cell(formats.number(row.quantity))
