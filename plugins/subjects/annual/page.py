"""The annual report to the Service Board, made from what is published: each sentence with its figures."""

from __future__ import annotations

from collections.abc import Iterator

from plugins.core.facts.assembly import Report
from plugins.core.pages import addresses
from plugins.core.pages.columns import columns
from plugins.core.pages.page import Page
from plugins.core.pages.parts import Notice, Section, Sheet, Text, Words
from plugins.core.pages.tables import Cell
from plugins.core.pages.teller import Teller
from plugins.core.pages.versions import withdrawn_line
from plugins.core.statements import formats
from plugins.core.statements.voice import capital
from plugins.subjects.calendar.offer import missed_reports, said_missed
from plugins.subjects.figures.model import Figures
from plugins.subjects.index.model import Indices, UnitIndex
from plugins.subjects.money.offer import say_course
from plugins.subjects.money.offer_budget import panel_of_year, year_link
from plugins.subjects.plan.offer_words import said_milestones

from .measure import AnnualReport, annual_reports
from .page_people import success_sections


def annual_report_pages(teller: Teller) -> Iterator[Page]:
    """A page for each financial year with a released quarter."""
    years = annual_reports(teller.assembly)
    for position, year in enumerate(years):
        before = years[position - 1] if position else None
        after = years[position + 1] if position + 1 < len(years) else None
        yield _page(teller, year, before, after)


def _page(
    teller: Teller, year: AnnualReport, before: AnnualReport | None, after: AnnualReport | None
) -> Page:
    t = teller.t
    written = _year(year)
    heading = t("annual.heading", year=written)
    sheet = Sheet(
        heading=heading,
        answer=_answer(teller, year),
        notices=tuple(_notices(teller, year)),
        sections=tuple(section for section in _sections(teller, year) if section is not None),
        downloads=teller.tables("results", "budget", "actions", "corrections", "reports_sent"),
        earlier=_neighbour(teller, before),
        later=_neighbour(teller, after),
    )
    return teller.page(
        f"annual-report/{year.financial_year}",
        sheet,
        t("annual.description", year=written),
        back_cast=year.last.release.is_back_cast,
        trail=((t("nav.workplan"), addresses.page(teller.language, "workplan")),),
    )


def _neighbour(teller: Teller, year: AnnualReport | None) -> tuple[str, str] | None:
    if year is None:
        return None
    return (_year(year), addresses.annual_report(teller.language, year.financial_year))


def _year(year: AnnualReport) -> str:
    return year.financial_year.replace("-", "/")


def _answer(teller: Teller, year: AnnualReport) -> str:
    t, last, language = teller.t, year.last, teller.language
    day, months = formats.day(year.last_day, language), formats.months(last.quarter, language)
    tally = last[Figures].tally
    if tally.judged:
        whole = last[Indices].assembly
        if whole.value is not None and whole.band is not None:
            band = teller.plain(whole.band.label)
            first = t("annual.answer_index", day=day, index=formats.number(whole.value), band=band)
        else:
            first = t("annual.answer_targets", day=day)
        said = f"{first} {t('annual.targets', count=tally.met, of=tally.judged, months=months)}"
    else:
        said = t("annual.answer_nothing", months=months)
    return teller.marked(last.release, said)


def _notices(teller: Teller, year: AnnualReport) -> Iterator[Notice]:
    """What kind of report this is: made from data, unsigned, and of how much of the year."""
    t, language = teller.t, teller.language
    said: list[Words] = [t("annual.generated")]
    sent = [one for one in year.sent if one.kind == "annual_report" and one.recipient == "board"]
    if sent:
        said.append(t("annual.sent_to_board", day=sent[-1].sent_on))
        if sent[-1].acknowledged_on is not None:
            said.append(t("annual.acknowledged", day=sent[-1].acknowledged_on))
    else:
        said.append(t("annual.not_sent"))
    if year.last.release.is_back_cast:
        said.append(t("annual.back_cast"))
    if year.missing:
        names = formats.listed([formats.months(one.quarter, language) for one in year.reports], language)
        said.append(t("annual.incomplete", months=names))
    if year.skipped:
        there = len(year.reports)
        said.append(t("annual.reported", count=there, of=there + len(year.skipped)))
        missed = (one for one in missed_reports(teller) if one.quarter in year.skipped)
        said += (said_missed(teller, one) for one in missed)
        gone = (one for one in teller.assembly.withdrawn if one.quarter in year.skipped)
        said += (withdrawn_line(teller, one) for one in gone)
    yield Notice(heading=t("annual.what"), paragraphs=tuple(said))


def _sections(teller: Teller, year: AnnualReport) -> Iterator[Section | None]:
    yield _quarters(teller, year)
    yield from success_sections(teller, year)
    yield _bills(teller, year)
    yield _budget(teller, year)
    yield _plan(teller, year)
    yield _actions(teller, year)
    yield _audits(teller, year)
    yield _corrections(teller, year)
    yield _missing(teller, year)


def _quarters(teller: Teller, year: AnnualReport) -> Section:
    """The course of the index, and targets met, by quarter."""
    t, language = teller.t, teller.language
    none_yet = Cell(t("annual.none_yet"), kind="missing")
    table = (
        columns(teller, year.reports)
        .column("column.months", lambda report: teller.report(report.quarter))
        .number(
            "column.index", lambda report: none_yet if _index(report).value is None else _index(report).value
        )
        .column("column.band", lambda report: _band(teller, report))
        .number(
            "annual.targets_met",
            lambda report: report[Figures].tally.met if report[Figures].tally.judged else None,
        )
        .number("annual.targets_judged", lambda report: report[Figures].tally.judged or None)
        .table(t("annual.quarters"), "quarters-table")
    )
    indexed = [report for report in year.reports if report[Indices].assembly.value is not None]
    said: list[Words] = []
    if not indexed:
        said.append(t("annual.no_index"))
    for report in indexed:
        index = report[Indices].assembly
        assert index.value is not None
        assert index.band is not None
        said.append(
            Text(
                t(
                    "annual.index_of",
                    months=report.quarter,
                    index=index.value,
                    band=teller.plain(index.band.label),
                ),
                url=addresses.index(language, report.quarter),
            )
        )
    return Section(
        section_id="quarters",
        heading=t("annual.quarters"),
        paragraphs=tuple(said),
        tables=(table,),
    )


def _bills(teller: Teller, year: AnnualReport) -> Section | None:
    if year.bills is None:
        return None
    t, counts = teller.t, year.bills
    return Section(
        section_id="bills",
        heading=t("annual.bills"),
        paragraphs=(
            " ".join(
                (
                    t("annual.bills_text", count=counts.read),
                    t("annual.bills_passed", count=counts.passed),
                    t("annual.bills_law", count=counts.law),
                )
            ),
            Text(t("nav.bills"), url=addresses.contents(teller.language, "bills")),
        ),
    )


def _budget(teller: Teller, year: AnnualReport) -> Section | None:
    if year.budget is None:
        return None
    said: list[Words] = [said for course in year.budget.courses for said in say_course(teller, course)]
    panel = panel_of_year(teller, year.budget, year_link(teller, year.budget))
    return Section(
        section_id="budget",
        heading=teller.t("annual.budget"),
        paragraphs=(*said, teller.t("resources.years_text")),
        panels=(panel,),
    )


def _plan(teller: Teller, year: AnnualReport) -> Section | None:
    t, language = teller.t, teller.language
    if not year.activities:
        return None
    milestones = [one for activity in year.activities for one in activity.milestones]
    said: list[Words] = [capital(said_milestones(teller, milestones, year.last.release.as_at))]
    if year.windows:
        held = sum(window.review is not None for window in year.windows)
        said.append(t("annual.reviews", count=held, of=len(year.windows)))
    late = [one for one in milestones if one.state == "overdue"]
    return Section(
        section_id="plan",
        heading=t("annual.plan"),
        paragraphs=(
            *said,
            Text(t("nav.workplan"), url=addresses.page(language, "workplan")),
            Text(t("nav.reviews"), url=addresses.page(language, "reviews")),
            *((t("annual.late"),) if late else ()),
        ),
        points=tuple(
            teller.text(one.milestone.title, f"{addresses.page(language, 'workplan')}#{one.milestone.slug}")
            for one in late
        ),
    )


def _actions(teller: Teller, year: AnnualReport) -> Section | None:
    t = teller.t
    if not year.actions:
        return None
    opened = sum(
        one.state != "none_planned" and year.first_day <= one.action.opened_on <= year.last_day
        for one in year.actions
    )
    done = sum(one.state == "done" for one in year.actions)
    overdue = [one for one in year.actions if one.state == "overdue"]
    going_on = sum(one.state in ("open", "in_progress") for one in year.actions) + len(overdue)
    opening = f"{t('annual.actions_text', count=opened)} {t('actions_page.answer_done', count=done)}"
    still = capital(t("actions_page.answer", day=year.last.release.as_at, count=going_on))
    late = t("actions_page.answer_overdue", count=len(overdue), of=going_on) if going_on else ""
    return Section(
        section_id="actions",
        heading=t("annual.actions"),
        paragraphs=(
            _no_total(teller, year) or opening,
            f"{still} {late}".rstrip(),
            Text(t("nav.actions"), url=addresses.page(teller.language, "actions")),
        ),
    )


def _audits(teller: Teller, year: AnnualReport) -> Section:
    t = teller.t
    said: list[Words] = []
    for one in year.audits:
        if one.audit.published_on is None or one.audit.opinion is None:
            said.append(t("annual.audit_going_on"))
            continue
        points = len(one.points)
        told = [t("annual.audit", count=points, day=one.audit.published_on)]
        if points:
            agreed = sum(point.point.agreed == "yes" for point in one.points)
            done = sum(point.point.status == "done" for point in one.points)
            told.append(t("annual.audit_agreed", count=agreed, of=points))
            told.append(t("audits_page.answer_done", count=done, of=points, day=one.as_at))
        said.append(" ".join(told))
        said.append(t(f"audit_opinion.{one.audit.opinion}"))
    return Section(
        section_id="audits",
        heading=t("annual.audits"),
        paragraphs=(
            *(said or [t("annual.no_audit")]),
            Text(t("nav.audits"), url=addresses.page(teller.language, "audits")),
        ),
    )


def _corrections(teller: Teller, year: AnnualReport) -> Section:
    t, language = teller.t, teller.language
    told = {}
    figures = {
        (release.quarter, correction.metric_id, correction.unit_id)
        for release, correction in year.corrections
    }
    for release, correction in year.corrections:
        told[release.quarter, correction.kind, correction.reason] = (release, correction)
    points = tuple(
        teller.text(correction.reason, addresses.report(language, release.quarter))
        for release, correction in told.values()
    )
    return Section(
        section_id="corrections",
        heading=t("annual.corrections"),
        paragraphs=(t("annual.corrections_text", count=len(figures)),),
        points=points,
    )


def _missing(teller: Teller, year: AnnualReport) -> Section:
    t, coverage = teller.t, year.coverage
    table = (
        columns(teller, year.reports)
        .column("column.months", lambda report: teller.report(report.quarter))
        .number("column.expected", lambda report: report[Figures].coverage.expected)
        .number("column.reported", lambda report: report[Figures].coverage.reported)
        .number("status.not_reported", lambda report: report[Figures].coverage.not_reported)
        .number("status.not_collected", lambda report: report[Figures].coverage.not_collected)
        .number("status.not_applicable", lambda report: report[Figures].coverage.not_applicable)
        .number("status.suppressed", lambda report: report[Figures].coverage.suppressed)
        .table(t("annual.missing"), "missing-table")
    )
    said = t("annual.missing_text", count=coverage.reported, of=coverage.expected)
    if coverage.not_reported:
        said = f"{said} {t('annual.missing_not', count=coverage.not_reported)}"
    return Section(
        section_id="missing",
        heading=t("annual.missing"),
        paragraphs=(_no_total(teller, year) or said,),
        tables=(table,),
    )


def _no_total(teller: Teller, year: AnnualReport) -> str:
    """Why nothing is summed over the year's quarters; empty if none of them was skipped."""
    names = [formats.months(quarter, teller.language) for quarter in year.skipped]
    return teller.t("annual.no_total", months=formats.listed(names, teller.language)) if names else ""


def _index(report: Report) -> UnitIndex:
    return report[Indices].assembly


def _band(teller: Teller, report: Report) -> str | None:
    band = _index(report).band
    return teller.plain(band.label) if band is not None else None
