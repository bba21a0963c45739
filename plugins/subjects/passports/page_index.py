"""A page for each release with an index: every number about it, each with an address of its own."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import partial
from itertools import groupby

from plugins.core.facts.assembly import Report
from plugins.core.pages import addresses
from plugins.core.pages.columns import columns
from plugins.core.pages.folders import table_path
from plugins.core.pages.page import Page
from plugins.core.pages.parts import Section, Sheet, Text
from plugins.core.pages.tables import Cell
from plugins.core.pages.teller import Teller
from plugins.core.pages.versions import replaced
from plugins.core.statements import formats
from plugins.subjects.index.model import Indices
from plugins.subjects.units.measure import unit_of

from .measure import fragment, in_short, read_places
from .page import newest_address

#: A row of the ledger as published.
Row = Mapping[str, str]


def index_numbers_page(teller: Teller, report: Report) -> Page | None:
    """The numbers of a release's indices by unit, the simulated ones last; ``None`` without an index."""
    t, language, release = teller.t, teller.language, report.release
    content = teller.site.files.get(table_path(release, "ledger"))
    if content is None:
        return None
    rows = [place.cells for places in read_places(content, ["number_id"]).values() for place in places]
    months = formats.months(report.quarter, language)
    heading = t("passports.index_heading", months=months, version=release.version)
    sheet = Sheet(
        heading=heading,
        answer=teller.marked(release, t("passports.index_answer")),
        notices=replaced(teller, report, partial(newest_address, teller, of="index")),
        particulars=(
            (t("column.months"), Text(months, url=addresses.report(language, release))),
            (t("particulars.version"), str(release.version)),
            (t("passports.figures"), Text(t("passports.link"), url=addresses.numbers(language, release))),
            (t("passports.check"), t("passports.check_text", command="python3 recompute.py")),
        ),
        sections=tuple(_sections(teller, report, rows)),
        downloads=teller.tables("ledger", "index", "index_nodes", "index_changes", release=release),
    )
    return teller.page(
        addresses.slug_of(addresses.numbers(language, release, "index")),
        sheet,
        t("passports.index_description", months=months, version=release.version),
        marked=release.is_illustrative,
        back_cast=release.is_back_cast,
        trail=(
            (t("nav.reports"), addresses.contents(language, "reports")),
            (months, addresses.report(language, release)),
        ),
    )


def _sections(teller: Teller, report: Report, rows: Sequence[Row]) -> Iterator[Section]:
    t = teller.t
    computed = [row for row in rows if row["kind"] == "computed"]
    for unit_id, own in groupby(computed, key=lambda row: row["unit_id"]):
        name = teller.text(unit_of(teller.assembly, unit_id).name)
        yield _section(teller, report, unit_id, name, list(own))
    if simulated := [row for row in rows if row["kind"] == "simulated"]:
        yield _section(
            teller,
            report,
            "simulated",
            Text(t("passports.simulated")),
            simulated,
            t("passports.end_simulated"),
        )


def _section(
    teller: Teller, report: Report, section_id: str, heading: Text, rows: Sequence[Row], said: str = ""
) -> Section:
    t, names = teller.t, _titles(teller, report)

    def name(row: Row) -> Cell:
        about = names.get(row["node_id"], row["node_id"])
        text = f"{about}: {row['quantity']}" if about else row["quantity"]
        return Cell(text, anchor=fragment(row["number_id"]))

    table = (
        columns(teller, rows)
        .column("index_page.ledger_number", name)
        .number("index_page.ledger_value", lambda row: row["value"])
        .column(
            "index_page.ledger_place",
            lambda row: t("index_page.ledger_at", file=row["file"], line=row["line"]),
        )
        .column("index_page.ledger_formula", lambda row: row[f"formula_{teller.language}"])
        .column("passports.inputs", lambda row: in_short(row["inputs"]))
        .table(heading.text, f"{section_id}-table".replace("_", "-"))
    )
    return Section(
        section_id=section_id.replace("_", "-"),
        heading=heading,
        paragraphs=(said,) if said else (),
        tables=(table,),
    )


def _titles(teller: Teller, report: Report) -> Mapping[str, str]:
    """What the parts of the indices are called."""
    every = (report[Indices].assembly, *report[Indices].units)
    return {node.node_id: teller.plain(node.title) for index in every for node in index.nodes}
