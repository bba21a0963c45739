"""The metric dictionary, then one page a metric, and its history where that is long."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any, get_args

from plugins.core.pages.page import Page
from plugins.core.pages.parts import Text
from plugins.core.pages.teller import Teller
from plugins.core.statements import formats
from plugins.subjects.figures.measure_history import history_of
from plugins.subjects.figures.model import Figures
from plugins.subjects.figures.offer_course import course_of, course_reading
from plugins.subjects.scorecard.measure import FAMILIES, PERSPECTIVES, QCD

from .measure import newest
from .page_history import ROWS, history_page
from .page_manual import manual_page
from .page_metric import metric_page
from .record import Metric, Objective
from .say import has_ended

#: The county priorities that 2.1 of the policy names.
PRIORITIES = ("digital", "climate")


def metric_pages(teller: Teller) -> Iterator[Page]:
    """The list, then one page a metric."""
    yield _list_page(teller)
    yield manual_page(teller, _in_use(teller))
    for metric in newest(teller.assembly.rows(Metric)):
        yield metric_page(teller, metric)
        history = history_of(teller.assembly, metric.metric_id)
        if len(history) > ROWS:
            yield history_page(teller, metric, history)


def _in_use(teller: Teller) -> list[tuple[str, list[Metric]]]:
    """The metrics in use, by family."""
    every = [one for one in newest(teller.assembly.rows(Metric)) if not has_ended(teller.assembly, one)]
    return [(family, [one for one in every if one.family == family]) for family in FAMILIES]


def _list_page(teller: Teller) -> Page:
    t = teller.t
    every = newest(teller.assembly.rows(Metric))
    ended = tuple(metric for metric in every if has_ended(teller.assembly, metric))
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
            teller.download(teller.newest("metrics"), t("download.metrics")),
            teller.download(teller.newest("targets"), t("download.targets")),
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
