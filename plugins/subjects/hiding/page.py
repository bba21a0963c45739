"""What is hidden to protect people: the rules, how many numbers, in which tables, why, and how well."""

from __future__ import annotations

from collections.abc import Collection, Iterator

from plugins.core.packing.packing import pack_csv
from plugins.core.pages import addresses
from plugins.core.pages.columns import columns
from plugins.core.pages.page import Page
from plugins.core.pages.parts import KeyFigure, Section, Sheet
from plugins.core.pages.tables import Cell, Table
from plugins.core.pages.teller import Teller
from plugins.core.statements import formats

from .measure_told import TOGETHER
from .model import DisclosureReport

#: What the attack on the edition takes for known, in the order of the page.
_ASSUMED = ("rules", "reasons", "versions", "sums", "not")
_COLUMNS = (
    "provenance",
    "first_quarter",
    "last_quarter",
    "releases",
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
            heading=t("disclosure.heading"),
            answer=t("disclosure.none"),
            sections=(_limits(teller), _attack(teller)),
        )
    else:
        path, downloads = "data/hidden_numbers.csv", []
        if report.releases >= TOGETHER:
            teller.site.keep(path, _csv(teller, report), invented=teller.site.illustrative)
            downloads.append(teller.download(path, t("disclosure.file")))
        sheet = Sheet(
            heading=t("disclosure.heading"),
            answer=teller.marked(latest.release, _answer(teller, report)),
            key_figures=tuple(_key_figures(teller, report)),
            sections=tuple(_sections(teller, report)),
            downloads=tuple(downloads),
        )
    illustrative = report is not None and teller.site.illustrative
    return teller.page(
        "disclosure",
        sheet,
        t("disclosure.description"),
        marked=illustrative,
        figures=report is not None,
        trail=((t("nav.methods"), addresses.page(teller.language, "methods")),),
    )


def _answer(teller: Teller, report: DisclosureReport) -> str:
    t = teller.t
    if report.narrowest is None:
        return t("disclosure.answer_open", count=report.numbers)
    return t("disclosure.answer", count=report.numbers, values=report.narrowest + 1)


def _key_figures(teller: Teller, report: DisclosureReport) -> Iterator[KeyFigure]:
    t = teller.t
    yield KeyFigure(label=t("disclosure.hidden_now"), value=formats.number(report.numbers))
    if report.narrowest is not None:
        yield KeyFigure(
            label=t("disclosure.closest"),
            value=formats.number(report.narrowest + 1),
            note=t("disclosure.asked", values=report.least_interval + 1),
        )


def _sections(teller: Teller, report: DisclosureReport) -> Iterator[Section]:
    t = teller.t
    yield _limits(teller, report)
    if report.releases >= TOGETHER:
        cells = sum(each.hidden for each in report.tables)
        yield Section(
            section_id="tables",
            heading=t("disclosure.where"),
            paragraphs=(t("disclosure.where_text", cells=cells, numbers=report.numbers),),
            tables=(_tables(teller, report),),
        )
        yield Section(
            section_id="why",
            heading=t("disclosure.why"),
            paragraphs=(t("disclosure.why_text"),),
            tables=(_reasons(teller, report),),
        )
    else:
        yield Section(
            section_id="why",
            heading=t("disclosure.why"),
            paragraphs=(t("disclosure.why_later", releases=TOGETHER),),
        )
    yield Section(
        section_id="how-well",
        heading=t("disclosure.how_well"),
        paragraphs=(t("disclosure.attack", numbers=report.numbers, counts=report.counts),),
        tables=(_intervals(teller, report),),
        note=t("disclosure.stops"),
    )
    yield _attack(teller)


def _attack(teller: Teller) -> Section:
    """What was tried on the edition; whoever attacks it says so in place of ``disclosure.not_attacked``."""
    t = teller.t
    return Section(
        section_id="attack",
        heading=t("disclosure.attack_heading"),
        paragraphs=(t("disclosure.not_attacked"), t("disclosure.assumed")),
        points=tuple(t(f"disclosure.assumed_{each}") for each in _ASSUMED),
    )


def _limits(teller: Teller, report: DisclosureReport | None = None) -> Section:
    t = teller.t
    points: tuple[str, ...] = ()
    if report is not None:
        points = (
            t("disclosure.rule_count", least=report.safe_threshold),
            t("disclosure.rule_base", least=report.safe_base),
            t("disclosure.rule_whole"),
            t("disclosure.rule_complement", values=report.least_interval + 1),
            t("disclosure.rule_never"),
        )
    return Section(
        section_id="rules",
        heading=t("disclosure.rules"),
        paragraphs=(t("disclosure.rules_text"),),
        points=points,
    )


def _tables(teller: Teller, report: DisclosureReport) -> Table:
    t = teller.t
    names = list(dict.fromkeys(each.table for each in report.tables))
    rows = [(Cell(_title(teller, table)), [table]) for table in names]
    return (
        columns(teller, [*rows, (Cell(t("common.total"), kind="total"), names)])
        .column("disclosure.table", lambda row: row[0])
        .number("disclosure.withheld", lambda row: _added(report, row[1])[0])
        .number("disclosure.printed", lambda row: _added(report, row[1])[1])
        .table(t("disclosure.where"), "tables-table")
    )


def _added(report: DisclosureReport, tables: Collection[str]) -> tuple[int, int]:
    """How many numbers of these tables are hidden and how many printed, over all releases together."""
    of_them = [each for each in report.tables if each.table in tables]
    return sum(each.hidden for each in of_them), sum(each.printed for each in of_them)


def _title(teller: Teller, table: str) -> str:
    return teller.t(f"data_file.{table}") if teller.t.has(f"data_file.{table}") else table


def _reasons(teller: Teller, report: DisclosureReport) -> Table:
    reasons: list[tuple[str, int]] = list(report.reasons.items())
    if report.unrecorded > 0:
        reasons.append(("unrecorded", report.unrecorded))
    return (
        columns(teller, reasons)
        .column("disclosure.reason", lambda row: teller.t(f"hiding_rule.{row[0]}"))
        .number("column.number", lambda row: row[1])
        .table(teller.t("disclosure.why"), "why-table")
    )


def _intervals(teller: Teller, report: DisclosureReport) -> Table:
    following = [*(each.least for each in report.intervals[1:]), None]
    return (
        columns(teller, zip(report.intervals, following, strict=False))
        .column("disclosure.could_be", lambda row: _span(teller, row[0].least, row[1]))
        .number("column.number", lambda row: row[0].numbers)
        .table(teller.t("disclosure.could_be_caption"), "intervals-table")
    )


def _span(teller: Teller, least: int | None, following: int | None) -> str:
    t = teller.t
    if least is None:
        return t("disclosure.no_limit")
    if following is None:
        return t("disclosure.values_or_more", least=least + 1)
    return t("disclosure.values", least=least + 1, most=following)


def _csv(teller: Teller, report: DisclosureReport) -> bytes:
    rows = []
    for table in dict.fromkeys(each.table for each in report.tables):
        newest = teller.assembly.reports[-1]
        hidden, printed = _added(report, [table])
        rows.append(
            {
                "provenance": newest.release.provenance,
                "first_quarter": teller.assembly.reports[0].quarter,
                "last_quarter": newest.quarter,
                "releases": report.releases,
                "table": table,
                "numbers_hidden": hidden,
                "numbers_printed": printed,
            }
        )
    return pack_csv(_COLUMNS, rows)
