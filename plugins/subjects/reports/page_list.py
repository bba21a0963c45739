"""The list of reports and the register of corrections."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal
from typing import Any

from plugins.core.facts.assembly import Report
from plugins.core.pages import addresses, versions
from plugins.core.pages.columns import columns
from plugins.core.pages.page import Page
from plugins.core.pages.parts import Section, Text
from plugins.core.pages.tables import Cell, Table
from plugins.core.pages.teller import Teller
from plugins.core.pages.years import earlier_years, year_heading
from plugins.core.statements import formats
from plugins.core.time.quarter import Quarter
from plugins.subjects.calendar.offer import missed_reports, next_line, said_missed
from plugins.subjects.corrections.record import corrections_of, tables_changed
from plugins.subjects.corrections.say import say_corrections, say_table_changes
from plugins.subjects.figures.model import Figures
from plugins.subjects.figures.offer_tally import tally_discs
from plugins.subjects.index.model import Indices
from plugins.subjects.metrics.measure import newest
from plugins.subjects.metrics.record import Metric

from .say import say_headline, say_short


def reports_pages(teller: Teller) -> Iterator[Page]:
    """Every release, and every one that did not come out or was withdrawn, newest first: this financial year
    and the last report by report, each earlier one with its last report in a row and a page of its own."""
    reports = {report.quarter: report for report in teller.assembly.reports}
    rows = {quarter: _release_row(teller, report) for quarter, report in reports.items()}
    others = {one.quarter: said_missed(teller, one) for one in missed_reports(teller)}
    others |= {one.quarter: versions.withdrawn_line(teller, one) for one in teller.assembly.withdrawn}
    rows |= {quarter: _bare_row(teller, quarter, answer) for quarter, answer in others.items()}
    years: dict[str, list[dict[str, Any]]] = {}
    last: dict[str, Report] = {}
    for quarter in sorted(rows, reverse=True):
        years.setdefault(quarter.financial_year, []).append(rows[quarter])
        if quarter in reports:
            last.setdefault(quarter.financial_year, reports[quarter])
    earlier = [year for year in earlier_years(years) if year in last]
    now = {year: those for year, those in years.items() if year not in earlier}
    yield _list_page(teller, now, [last[year] for year in earlier])
    for year in earlier:
        yield _list_page(teller, {year: years[year]}, (), f"reports/{year}")


def _list_page(
    teller: Teller,
    shown: Mapping[str, Sequence[dict[str, Any]]],
    earlier: Sequence[Report],
    slug: str = "reports/index",
) -> Page:
    """The rows of the years ``shown``; of ``earlier`` years their last reports, a row each."""
    t = teller.t
    is_all = slug == "reports/index"
    heading = t("reports.heading") if is_all else t("reports.year_heading", year=_year(slug))
    view = {
        "heading": heading,
        "lead": t("reports.lead"),
        "next": (next_line(teller) or t("reports.first_to_come")) if is_all else "",
        "years": [
            {
                "heading": year_heading(teller, year),
                "year_id": f"y{year}",
                "rows": rows,
            }
            for year, rows in shown.items()
        ],
        "earlier": _last_of_years(teller, earlier) if earlier else None,
        "before": _none_before(teller),
    }
    return teller.page(
        slug,
        {"reports": view},
        t("reports.lead"),
        title=heading,
        template="reports",
        marked=False,
        trail=() if is_all else ((t("nav.reports"), addresses.contents(teller.language, "reports")),),
    )


def _last_of_years(teller: Teller, reports: Sequence[Report]) -> Table:
    """The targets met and the index in the last report of each of these years, with the year's page."""

    t, none_yet = teller.t, Cell(teller.t("annual.none_yet"), kind="missing")

    def met(report: Report) -> Cell:
        tally = report[Figures].tally
        if not tally.judged:
            return Cell(t("verdict.no_target"), kind="missing")
        return Cell(t("common.part_of", part=tally.met, whole=tally.judged))

    def index(report: Report) -> Cell | Decimal:
        value = report[Indices].assembly.value
        return none_yet if value is None else value

    return (
        columns(teller, reports)
        .column(
            "reports.year",
            lambda report: Text(
                report.quarter.financial_year.replace("-", "/"),
                url=addresses.page(teller.language, f"reports/{report.quarter.financial_year}"),
            ),
        )
        .number("annual.targets_met", met)
        .number("column.index", index, 1)
        .table(t("reports.earlier_table"), "earlier-table")
    )


def _year(slug: str) -> str:
    return slug.rpartition("/")[2].replace("-", "/")


def _none_before(teller: Teller) -> str:
    """That there is nothing earlier, once the Assembly's own figures have begun."""
    reports = teller.assembly.reports
    if not reports or reports[0].release.is_illustrative:
        return ""
    return teller.t("beginning.none_before", months=formats.months(reports[0].quarter, teller.language))


def corrections_page(teller: Teller) -> Page:
    """What was changed after publication, newest first, mistakes apart from revisions and changes of method;
    and how to report an error."""
    t = teller.t
    reports = (*teller.assembly.superseded, *teller.assembly.reports)
    newest = sorted(reports, key=lambda one: (one.quarter, one.release.version), reverse=True)
    rows = [row for report in newest for row in _correction_rows(teller, report)]
    view = {
        "heading": t("corrections.heading"),
        "lead": t("corrections.lead") if rows else t("corrections.lead_none"),
        "groups": [
            {
                "group_id": kind.replace("_", "-"),
                "heading": t(f"corrections.kinds_{kind}"),
                "what": t(f"corrections.what_counts_{kind}"),
                "none": t(f"corrections.none_{kind}"),
                "rows": [row for row in rows if row["kind"] == kind],
            }
            for kind in ("correction", "revision", "method_change")
        ],
        "versions": t("corrections.what_counts_versions"),
        "more": Text(t("revisions.heading"), url=addresses.page(teller.language, "revisions")),
        "sections": (
            Section(
                section_id="how",
                heading=t("corrections.how"),
                paragraphs=(t("corrections.how_text"),),
            ),
        ),
        "downloads": (),
    }
    return teller.page(
        "corrections",
        {"corrections": view},
        t("corrections.lead"),
        title=t("corrections.heading"),
        template="corrections",
        marked=False,
        feed=addresses.feed(teller.language, "corrections"),
    )


def _bare_row(teller: Teller, quarter: Quarter, answer: Text) -> dict[str, Any]:
    return {
        "months": formats.months(quarter, teller.language),
        "answer": answer,
        "picture": "",
        "published": "",
        "versions": (),
        "kind": "",
    }


def _release_row(teller: Teller, report: Report) -> dict[str, Any]:
    t, release = teller.t, report.release
    older = [old for old in teller.assembly.superseded if old.quarter == report.quarter]
    published = formats.day(release.published_on, teller.language)
    is_newest = report is teller.assembly.latest
    say = say_headline if is_newest else say_short
    targets = tally_discs(teller, report[Figures].tally) if is_newest else None
    return {
        "months": teller.report(report.quarter),
        "answer": teller.sentence(say(teller.assembly, report, teller.voice)),
        "picture": targets.picture if targets else "",
        "published": published if is_newest or older else "",
        "versions": tuple(
            Text(
                t("common.version", version=old.release.version),
                url=addresses.report(teller.language, old.release),
            )
            for old in older
        ),
        "kind": "corrected" if corrections_of(report) else "",
    }


def _correction_rows(teller: Teller, report: Report) -> Iterator[dict[str, Any]]:
    t, language = teller.t, teller.language
    titles = {metric.metric_id: teller.metric(metric) for metric in newest(teller.assembly.rows(Metric))}
    url = addresses.report(language, report.release)
    said = say_corrections(teller.assembly, report, teller.voice)
    for correction, sentence in zip(corrections_of(report), said, strict=True):
        yield {
            "kind": correction.kind,
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
            "severity": t(f"corrections.severity_{change.severity}"),
            "row_id": change.correction_id.replace("_", "-"),
            "date": formats.day(report.release.published_on, language),
            "said": teller.sentence(sentence),
            "metric": files,
            "report": Text(t("corrections.report", months=report.quarter), url=url),
        }
