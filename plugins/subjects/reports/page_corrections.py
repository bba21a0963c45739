"""The register of corrections: the newest on one page, each financial year with more on one of its own."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from plugins.core.facts.assembly import Report
from plugins.core.pages import addresses
from plugins.core.pages.page import Page
from plugins.core.pages.parts import Section, Text
from plugins.core.pages.teller import Teller
from plugins.core.pages.years import earlier_years, year_links
from plugins.core.statements import formats
from plugins.core.time.quarter import Quarter
from plugins.subjects.corrections.record import corrections_of, tables_changed
from plugins.subjects.corrections.say import say_corrections, say_table_changes
from plugins.subjects.metrics.measure import newest
from plugins.subjects.metrics.record import Metric

SLUG = "corrections"
#: Entries on the page of all.
NEWEST = 20
Row = dict[str, Any]


def corrections_pages(teller: Teller) -> Iterator[Page]:
    """What was changed after publication, newest first, and how to report an error; then a page for each
    financial year of publication that the newest entries do not tell in full."""
    t = teller.t
    reports = (*teller.assembly.superseded, *teller.assembly.reports)
    rows = [row for report in sorted(reports, key=_when, reverse=True) for row in _rows(teller, report)]
    years = earlier_years((row["year"] for row in rows[NEWEST:]), shown=0)
    how = Section(section_id="how", heading=t("corrections.how"), paragraphs=(t("corrections.how_text"),))
    sections = (*year_links(teller, SLUG, years), how)
    yield _page(teller, SLUG, t("corrections.heading"), rows[:NEWEST], sections)
    for year in years:
        heading = t("corrections.year_heading", year=year.replace("-", "/"))
        yield _page(teller, f"{SLUG}/{year}", heading, [row for row in rows if row["year"] == year], (how,))


def _when(report: Report) -> tuple[Any, ...]:
    return report.release.published_on, report.quarter, report.release.version


def _page(
    teller: Teller, slug: str, heading: str, rows: Sequence[Row], sections: tuple[Section, ...]
) -> Page:
    """The entries by their kinds: mistakes apart from revisions and changes of method. A page of one year
    says nothing of a kind that it does not hold."""
    t, is_all = teller.t, slug == SLUG
    kinds = ("correction", "revision", "method_change")
    groups = [
        {
            "group_id": kind.replace("_", "-"),
            "heading": t(f"corrections.kinds_{kind}"),
            "what": t(f"corrections.what_counts_{kind}"),
            "none": t(f"corrections.none_{kind}"),
            "rows": [row for row in rows if row["kind"] == kind],
        }
        for kind in kinds
    ]
    view = {
        "heading": heading,
        "lead": t("corrections.lead") if rows else t("corrections.lead_none"),
        "groups": [group for group in groups if is_all or group["rows"]],
        "versions": t("corrections.what_counts_versions"),
        "more": Text(t("revisions.heading"), url=addresses.page(teller.language, "revisions")),
        "sections": sections,
        "downloads": (),
    }
    return teller.page(
        slug,
        {"corrections": view},
        t("corrections.lead"),
        title=heading,
        template="corrections",
        marked=False,
        trail=() if is_all else ((t("corrections.heading"), addresses.page(teller.language, SLUG)),),
        feed=addresses.feed(teller.language, SLUG) if is_all else "",
    )


def _rows(teller: Teller, report: Report) -> Iterator[Row]:
    t, language = teller.t, teller.language
    titles = {metric.metric_id: teller.metric(metric) for metric in newest(teller.assembly.rows(Metric))}
    url = addresses.report(language, report.release)
    year = Quarter.containing(report.release.published_on).financial_year
    said = say_corrections(teller.assembly, report, teller.voice)
    for correction, sentence in zip(corrections_of(report), said, strict=True):
        yield {
            "kind": correction.kind,
            "year": year,
            "severity": t(f"corrections.severity_{correction.severity}"),
            "row_id": correction.correction_id.replace("_", "-"),
            "date": formats.day(report.release.published_on, language),
            "said": teller.sentence(sentence),
            "metric": titles[correction.metric_id],
            "report": Text(t("corrections.report", months=report.quarter), url=url),
        }
    files = Text(t("table_changes.files"), url=addresses.page(language, "data"))
    for change, sentence in zip(tables_changed(report), say_table_changes(report, teller.voice), strict=True):
        yield {
            "kind": change.kind,
            "year": year,
            "severity": t(f"corrections.severity_{change.severity}"),
            "row_id": change.correction_id.replace("_", "-"),
            "date": formats.day(report.release.published_on, language),
            "said": teller.sentence(sentence),
            "metric": files,
            "report": Text(t("corrections.report", months=report.quarter), url=url),
        }
