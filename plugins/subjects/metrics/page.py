"""The metric dictionary and one page a metric: definition, formula, history, who owns it."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from typing import Any, get_args

from checked_tables.texts import Language
from plugins.core.pages import addresses
from plugins.core.pages.columns import columns
from plugins.core.pages.gaps import gap_rows
from plugins.core.pages.page import Page
from plugins.core.pages.parts import FigureView, Section, Sheet, Text, Words
from plugins.core.pages.tables import Cell, Table
from plugins.core.pages.teller import Teller
from plugins.core.statements import formats
from plugins.core.statements.voice import joined
from plugins.core.time.quarter import Quarter
from plugins.subjects.committees.offer import behind
from plugins.subjects.corrections.offer import metric_revisions
from plugins.subjects.figures import say_captions as captions
from plugins.subjects.figures.measure import Figure
from plugins.subjects.figures.measure_history import history_of, in_words_of_today
from plugins.subjects.figures.measure_restated import restated_of
from plugins.subjects.figures.model import Figures, Result
from plugins.subjects.figures.offer_course import course_of, course_reading
from plugins.subjects.figures.offer_rows import history_rows
from plugins.subjects.figures.offer_sections import quarter_labels
from plugins.subjects.figures.offer_table import (
    change_cell,
    figure_with_unit,
    legend,
    restated_cell,
    results_table,
    verdict_cell,
)
from plugins.subjects.figures.say import say_result
from plugins.subjects.figures.say_lives import is_retired, say_new_definition, say_retired
from plugins.subjects.figures.say_series import say_trend
from plugins.subjects.releases.record import ChangeReason
from plugins.subjects.rules.offer import counting_section
from plugins.subjects.scorecard.measure import FAMILIES, PERSPECTIVES, QCD
from plugins.subjects.services.offer_files import services_behind
from plugins.subjects.targets.measure import shown_targets
from plugins.subjects.targets.record import Target
from plugins.subjects.units.measure import unit_of
from plugins.subjects.units.record import ASSEMBLY_ID

from .measure import newest
from .offer_kin import kin
from .page_formula import formula_of, terms_of
from .record import Metric, Objective

#: Quarters in the table of a metric's own page; the chart has all.
ROWS = 12
#: The county priorities that 2.1 of the policy names.
PRIORITIES = ("digital", "climate")


def metric_pages(teller: Teller) -> Iterator[Page]:
    """The list, then one page a metric."""
    yield _list_page(teller)
    for metric in newest(teller.assembly.rows(Metric)):
        yield _metric_page(teller, metric)
        history = history_of(teller.assembly, metric.metric_id)
        if len(history) > ROWS:
            yield _history_page(teller, metric, history)


def _list_page(teller: Teller) -> Page:
    t = teller.t
    every = newest(teller.assembly.rows(Metric))
    ended = tuple(metric for metric in every if _has_ended(teller, metric))
    metrics = tuple(metric for metric in every if metric not in ended)
    adopted = teller.assembly.latest is not None and not teller.site.illustrative
    lead = t("metrics.lead_own" if adopted else "metrics.lead")
    view = {
        "heading": t("metrics.heading"),
        "lead": f"{lead} {t('metrics.count', count=len(metrics))}",
        "reading": course_reading(teller) if teller.assembly.reports else "",
        "families": [
            {
                "family_id": family,
                "heading": t(f"family.{family}"),
                "note": "",
                "rows": [_list_row(teller, metric) for metric in metrics if metric.family == family],
            }
            for family in FAMILIES
        ],
        "views": [
            _grouping(teller, metrics, "perspective", PERSPECTIVES, lambda metric: metric.perspective),
            _grouping(teller, metrics, "qcd", QCD, lambda metric: metric.qcd),
            _grouping(
                teller, metrics, "objective", get_args(Objective), lambda metric: metric.objective or ""
            ),
            _grouping(teller, metrics, "priority", PRIORITIES, lambda metric: metric.priority or ""),
        ],
        "ended": {
            "heading": t("metric_life.count", count=len(ended)),
            "rows": [_ended_row(teller, metric) for metric in ended],
        }
        if ended
        else None,
        "downloads": (
            teller.download("data/reference/metrics.csv", t("download.metrics")),
            teller.download("data/reference/targets.csv", t("download.targets")),
        ),
    }
    return teller.page(
        "metrics/index",
        {"metrics": view},
        lead,
        title=t("metrics.heading"),
        template="metrics",
        marked=False,
    )


def _list_row(teller: Teller, metric: Metric) -> dict[str, Any]:
    t = teller.t
    latest = teller.assembly.latest
    result = latest[Figures].of(metric.metric_id) if latest else None
    said, kind = t("metrics.no_data"), ""
    if result is not None and result.value is not None:
        said = f"{formats.measure(result.value, metric, teller.language)} ({t(f'verdict.{result.verdict}')})"
        kind = result.verdict if result.verdict in ("met", "not_met") else ""
    elif result is not None:
        said = f"{teller.missing_cell(result.status).text} {t(f'status.{result.status}')}"
    since = t("metrics.since", months=metric.introduced)
    tags = [t(f"perspective.{metric.perspective}"), since]
    if metric.qcd != "none" and metric.qcd != metric.perspective:
        tags.insert(1, t(f"qcd.{metric.qcd}"))
    return {
        "metric": teller.metric(metric),
        "picture": course_of(teller.assembly, metric.metric_id),
        "said": said,
        "kind": kind,
        "tags": " · ".join(tags),
    }


def _has_ended(teller: Teller, metric: Metric) -> bool:
    """Whether the metric is no longer in use where the newest report is from."""
    return teller.assembly.latest is not None and is_retired(metric, teller.assembly.latest.quarter)


def _ended_row(teller: Teller, metric: Metric) -> dict[str, Any]:
    until = teller.t("metric_life.until", months=metric.retired) if metric.retired else ""
    return {"metric": teller.metric(metric), "said": until}


def _grouping(
    teller: Teller,
    metrics: tuple[Metric, ...],
    name: str,
    keys: tuple[str, ...],
    key_of: Callable[[Metric], str],
) -> dict[str, Any]:
    groups = [
        (
            teller.t(f"{name}.{key}"),
            tuple(teller.metric(metric) for metric in metrics if key_of(metric) == key)
            or (Text(teller.t("metrics.none_serves")),),
        )
        for key in keys
    ]
    return {
        "view_id": f"by-{name}",
        "heading": teller.t(f"metrics.by_{name}"),
        "groups": groups,
    }


def _history_page(teller: Teller, metric: Metric, history: tuple[Result, ...]) -> Page:
    """Every quarter of a metric, once there are more than its own page tells."""
    t = teller.t
    title = teller.plain(metric.title)
    heading = t("metric.history_of", title=title)
    section = Section(
        section_id="history", heading=t("metric.history"), tables=(_history_table(teller, history),)
    )
    return teller.page(
        f"metrics/{metric.slug}-history",
        Sheet(
            heading=heading,
            sections=(section,),
            markers=legend(teller, history),
        ),
        t("metric.description", title=title),
        trail=(
            (t("nav.metrics"), addresses.contents(teller.language, "metrics")),
            (title, addresses.metric(teller.language, metric.slug)),
        ),
    )


def _to_history(teller: Teller, metric: Metric, history: tuple[Result, ...]) -> Words:
    if len(history) <= ROWS:
        return ""
    url = addresses.page(teller.language, f"metrics/{metric.slug}-history")
    return Text(teller.t("metric.history_all", count=len(history)), url=url)


def _metric_page(teller: Teller, metric: Metric) -> Page:
    t, assembly = teller.t, teller.assembly
    title = teller.plain(metric.title)
    history = in_words_of_today(assembly, history_of(assembly, metric.metric_id))
    answer: Words = t("metric.no_data")
    if _has_ended(teller, metric):
        answer = teller.sentence(say_retired(assembly, metric, teller.voice))
    elif history and assembly.latest is not None and history[-1].quarter == assembly.latest.quarter:
        said = say_result(assembly.latest, history[-1], teller.voice)
        (answer,) = teller.statements([joined(said)])
    sheet = Sheet(
        heading=title,
        answer=answer,
        particulars=tuple(kin(teller, metric)),
        sections=tuple(_sections(teller, metric, history)),
        markers=legend(teller, history),
    )
    view = {
        "sheet": sheet,
        "metric": {
            "definition": teller.text(metric.definition),
            "formula": formula_of(teller, metric),
            "terms": terms_of(teller, metric),
            "facts": tuple(_facts(teller, metric)),
        },
    }
    return teller.page(
        f"metrics/{metric.slug}",
        view,
        t("metric.description", title=title),
        title=title,
        template="metric",
        trail=((t("nav.metrics"), addresses.contents(teller.language, "metrics")),),
    )


def _sections(teller: Teller, metric: Metric, history: tuple[Result, ...]) -> Iterator[Section]:
    t, assembly = teller.t, teller.assembly
    if history:
        figure = _history_figure(teller, metric, history)
        yield Section(
            section_id="history",
            heading=t("metric.history"),
            paragraphs=tuple(_trend(teller, history[-1])),
            points=tuple(_reasons(teller, metric)),
            figures=(figure,) if figure else (),
            tables=(_history_table(teller, history[-ROWS:]),),
            note=_to_history(teller, metric, history),
        )
    if assembly.latest is not None:
        units = tuple(
            result
            for result in assembly.latest[Figures].results
            if result.metric.metric_id == metric.metric_id and result.unit.unit_id != ASSEMBLY_ID
        )
        if units:
            months = formats.months(assembly.latest.quarter, teller.language)
            table = results_table(teller, units, table_id="units-table", caption=months, by_unit=True)
            yield Section(section_id="units", heading=t("metric.by_unit"), tables=(table,))
    targets = [target for target in shown_targets(assembly) if _is_for(target, metric)]
    if targets:
        table = _targets_table(teller, metric, targets)
        yield Section(section_id="targets", heading=t("metric.targets"), tables=(table,))
    if counting := counting_section(teller, metric):
        yield counting
    if revised := metric_revisions(teller, metric):
        yield revised
    versions = [one for one in assembly.rows(Metric) if one.metric_id == metric.metric_id]
    if len(versions) > 1:
        yield Section(
            section_id="definitions",
            heading=t("metric.definitions"),
            points=tuple(_definition(teller, one) for one in versions),
        )


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


def _history_table(teller: Teller, history: tuple[Result, ...]) -> Table:
    """Newest first; between two definitions stands why the second replaced the first, and where a quarter
    without a report lies between, that there was none. Figures that the Assembly has restated stand beside
    those that were released."""
    restated = _restated(teller, history)
    table = (
        columns(teller, reversed(history), "results")
        .column("column.months", lambda result: teller.report(result.quarter))
        .number("column.value", lambda result: figure_with_unit(teller, result))
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
            rows += gap_rows(teller, later.quarter, result.quarter, len(table.columns))
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


def _is_for(target: Target, metric: Metric) -> bool:
    return target.metric_id == metric.metric_id and target.unit_id == ASSEMBLY_ID


def _targets_table(teller: Teller, metric: Metric, targets: list[Target]) -> Table:
    language = teller.language
    return (
        columns(teller, targets, "targets")
        .column("first_quarter", lambda target: formats.short_quarter(target.first_quarter, language))
        .column("last_quarter", lambda target: formats.short_quarter(target.last_quarter, language))
        .number("column.target", lambda target: _written_target(target, metric, language))
        .column("approved_on")
        .column(
            "column.note",
            lambda target: _remark(teller, target),
            when=any(target.late or target.change_reason for target in targets),
        )
        .table(teller.t("metric.targets"), "targets-table")
    )


def _written_target(target: Target, metric: Metric, language: Language) -> str | None:
    return None if target.value is None else formats.in_unit(target.value, metric.unit, None, language)


def _remark(teller: Teller, target: Target) -> Text:
    """That a target came late, and why it was changed."""
    late, reason = teller.t("target.late_note") if target.late else "", teller.text(target.change_reason)
    return Text(" ".join(filter(None, (late, reason.text))), reason.lang)


def _definition(teller: Teller, metric: Metric) -> Words:
    t, language = teller.t, teller.language
    first = formats.months(metric.introduced, language)
    if metric.retired is None:
        said = t("metric.definition_current", version=metric.metric_version, first=first)
    else:
        last = formats.months(metric.retired, language)
        said = t("metric.definition_version", version=metric.metric_version, first=first, last=last)
    why = teller.plain(metric.change_note)
    return f"{said}. {teller.plain(metric.definition)} {why}".rstrip()


def _facts(teller: Teller, metric: Metric) -> Iterator[tuple[str, Words]]:
    t = teller.t
    yield t("metric.unit"), t(f"unit.{metric.unit}")
    yield t("metric.direction"), t(f"direction.{metric.direction}")
    yield t("metric.family"), t(f"family.{metric.family}")
    yield t("metric.function"), t(f"function.{metric.function}")
    yield t("metric.objective"), t(f"objective.{metric.objective}" if metric.objective else "metric.not_said")
    yield t("metric.priority"), t(f"priority.{metric.priority}" if metric.priority else "metric.no_priority")
    yield (
        t("metric.programme"),
        teller.text(metric.programme) if metric.programme else t("metric.no_programme"),
    )
    yield t("metric.perspective"), t(f"perspective.{metric.perspective}")
    yield t("metric.qcd"), t(f"qcd.{metric.qcd}")
    yield t("metric.levels"), ", ".join(t(f"unit_kinds.{level}") for level in metric.levels)
    yield t("metric.aggregation"), t(f"aggregation.{metric.aggregation}")
    yield t("metric.owner"), teller.text(unit_of(teller.assembly, metric.owner_unit_id).name)
    if register := behind(teller, metric.metric_id) or services_behind(teller, metric.metric_id):
        yield t("metric.counted_from"), register
    yield t("metric.source_clause"), metric.source_clause
    yield t("metric.status"), t(f"metric_status.{metric.status}")
