"""A consequence in words: of what, which number, and how each version has it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from decimal import Decimal, InvalidOperation

from checked_tables.status import SDMX_STATUS
from plugins.core.facts.assembly import Report
from plugins.core.statements import formats
from plugins.core.statements.voice import capital
from plugins.core.statements.wording import Words
from plugins.core.time.quarter import Quarter
from plugins.subjects.figures.model import Figures
from plugins.subjects.index.model import Indices
from plugins.subjects.scheme.record import bands_of
from plugins.subjects.units.measure import unit_of
from plugins.subjects.units.record import ASSEMBLY_ID

from .model_consequences import Consequence

#: Columns of codes, and where the words of their codes begin.
_CODES: Mapping[str, str] = {
    "status": "status",
    "verdict": "verdict",
    "ten_percent_gain": "verdict_ten",
    "trend": "trend",
}
#: The same where a table has its own words.
_CODES_OF: Mapping[tuple[str, str], str] = {
    ("statements", "verdict"): "consequences.verdict",
    ("index", "verdict"): "consequences.verdict",
}
#: Columns whose numbers are in the unit of their metric.
_IN_UNIT = frozenset({"value", "base_value", "target_value", "target", "planned_before"})
#: What each SDMX code of a status stands for.
_STATUS = {code: status for status, code in SDMX_STATUS.items()}
_NODES = ("node_id", "about")
_KEYS = ("resources", "resource_part")


def say_what(report: Report, row: Consequence, words: Words) -> str:
    """What a consequence is about: a metric (and whose it is), a part of the index, a table and its row."""
    result = report[Figures].of(row.metric_id, row.unit_id or ASSEMBLY_ID)
    if row.metric_id and row.step != "part" and result is not None:
        title = result.metric.title.said_in(words.language)[0]
        if result.unit.kind != "assembly":
            title = f"{title}, {result.unit.name.said_in(words.language)[0]}"
        return "; ".join((title, *_against(row, words)))
    if row.step == "tally":
        return words(f"consequences.tally.{row.table}")
    if row.table.startswith("index"):
        return "; ".join((_part(report, row, words), *_against(row, words)))
    name = f"table_changes.name.{row.table}"
    table = words(name) if words.has(name) else words(f"data_file.{row.table}")
    parts = [_key(each, words) for each in row.key]
    return f"{capital(table)}: {', '.join(parts)}" if parts else capital(table)


def _against(row: Consequence, words: Words) -> Iterator[str]:
    """With what it is compared, and in which other report."""
    cells = row.row or {}
    if "base" in cells:
        yield words(f"consequences.base.{cells['base']}")
    if row.step == "later":
        yield formats.months(Quarter.parse(cells["quarter"]), words.language)


def _key(key: str, words: Words) -> str:
    """A part of a row's key in words, if it is a code that has some."""
    return next((words(f"{group}.{key}") for group in _KEYS if words.has(f"{group}.{key}")), key)


def _part(report: Report, row: Consequence, words: Words) -> str:
    """A part of an index by its title, the whole by its unit; whose index it is, if not the Assembly's."""
    indices = report[Indices]
    index = next(
        (one for one in (indices.assembly, *indices.units) if one.unit.unit_id == row.unit_id),
        indices.assembly,
    )
    titles = {node.node_id: node.title.said_in(words.language)[0] for node in index.nodes}
    cells = row.row or {}
    node = next((cells[column] for column in _NODES if cells.get(column) in titles), "")
    whole = unit_of(report, index.unit.unit_id).name.said_in(words.language)[0]
    part = titles.get(node, "")
    if not part or node == index.nodes[0].node_id:
        part = words("index.name")
    return part if index is indices.assembly else f"{part}, {whole}"


def say_which(row: Consequence, words: Words) -> str:
    """Which number of it: the column in words; by its name in the files where nobody has put it in words."""
    column = row.column
    if row.table == "index_simulated" and row.row is not None:
        column = row.row["quantity"]
    for key in (f"consequences.column.{column}", f"label.{row.table}.{column}", f"corrections.what.{column}"):
        if words.has(key):
            return capital(words(key))
    return column


def say_value(report: Report, row: Consequence, value: str, words: Words) -> str:
    """A cell as a page writes it: a number in its unit, a code in words; a dash where there is none."""
    if not value:
        return "–"
    if row.column == "obs_status" and value in _STATUS:
        return words(f"status.{_STATUS[value]}")
    codes = _CODES_OF.get((row.table, row.column)) or _CODES.get(row.column)
    if codes and words.has(f"{codes}.{value}"):
        return words(f"{codes}.{value}")
    if row.column == "caveats":
        return "; ".join(words(f"consequences.caveat.{each}") for each in value.split(";"))
    try:
        number = Decimal(value)
    except InvalidOperation:
        return value
    result = report[Figures].of(row.metric_id, row.unit_id or ASSEMBLY_ID)
    if row.column == "band_number":
        bands = {band.number: band.label for band in bands_of(report.records.declared)}
        return bands[int(number)].said_in(words.language)[0] if int(number) in bands else value
    if row.column == "difference":
        return formats.difference(number)
    if row.column in _IN_UNIT and result is not None:
        return formats.measure(number, result.metric, words.language)
    if row.column.endswith("_pct"):
        return formats.percent(number, words.language)
    if row.column.endswith("_kes"):
        return formats.money(number, words.language)
    return formats.number(number)
