"""How much published figures were revised: each period's value by version, and how large revisions are."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from checked_tables.status import SDMX_STATUS
from plugins.core.packing.packing import pack_csv
from plugins.core.pages import addresses
from plugins.core.pages.columns import NOTHING, columns, written
from plugins.core.pages.page import Page
from plugins.core.pages.parts import Section, Sheet, Text
from plugins.core.pages.tables import Cell, Table
from plugins.core.pages.teller import Teller
from plugins.core.statements import formats
from plugins.subjects.figures.model import Figures
from plugins.subjects.metrics.measure import newest
from plugins.subjects.metrics.record import Metric
from plugins.subjects.units.measure import unit_of
from plugins.subjects.units.record import ASSEMBLY_ID

from .model import ENOUGH, RevisedPeriod, RevisionHistory, Revisions

SLUG = "revisions"
_COLUMNS = (
    *("quarter", "provenance", "metric_id", "unit_id", "version", "published_on"),
    *("value", "obs_status", "revision_from_first"),
)


def revisions_page(teller: Teller) -> Page:
    """Every figure of which a later version said something else."""
    t = teller.t
    histories = teller.assembly[Revisions].histories
    changed = sum(len(one.revised) for one in histories)
    figures = sum(
        len(report[Figures].results) for report in teller.assembly.reports if not report.release.is_back_cast
    )
    sheet = Sheet(
        heading=t("revisions.heading"),
        answer=teller.marked_all(t("revisions.answer", count=changed, figures=figures))
        if histories
        else t("revisions.none"),
        sections=(
            *(_section(teller, one) for one in histories),
            Section(
                section_id="formulas",
                heading=t("revisions.formulas"),
                paragraphs=(t("revisions.formula_what"),),
                points=(
                    t("revisions.formula_mean"),
                    t("revisions.formula_absolute"),
                    t("revisions.formula_enough", count=ENOUGH),
                ),
            ),
        ),
        downloads=(teller.download(_file(teller, histories), t("revisions.file")),) if histories else (),
    )
    return teller.page(
        SLUG,
        sheet,
        t("revisions.description"),
        trail=((t("nav.corrections"), addresses.page(teller.language, "corrections")),),
    )


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


def _metric(teller: Teller, metric_id: str) -> Metric:
    return next(metric for metric in newest(teller.assembly.rows(Metric)) if metric.metric_id == metric_id)


def _section(teller: Teller, one: RevisionHistory) -> Section:
    t, metric = teller.t, _metric(teller, one.metric_id)
    unit = unit_of(teller.assembly, one.unit_id)
    title = f"{teller.plain(metric.title)}, {teller.plain(unit.name)}"
    said = t("revisions.too_few", count=one.counted)
    mean, absolute = (
        one.mean_revision(metric.decimals + 1),
        one.mean_absolute_revision(metric.decimals + 1),
    )
    if mean is not None and absolute is not None:
        said = t("revisions.means", count=one.counted, mean=formats.difference(mean), absolute=absolute)
    return Section(
        section_id=f"{metric.slug}-{unit.slug}",
        heading=title,
        paragraphs=(said,),
        tables=(_table(teller, metric, one, title),),
    )


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


def _file(teller: Teller, histories: tuple[RevisionHistory, ...]) -> str:
    mark = "illustrative-" if teller.site.illustrative else ""
    return teller.site.keep(f"data/{mark}revisions.csv", pack_csv(_COLUMNS, _rows(teller, histories)))


def _rows(teller: Teller, histories: tuple[RevisionHistory, ...]) -> Iterator[dict[str, object]]:
    provenance = {report.quarter: report.release.provenance for report in teller.assembly.reports}
    for one in histories:
        for period in one.periods:
            first = period.vintages[0].value
            for vintage in period.vintages:
                known = first is not None and vintage.value is not None
                yield {
                    "quarter": str(period.quarter),
                    "provenance": provenance[period.quarter],
                    "metric_id": one.metric_id,
                    "unit_id": one.unit_id,
                    "version": vintage.version,
                    "published_on": vintage.published_on,
                    "value": vintage.value,
                    "obs_status": SDMX_STATUS[vintage.status],
                    "revision_from_first": vintage.value - first if known else None,  # type: ignore[operator]
                }
