"""The published rows that rules count in: a reader of the same files counts the same rows."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import partial
from pathlib import Path
from typing import Any

from checked_tables.problems import Problem, has_errors
from checked_tables.publishing import writer
from plugins.core.counting.rule import Cells, Rule
from plugins.core.facts.assembly import Assembly, Report
from plugins.core.facts.read import schemas_folder
from plugins.core.packing.descriptions import Description, read_descriptions
from plugins.core.packing.publisher import Line
from plugins.subjects.metrics.record import Metric
from plugins.subjects.rules.agree import check_counts
from plugins.subjects.rules.check import check_columns, check_metrics
from plugins.subjects.rules.measure import CountedFigures, counted_figures
from plugins.subjects.rules.record import FOLDER, CountingRules

from .packed import contributions, release_id

_REFERENCE = f"reference/{FOLDER}"


def count_figures(assembly: Assembly, data_dir: Path) -> Iterator[Problem]:
    """What is wrong with the rules, or does not agree with what they count; what was counted is kept among
    the facts of the assembly."""
    rules = assembly.reference.get(CountingRules)
    if rules is None or not rules.rules:
        return
    descriptions = read_descriptions(schemas_folder(data_dir))
    faults = [
        *check_metrics(rules.rules, assembly.rows(Metric), _REFERENCE),
        *check_columns(rules.rules, descriptions),
    ]
    yield from faults
    if has_errors(faults):
        return
    tables = _Tables(assembly, descriptions)
    reports = (*assembly.reports, *assembly.superseded)
    figures = CountedFigures(
        {release_id(report): tuple(counted_figures(report, rules, tables.rows)) for report in reports}
    )
    assembly.facts.add([figures])
    for report in assembly.reports:
        yield from check_counts(report, figures)


class _Tables:
    """The lines of each report's tables, each laid out once, when a rule asks for it."""

    def __init__(self, assembly: Assembly, descriptions: Mapping[str, Description]) -> None:
        self._assembly = assembly
        self._descriptions = descriptions
        self._lazy: dict[tuple[object, int], dict[str, Iterable[Line]]] = {}

    def rows(self, report: Report, rule: Rule) -> Sequence[Cells] | None:
        """The rows of the rule's table under its columns and ``status``; ``None`` without such a table."""
        lines = self._lines(report, rule.table)
        if lines is None:
            return None
        read = {name: self._reader(report, rule.table, name) for name in rule.columns}
        return [
            {name: value_of(line) for name, value_of in read.items()}
            | {"status": getattr(line.record, "status", None)}
            for line in lines
        ]

    def _lines(self, report: Report, table: str) -> Sequence[Line] | None:
        found = self._lazy.get(release_id(report))
        if found is None:
            tables = (each.lines(report, self._assembly) for each in contributions())
            found = {name: lines for each in tables for name, lines in each.items()}
            self._lazy[release_id(report)] = found
        if table not in found:
            return None
        lines = found[table] = tuple(found[table])
        return lines

    def _reader(self, report: Report, table: str, column: str) -> Callable[[Line], Any]:
        """What gives a line's cell; of ``own.other``, that of the row which it names under ``own``."""
        own, dot, other = column.partition(".")
        if not dot:
            return partial(_cell, own)
        keys = self._descriptions[table]["foreignKeys"]
        key = next(each["reference"] for each in keys if each["fields"] == [own])
        named = {
            _cell(key["fields"][0], line): _cell(other, line)
            for line in self._lines(report, key["resource"]) or ()
        }
        return lambda line: named.get(_cell(own, line))


def _cell(column: str, line: Line) -> Any:
    if column in line.derived:
        return line.derived[column]
    kind: Any = type(line.record)
    return writer(kind, column)(line.record)
