"""How much published figures were revised: each period's value by version, and how large revisions are."""

from __future__ import annotations

from collections.abc import Iterator

from checked_tables.status import SDMX_STATUS
from plugins.core.packing.packing import pack_csv
from plugins.core.pages import addresses
from plugins.core.pages.page import Page
from plugins.core.pages.parts import Section, Sheet
from plugins.core.pages.teller import Teller
from plugins.core.statements import formats
from plugins.subjects.figures.model import Figures
from plugins.subjects.metrics.measure import newest
from plugins.subjects.metrics.record import Metric
from plugins.subjects.units.measure import unit_of

from .model import ENOUGH, RevisionHistory, Revisions
from .offer import _table

SLUG = "revisions"
_COLUMNS = (
    *("provenance", "quarter", "version", "metric_id", "unit_id", "published_on"),
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
        answer=teller.marked_all(t("revisions.answer", count=changed, of=figures))
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


def _file(teller: Teller, histories: tuple[RevisionHistory, ...]) -> str:
    content = pack_csv(_COLUMNS, _rows(teller, histories))
    return teller.site.keep("data/revisions.csv", content, invented=teller.site.illustrative)


def _rows(teller: Teller, histories: tuple[RevisionHistory, ...]) -> Iterator[dict[str, object]]:
    provenance = {report.quarter: report.release.provenance for report in teller.assembly.reports}
    for one in histories:
        for period in one.periods:
            first = period.vintages[0].value
            for vintage in period.vintages:
                known = first is not None and vintage.value is not None
                yield {
                    "provenance": provenance[period.quarter],
                    "quarter": str(period.quarter),
                    "version": vintage.version,
                    "metric_id": one.metric_id,
                    "unit_id": one.unit_id,
                    "published_on": vintage.published_on,
                    "value": vintage.value,
                    "obs_status": SDMX_STATUS[vintage.status],
                    "revision_from_first": vintage.value - first if known else None,  # type: ignore[operator]
                }
