"""A metric through time: its line, its table, why it changed."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace

from plugins.core.pages import addresses
from plugins.core.pages.columns import columns
from plugins.core.pages.gaps import gap_rows
from plugins.core.pages.page import Page
from plugins.core.pages.parts import FigureView, Section, Sheet, Text, Words
from plugins.core.pages.tables import Cell, Table
from plugins.core.pages.teller import Teller
from plugins.core.statements import formats
from plugins.core.time.quarter import Quarter
from plugins.subjects.figures import say_captions as captions
from plugins.subjects.figures.measure import Figure
from plugins.subjects.figures.measure_restated import restated_of
from plugins.subjects.figures.model import Result
from plugins.subjects.figures.offer_rows import history_rows
from plugins.subjects.figures.offer_sections import quarter_labels
from plugins.subjects.figures.offer_table import (
    change_cell,
    figure_with_unit,
    legend,
    restated_cell,
    verdict_cell,
)
from plugins.subjects.figures.say_lives import say_new_definition
from plugins.subjects.figures.say_series import say_trend
from plugins.subjects.releases.record import ChangeReason
from plugins.subjects.units.record import ASSEMBLY_ID

from .record import Metric

#: Quarters in the table of a metric's own page; the chart has all.
ROWS = 12


def history_page(teller: Teller, metric: Metric, history: tuple[Result, ...]) -> Page:
    """Every quarter of a metric, once there are more than its own page tells."""
    t = teller.t
    title = teller.plain(metric.title)
    heading = t("metric.history_of", title=title)
    section = Section(
        section_id="history", heading=t("metric.history"), tables=(_history_table(teller, history),)
    )
    return teller.page(
        f"metrics/{metric.slug}-history",
        Sheet(heading=heading, sections=(section,), markers=legend(teller, history)),
        t("metric.description", title=title),
        trail=(
            (t("nav.metrics"), addresses.contents(teller.language, "metrics")),
            (title, addresses.metric(teller.language, metric.slug)),
        ),
    )


def history_section(teller: Teller, metric: Metric, history: tuple[Result, ...]) -> Section:
    """What a metric's own page tells of its course: the newest quarters, and the way to the rest."""
    figure = _history_figure(teller, metric, history)
    return Section(
        section_id="history",
        heading=teller.t("metric.history"),
        paragraphs=tuple(_trend(teller, history[-1])),
        points=tuple(_reasons(teller, metric)),
        figures=(figure,) if figure else (),
        tables=(_history_table(teller, history[-ROWS:]),),
        note=_to_history(teller, metric, history),
    )


def _to_history(teller: Teller, metric: Metric, history: tuple[Result, ...]) -> Words:
    if len(history) <= ROWS:
        return ""
    url = addresses.page(teller.language, f"metrics/{metric.slug}-history")
    return Text(teller.t("metric.history_all", count=len(history)), url=url)


def _trend(teller: Teller, newest_result: Result) -> Iterator[Words]:
    """Where the line goes, once it is long enough and up to date."""
    latest = teller.assembly.latest
    if latest is not None and newest_result.quarter == latest.quarter:
        trend = say_trend(latest, newest_result, teller.voice)
        yield from (teller.sentence(each) for each in (trend,) if each)


def _reasons(teller: Teller, metric: Metric) -> Iterator[Text]:
    """Why the Assembly's figure changed, newest first, as those who reported it say; each leads to its
    release."""
    for report in reversed(teller.assembly.reports):
        url = addresses.about_release(teller.language, report.release)
        for row in report.rows(ChangeReason):
            if (row.metric_id, row.unit_id) == (metric.metric_id, ASSEMBLY_ID):
                said, lang = row.reason.said_in(teller.language)
                months = formats.months(report.quarter, teller.language)
                text = teller.t("metric.reason", months=months, reason=said)
                yield Text(text, None if lang == teller.language else lang, f"{url}#reasons")


def _history_figure(teller: Teller, metric: Metric, history: tuple[Result, ...]) -> FigureView | None:
    if not any(result.has_value for result in history):
        return None
    caption = captions.caption_metric(teller.assembly, history, teller.voice)
    unit = teller.t(f"unit_short.{metric.unit}")
    return teller.figure(
        "line",
        history_rows(teller.assembly.reports, history, _restated(teller, history)),
        figure_id="history-figure",
        caption=caption,
        labels={
            **quarter_labels(teller),
            "unit": unit,
            **({"suffix": "%"} if metric.unit == "percent" else {}),
        },
        provenance=teller.assembly.reports[-1].release.provenance,
        decimals=metric.decimals,
        unit=metric.unit,
        csv_stem=f"metric-{metric.slug}",
    )


def _restated(teller: Teller, history: tuple[Result, ...]) -> Mapping[Quarter, Figure]:
    """What was restated, of these quarters."""
    found = restated_of(teller.assembly, history[-1].metric, history[-1].unit.unit_id)
    told = {result.quarter for result in history}
    return {quarter: figure for quarter, figure in found.items() if quarter in told}


def _with_passport(teller: Teller, result: Result) -> Cell:
    """The figure, leading to where it comes from."""
    cell, report = figure_with_unit(teller, result), teller.assembly.report(result.quarter)
    if report is None:
        return cell
    url = addresses.numbers(teller.language, report.release)
    place = addresses.of_number(result.unit.unit_id, result.metric.metric_id)
    return replace(cell, url=f"{url}#{place}")


def _history_table(teller: Teller, history: tuple[Result, ...]) -> Table:
    """Newest first; between two definitions stands why the second replaced the first, and where a quarter
    without a report lies between, that there was none. Figures that the Assembly has restated stand beside
    those that were released."""
    restated = _restated(teller, history)
    table = (
        columns(teller, reversed(history), "results")
        .column("column.months", lambda result: teller.report(result.quarter))
        .number("column.value", lambda result: _with_passport(teller, result))
        .number(
            "column.restated",
            lambda result: restated_cell(teller, restated.get(result.quarter)),
            when=bool(restated),
        )
        .column("verdict", lambda result: verdict_cell(teller, result))
        .number(
            "change_on_previous_quarter",
            lambda result: change_cell(teller, result.change_previous, result.metric.decimals),
        )
        .number(
            "change_on_year_earlier",
            lambda result: change_cell(teller, result.change_year, result.metric.decimals),
        )
        .column("ten_percent_gain", lambda result: teller.t(f"verdict_ten.{result.ten_percent}"))
        .table(teller.t("metric.history"), "history-table")
    )
    rows: list[tuple[Cell, ...]] = []
    for row, result, later in zip(table.rows, reversed(history), (None, *reversed(history)), strict=False):
        if later is not None:
            rows += gap_rows(teller, later.quarter, result.quarter, table.columns)
        if later is not None and later.metric.metric_version != result.metric.metric_version:
            report = teller.assembly.report(later.quarter)
            assert report is not None
            newer = later.metric.metric_version == history[-1].metric.metric_version
            said = teller.sentence(
                say_new_definition(report, later, teller.voice, restated=newer and bool(restated))
            )
            rows.append((teller.as_cell(said),))
        rows.append(row)
    return replace(table, rows=tuple(rows))
