"""The list of reports."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal
from typing import Any

from plugins.core.facts.assembly import Report
from plugins.core.pages import addresses, versions
from plugins.core.pages.columns import columns
from plugins.core.pages.page import Page
from plugins.core.pages.parts import Text
from plugins.core.pages.tables import Cell, Table
from plugins.core.pages.teller import Teller
from plugins.core.pages.years import earlier_years, year_heading
from plugins.core.statements import formats
from plugins.core.time.quarter import Quarter
from plugins.subjects.calendar.offer import missed_reports, next_line, said_missed
from plugins.subjects.corrections.record import corrections_of
from plugins.subjects.figures.model import Figures
from plugins.subjects.figures.offer_tally import tally_discs
from plugins.subjects.index.model import Indices

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
