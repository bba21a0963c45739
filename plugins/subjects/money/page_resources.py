"""Electricity, printing and travel: the newest quarter in words, a small picture, a table by part."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from decimal import Decimal
from functools import partial

from plugins.core.facts.assembly import Report
from plugins.core.pages.columns import columns
from plugins.core.pages.gaps import with_gaps
from plugins.core.pages.parts import FigureView, Section, Text
from plugins.core.pages.tables import Cell, Table
from plugins.core.pages.teller import Teller
from plugins.core.statements import formats
from plugins.subjects.figures.model import Figures, Result
from plugins.subjects.figures.say import say_figure
from plugins.subjects.figures.say_captions import title_of
from plugins.subjects.metrics.measure import newest
from plugins.subjects.metrics.record import Metric

from .model import ResourceCourse, ResourcePoint, Resources
from .record import RESOURCES


def use_sections(teller: Teller, earlier: Collection[str] = ()) -> Iterator[Section]:
    """A section for each resource that has rows; the years that came ``earlier`` are in its picture alone."""
    for use in teller.assembly[Resources].uses:
        figure = _figure(teller, use)
        metric = next(
            (one for one in newest(teller.assembly.rows(Metric)) if one.metric_id == use.metric_id), None
        )
        links: tuple[Text, ...] = tuple(
            teller.text(note) for note in dict.fromkeys(part.note for part in use.points[-1].parts) if note
        )
        if metric is not None:
            title = teller.metric(metric)
            links = (*links, Text(teller.t("resources.metric_page"), url=title.url))
        yield Section(
            section_id=use.resource.replace("_", "-"),
            heading=teller.t(f"resources.{use.resource}"),
            paragraphs=(_said(teller, use), *links),
            figures=(figure,) if figure else (),
            tables=(_table(teller, use, [one for one in use.points if _year(one) not in earlier]),),
        )


def use_in_year(teller: Teller, year: str) -> Iterator[Section]:
    """The same for one financial year: the table of each resource."""
    for use in teller.assembly[Resources].uses:
        points = [point for point in use.points if _year(point) == year]
        if points:
            yield Section(
                section_id=use.resource.replace("_", "-"),
                heading=teller.t(f"resources.{use.resource}"),
                tables=(_table(teller, use, points),),
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


def _figure(teller: Teller, use: ResourceCourse) -> FigureView | None:
    known = [point for point in use.points if point.quantity is not None]
    if len(known) < 2:
        return None
    t, language = teller.t, teller.language
    scale = 1000 if use.unit == "kes" else 1
    rows = [
        {
            "quarter": str(point.quarter),
            "value": None if point.quantity is None else point.quantity / scale,
            "status": point.status,
            "back_cast": point.is_back_cast,
        }
        for point in use.points
    ]
    metric, last = _metric_of(teller, use), use.points[-1]
    quantity = "–" if last.quantity is None else _quantity(teller, use, last.quantity)
    title = t("resources.use_title", what=t(f"resources.{use.resource}"), quantity=quantity)
    if metric is not None:
        title = title_of(*metric, teller.voice).text
    span = formats.span(use.points[0].quarter, use.points[-1].quarter, language)
    text = " ".join(
        t("resources.use_point", months=point.quarter, quantity=_quantity(teller, use, point.quantity))
        for point in known
        if point.quantity is not None
    )
    subtitle = t(f"resources.subtitle_{use.unit}", span=span)
    return teller.figure(
        "line",
        rows,
        figure_id=f"use-{use.resource.replace('_', '-')}",
        caption=teller.caption(title, subtitle, text),
        labels={
            "quarter": t("column.months"),
            "value": t("resources.quantity"),
            "unit": t(f"resources.unit_{use.unit}"),
            "target": t("column.target"),
            "new_definition": t("metric.new_definition"),
            **teller.status_labels(),
        },
        provenance=use.provenance,
        unit="thousand_kes" if use.unit == "kes" else use.unit,
        csv_stem=f"use-{use.resource.replace('_', '-')}",
    )


def _table(teller: Teller, use: ResourceCourse, points: Sequence[ResourcePoint]) -> Table:
    unit = teller.t(f"resources.in_{use.unit}")
    shown = columns(teller, reversed(points)).column(
        "column.months", lambda point: teller.report(point.quarter)
    )
    for part in RESOURCES[use.resource].parts:
        shown = shown.number(f"resource_part.{part}", partial(_part, teller, part), unit=unit)
    table = (
        shown.number(
            "resources.together", lambda point: point.quantity, unit=unit, status=lambda point: point.status
        )
        .change("label.results.change_on_previous_quarter", lambda point: point.change_previous_pct, unit="%")
        .change("label.results.change_on_year_earlier", lambda point: point.change_year_pct, unit="%")
        .table(teller.t(f"resources.table_{use.resource}"), f"{use.resource}-table")
    )
    return with_gaps(teller, table, [point.quarter for point in reversed(points)])


def _part(teller: Teller, part: str, point: ResourcePoint) -> Cell:
    row = next((one for one in point.parts if one.part == part), None)
    if row is None or row.quantity is None:
        return teller.missing_cell(row.status if row else "not_reported")
    return Cell(formats.number(row.quantity))
