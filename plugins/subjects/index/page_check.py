"""How to compute the index again: the ledger, the script, the workbook, and the other files."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator

from plugins.core.facts.assembly import Report
from plugins.core.pages import addresses
from plugins.core.pages.columns import columns
from plugins.core.pages.folders import package_path, release_folder, table_path
from plugins.core.pages.parts import DownloadLink, Section, Text
from plugins.core.pages.tables import Table
from plugins.core.pages.teller import Teller
from plugins.core.statements.formats import number
from plugins.portal.packages import RECOMPUTE, compose_name, workbook_name

from .model import Indices
from .publish_ledger import count_numbers


def check_section(teller: Teller, report: Report, *, lines: bool) -> Section:
    """What the ledger is, how many numbers it holds, perhaps its first ``lines``, and how to run the
    script."""
    t = teller.t
    rows = tuple(_ledger(teller, report))
    counts = count_numbers(rows)
    numbers = addresses.numbers(teller.language, report.release, "index")
    table = _first_lines(teller, report, rows) if lines else None
    return Section(
        section_id="check",
        heading=t("index_page.check"),
        paragraphs=(
            t("index_page.check_text"),
            t(
                "index_page.check_counts",
                computed=number(counts["computed"]),
                simulated=number(counts["simulated"]),
            ),
            t("index_page.check_script"),
            t("index_page.check_workbook"),
        ),
        tables=(table,) if table else (),
        note=Text(t("passports.index_link"), url=numbers) if rows else "",
    )


def _first_lines(teller: Teller, report: Report, rows: tuple[dict[str, str], ...]) -> Table | None:
    t = teller.t
    own = [
        row for row in rows if row["unit_id"] == report[Indices].assembly.unit.unit_id and not row["node_id"]
    ]
    lines = [row for row in own if row["kind"] == "computed" and not row["quantity"].startswith("change_")]
    table = (
        columns(teller, lines)
        .column("index_page.ledger_number", lambda row: row["quantity"])
        .number("index_page.ledger_value", lambda row: row["value"])
        .column(
            "index_page.ledger_place",
            lambda row: t("index_page.ledger_at", file=row["file"], line=row["line"]),
        )
        .column("index_page.ledger_formula", lambda row: row[f"formula_{teller.language}"])
        .table(t("index_page.ledger_caption"), "ledger-table")
    )
    return table if lines else None


def check_downloads(teller: Teller, report: Report) -> tuple[DownloadLink, ...]:
    """The ledger, the script, the workbook and the whole package of a release that has an index."""
    release = report.release
    folder = release_folder(release)
    found = (
        (table_path(release, "ledger"), "data_file.ledger"),
        (f"{folder}/{RECOMPUTE}", "data_file.recompute"),
        (f"{folder}/{workbook_name(release)}", "data_file.workbook"),
        (table_path(release, "index_nodes"), "data_file.index_nodes"),
        (package_path(release), "download.package"),
    )
    return tuple(teller.download(path, teller.t(key)) for path, key in found if path in teller.site.files)


def analyst_downloads(teller: Teller, report: Report) -> tuple[DownloadLink, ...]:
    """The tables behind the page for analysts."""
    release = report.release
    names = (
        *("index_simulated", "index_changes", "labour_changes"),
        *("scheme", "scheme_parts", "scheme_rules", "scheme_bands", "ledger"),
    )
    compose = f"{release_folder(release)}/{compose_name(release)}"
    files = teller.tables(*names, release=release)
    if compose not in teller.site.files:
        return files
    return (*files, teller.download(compose, teller.t("data_file.compose")))


def _ledger(teller: Teller, report: Report) -> Iterator[dict[str, str]]:
    path = table_path(report.release, "ledger")
    content = teller.site.files.get(path)
    if content is not None:
        yield from csv.DictReader(io.StringIO(content.decode("utf-8-sig"), newline=""))
