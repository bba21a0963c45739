"""What is hidden to protect people: the rules, how many numbers, in which tables, why, and how well."""

from __future__ import annotations

from collections.abc import Iterator

from plugins.core.packing.packing import pack_csv
from plugins.core.pages import addresses
from plugins.core.pages.page import Page
from plugins.core.pages.parts import KeyFigure, Section, Sheet
from plugins.core.pages.tables import Cell, Column, Table
from plugins.core.pages.teller import Teller
from plugins.core.statements import formats
from plugins.core.statements.voice import Sentence
from plugins.core.time.quarter import Quarter
from plugins.subjects.reports.say import marked

from .model import DisclosureReport

#: How many quarters the table of hidden numbers shows, the newest first.
QUARTERS = 4
_COLUMNS = (
    "quarter",
    "period_start",
    "period_end",
    "provenance",
    "table",
    "numbers_hidden",
    "numbers_printed",
)


def disclosure_page(teller: Teller) -> Page:
    """The public report of disclosure control."""
    t, report = teller.t, teller.assembly.get(DisclosureReport)
    latest = teller.assembly.latest
    if report is None or latest is None:
        sheet = Sheet(
            heading=t("disclosure.heading"), answer=t("disclosure.none"), sections=(_limits(teller),)
        )
    else:
        path = f"data/{'illustrative-' if teller.site.illustrative else ''}hidden_numbers.csv"
        teller.site.keep(path, _csv(teller, report))
        said = Sentence(_answer(teller, report), teller.language)
        sheet = Sheet(
            heading=t("disclosure.heading"),
            answer=marked(latest.release, said, teller.voice).text,
            key_figures=tuple(_key_figures(teller, report)),
            sections=tuple(_sections(teller, report)),
            downloads=(teller.download(path, t("disclosure.file")),),
        )
    illustrative = report is not None and teller.site.illustrative
    return teller.site.page(
        teller.language,
        "disclosure",
        "sheet",
        title=t("mark.illustrative_title", title=sheet.heading) if illustrative else sheet.heading,
        description=t("disclosure.description"),
        view={"sheet": sheet},
        figures=report is not None,
        trail=((t("nav.methods"), addresses.page(teller.language, "methods")),),
    )


def _answer(teller: Teller, report: DisclosureReport) -> str:
    t = teller.t
    if report.narrowest is None:
        return t("disclosure.answer_open", count=report.numbers)
    return t("disclosure.answer", count=report.numbers, values=formats.number(report.narrowest + 1))


def _key_figures(teller: Teller, report: DisclosureReport) -> Iterator[KeyFigure]:
    t = teller.t
    yield KeyFigure(label=t("disclosure.hidden_now"), value=formats.number(report.numbers))
    if report.narrowest is not None:
        yield KeyFigure(
            label=t("disclosure.closest"),
            value=formats.number(report.narrowest + 1),
            note=t("disclosure.asked", values=formats.number(report.least_interval + 1)),
        )


def _sections(teller: Teller, report: DisclosureReport) -> Iterator[Section]:
    t = teller.t
    yield _limits(teller, report)
    yield Section(
        section_id="tables",
        heading=t("disclosure.where"),
        paragraphs=(t("disclosure.where_text"),),
        tables=(_tables(teller, report),),
    )
    yield Section(
        section_id="why",
        heading=t("disclosure.why"),
        paragraphs=(t("disclosure.why_text"),),
        tables=(_reasons(teller, report),),
    )
    yield Section(
        section_id="how-well",
        heading=t("disclosure.how_well"),
        paragraphs=(t("disclosure.attack"),),
        tables=(_intervals(teller, report),),
        note=t("disclosure.stops"),
    )


def _limits(teller: Teller, report: DisclosureReport | None = None) -> Section:
    t = teller.t
    points: tuple[str, ...] = ()
    if report is not None:
        points = (
            t("disclosure.rule_count", least=formats.number(report.safe_threshold)),
            t("disclosure.rule_base", least=formats.number(report.safe_base)),
            t("disclosure.rule_whole"),
            t("disclosure.rule_complement", values=formats.number(report.least_interval + 1)),
            t("disclosure.rule_never"),
        )
    return Section(
        section_id="rules",
        heading=t("disclosure.rules"),
        paragraphs=(t("disclosure.rules_text"),),
        points=points,
    )


def _tables(teller: Teller, report: DisclosureReport) -> Table:
    t, language = teller.t, teller.language
    quarters = sorted({each.quarter for each in report.tables}, reverse=True)[:QUARTERS]
    names = list(dict.fromkeys(each.table for each in report.tables if each.quarter in quarters))
    counts = {(each.table, each.quarter): each.hidden for each in report.tables}
    columns = (
        Column(t("disclosure.table"), row_header=True),
        *(Column(formats.short_quarter(quarter, language), numeric=True) for quarter in quarters),
    )

    def row(name: Cell, tables: list[str]) -> tuple[Cell, ...]:
        sums = (sum(counts.get((table, quarter), 0) for table in tables) for quarter in quarters)
        return (name, *(teller.number_cell(number) for number in sums))

    rows = [row(Cell(_title(teller, table)), [table]) for table in names]
    rows.append(row(Cell(t("common.total"), kind="total"), names))
    return Table(t("disclosure.where"), columns, tuple(rows), "tables-table")


def _title(teller: Teller, table: str) -> str:
    return teller.t(f"data_file.{table}") if teller.t.has(f"data_file.{table}") else table


def _reasons(teller: Teller, report: DisclosureReport) -> Table:
    t = teller.t
    columns = (Column(t("disclosure.reason"), row_header=True), Column(t("column.number"), numeric=True))
    rows = [
        (Cell(t(f"hiding_rule.{rule}")), teller.number_cell(number))
        for rule, number in report.reasons.items()
    ]
    if report.unrecorded > 0:
        rows.append((Cell(t("hiding_rule.unrecorded")), teller.number_cell(report.unrecorded)))
    return Table(t("disclosure.why"), columns, tuple(rows), "why-table")


def _intervals(teller: Teller, report: DisclosureReport) -> Table:
    t = teller.t
    columns = (Column(t("disclosure.could_be"), row_header=True), Column(t("column.number"), numeric=True))
    ends = [each.least for each in report.intervals]
    rows = []
    for place, each in enumerate(report.intervals):
        following = ends[place + 1] if place + 1 < len(ends) else None
        rows.append((Cell(_span(teller, each.least, following)), teller.number_cell(each.numbers)))
    return Table(t("disclosure.could_be_caption"), columns, tuple(rows), "intervals-table")


def _span(teller: Teller, least: int | None, following: int | None) -> str:
    t = teller.t
    if least is None:
        return t("disclosure.no_limit")
    if following is None:
        return t("disclosure.values_or_more", least=formats.number(least + 1))
    return t("disclosure.values", least=formats.number(least + 1), most=formats.number(following))


def _csv(teller: Teller, report: DisclosureReport) -> bytes:
    rows = []
    for each in report.tables:
        quarter: Quarter = each.quarter
        release = teller.assembly.report(quarter)
        rows.append(
            {
                "quarter": quarter,
                "period_start": quarter.first_day,
                "period_end": quarter.last_day,
                "provenance": release.release.provenance if release else "",
                "table": each.table,
                "numbers_hidden": each.hidden,
                "numbers_printed": each.printed,
            }
        )
    return pack_csv(_COLUMNS, rows)
