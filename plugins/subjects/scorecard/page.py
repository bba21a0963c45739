"""The balanced scorecard of each quarter: three perspectives, then quality, cost and delivery."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from plugins.core.facts.assembly import Report
from plugins.core.pages import addresses, versions
from plugins.core.pages.columns import columns
from plugins.core.pages.page import Page
from plugins.core.pages.parts import Section, Sheet, Text
from plugins.core.pages.teller import Teller
from plugins.core.pages.years import earlier_years, last_of_years
from plugins.core.statements import formats
from plugins.subjects.figures.model import Figures, Result
from plugins.subjects.figures.offer_table import legend, results_table
from plugins.subjects.figures.offer_tally import tally_discs
from plugins.subjects.figures.say_ten_percent import say_ten_percent
from plugins.subjects.reports.say_points import say_targets
from plugins.subjects.units.record import ASSEMBLY_ID

from .measure import Group, by_perspective, by_qcd
from .offer import said_tally


def scorecard_pages(teller: Teller) -> Iterator[Page]:
    """The latest scorecard under the subject's own address, then one a quarter, and one for each version
    that is kept."""
    reports = teller.assembly.reports
    yield _page(teller, reports[-1] if reports else None, slug="scorecard/index")
    for report in (*reports, *teller.assembly.kept):
        told = versions.told_as(teller.assembly, report)
        yield _page(teller, report, slug=addresses.slug_of(addresses.scorecard(teller.language, told)))


def _page(teller: Teller, report: Report | None, *, slug: str) -> Page:
    t = teller.t
    months = formats.months(report.quarter, teller.language) if report else ""
    heading = t("scorecard.heading", months=months) if report else t("scorecard.heading_all")
    title, sheet = heading, Sheet(heading=heading, answer=t("headline.nothing"))
    if report is not None:
        results = report[Figures].of_unit(ASSEMBLY_ID)
        sections = [
            *(_perspective(teller, group) for group in by_perspective(results)),
            _qcd(teller, by_qcd(results)),
            _ten_percent(teller, report, results),
        ]
        if slug == "scorecard/index":
            sections += _others(teller, report)
        elif not versions.is_kept(teller.assembly, report):
            sections += _of_its_year(teller, report)
        address = partial(addresses.scorecard, teller.language)
        months_of = versions.months_of(teller, report)
        title = versions.with_version(teller, report, heading)
        sheet = Sheet(
            heading=heading,
            answer=teller.sentence(say_targets(report, teller.voice)),
            tally=tally_discs(teller, report[Figures].tally),
            notices=versions.replaced(teller, report, address),
            particulars=((t("column.months"), months_of), *versions.earlier(teller, report, address)),
            sections=tuple(sections),
            markers=legend(teller, results),
            earlier=_neighbour(teller, report, -1),
            later=_neighbour(teller, report, +1),
        )
    return teller.page(
        slug,
        sheet,
        t("scorecard.description", months=months) if report else t("scorecard.lead"),
        title=title,
        template="scorecard",
        back_cast=report is not None and report.release.is_back_cast,
        trail=((t("nav.scorecard"), addresses.contents(teller.language, "scorecard")),)
        if slug != "scorecard/index"
        else (),
    )


def _others(teller: Teller, report: Report) -> Iterator[Section]:
    """The way to the other scorecards, newest first; of an earlier year to that of its last quarter."""
    quarters = [other.quarter for other in reversed(teller.assembly.reports)]
    earlier = earlier_years(quarter.financial_year for quarter in quarters)
    links = [
        Text(formats.months(quarter, teller.language), url=addresses.scorecard(teller.language, quarter))
        for quarter in quarters
        if quarter.financial_year not in earlier and quarter != report.quarter
    ]
    links += last_of_years(teller, quarters, addresses.scorecard)
    if links:
        yield Section(section_id="others", heading=teller.t("nav.pager"), points=tuple(links))


def _of_its_year(teller: Teller, report: Report) -> Iterator[Section]:
    """The way to the scorecards of the same year, where the page of all leads to one of them alone."""
    quarters = [other.quarter for other in reversed(teller.assembly.reports)]
    year = report.quarter.financial_year
    if year in earlier_years(quarter.financial_year for quarter in quarters):
        links = tuple(
            Text(formats.months(quarter, teller.language), url=addresses.scorecard(teller.language, quarter))
            for quarter in quarters
            if quarter.financial_year == year and quarter != report.quarter
        )
        if links:
            yield Section(section_id="others", heading=teller.t("nav.pager"), points=links)


def _perspective(teller: Teller, group: Group) -> Section:
    name = teller.t(f"perspective.{group.key}")
    return Section(
        section_id=group.key,
        heading=name,
        paragraphs=(said_tally(teller, group.tally),),
        tables=(results_table(teller, group.results, table_id=f"{group.key}-table", caption=name),),
    )


def _qcd(teller: Teller, groups: tuple[Group, ...]) -> Section:
    t = teller.t
    told = [group for group in groups if group.results]
    table = (
        columns(teller, told)
        .column("scorecard.qcd", lambda group: t(f"qcd.{group.key}"))
        .number("column.met", lambda group: group.tally.met)
        .number("column.judged", lambda group: group.tally.judged)
        .table(t("scorecard.qcd"), "qcd-table")
    )
    return Section(
        section_id="qcd",
        heading=t("scorecard.qcd"),
        paragraphs=(t("scorecard.qcd_lead"),),
        points=tuple(
            f"{t(f'qcd.{group.key}')}: {', '.join(teller.plain(one.metric.title) for one in group.results)}"
            for group in told
        ),
        tables=(table,),
    )


def _ten_percent(teller: Teller, report: Report, results: tuple[Result, ...]) -> Section:
    """The policy's yardstick: which figures gained a tenth in a year, and which did not."""
    points = []
    for verdict in ("met", "not_met"):
        if names := [teller.plain(one.metric.title) for one in results if one.ten_percent == verdict]:
            said = formats.listed(names, teller.language)
            points.append(teller.t(f"scorecard.ten_{verdict}", names=said))
    return Section(
        section_id="ten-percent",
        heading=teller.t("scorecard.ten"),
        paragraphs=(teller.sentence(say_ten_percent(report, teller.voice)), teller.t("scorecard.ten_how")),
        points=tuple(points),
    )


def _neighbour(teller: Teller, report: Report, step: int) -> tuple[str, str] | None:
    other = teller.assembly.report(report.quarter.shifted(step))
    if other is None or versions.is_kept(teller.assembly, report):
        return None
    months = formats.months(other.quarter, teller.language)
    return (months, addresses.scorecard(teller.language, other.quarter))
