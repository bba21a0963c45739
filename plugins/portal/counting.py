"""The published rows that rules count in: a reader of the same files counts the same rows."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any

from checked_tables.problems import Problem, has_errors
from plugins.core.counting.rule import Cells, Rule, Value
from plugins.core.facts.assembly import Assembly, Report
from plugins.core.facts.read import schemas_folder
from plugins.core.packing.descriptions import Description, read_descriptions
from plugins.core.packing.publisher import Line, Publisher
from plugins.core.time.quarter import Quarter
from plugins.subjects.metrics.record import Metric
from plugins.subjects.rules.agree import check_counts
from plugins.subjects.rules.check import check_columns, check_metrics
from plugins.subjects.rules.measure import CountedFigures, Register, counted_figures
from plugins.subjects.rules.record import FOLDER, CountingRules

from .packed import contributions, publisher_of, release_id

_REFERENCE = f"reference/{FOLDER}"
#: Parts of a key that are the same in every row of a release.
OF_RELEASE = ("quarter", "version")


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
        {
            release_id(report): tuple(counted_figures(report, rules_of(report, rules), tables.register))
            for report in reports
        }
    )
    assembly.facts.add([figures])
    for report in assembly.reports:
        yield from check_counts(report, figures)


def rules_of(report: Report, today: CountingRules) -> CountingRules:
    """The rules that a release keeps; those of ``today`` for one that keeps none."""
    return report.records.declared.get(CountingRules) or today


class _Tables:
    """The rows of each report's tables as they are published, each laid out once, when a rule asks for it."""

    def __init__(self, assembly: Assembly, descriptions: Mapping[str, Description]) -> None:
        self._assembly, self._descriptions = assembly, descriptions
        self._publishers: dict[tuple[Quarter, int], Publisher] = {}
        self._lines: dict[tuple[Quarter, int], Mapping[str, Iterable[Line]]] = {}
        self._registers: dict[tuple[Quarter, int, str], Register] = {}

    def register(self, report: Report, rule: Rule) -> Register | None:
        """The rows of the rule's table with their ``status``, and under ``own.other`` what stands in the row
        that one names under ``own``; ``None`` without such a table."""
        found = self._published(report, rule.table)
        joined = {name: self._named(report, rule.table, name) for name in rule.columns if "." in name}
        if found is None or not joined:
            return found
        rows = ({**row, **{name: value_of(row) for name, value_of in joined.items()}} for row in found.rows)
        return Register([*rows], found.keys)

    def _published(self, report: Report, table: str) -> Register | None:
        release = release_id(report)
        if release not in self._publishers:
            self._publishers[release] = publisher_of(report, self._assembly, self._descriptions)
        publisher = self._publishers[release]
        if release not in self._lines:
            told = (each.lines(report, publisher.assembly) for each in contributions())
            self._lines[release] = {name: lines for each in told for name, lines in each.items()}
        if table not in self._lines[release]:
            return None
        key = (*release, table)
        if key not in self._registers:
            lines = tuple(self._lines[release][table])
            rows: Any = publisher.rows(report, table, lines)
            statuses = (getattr(line.record, "status", None) for line in lines)
            own = [each for each in publisher.descriptions[table]["primaryKey"] if each not in OF_RELEASE]
            self._registers[key] = Register(
                [{**row, "status": status} for row, status in zip(rows, statuses, strict=True)],
                ["/".join(str(row[each]) for each in own if row[each] not in (None, "")) for row in rows],
            )
        return self._registers[key]

    def _named(self, report: Report, table: str, column: str) -> Callable[[Cells], Value]:
        own, _, other = column.partition(".")
        keys = self._descriptions[table]["foreignKeys"]
        key = next(each["reference"] for each in keys if each["fields"] == [own])
        named = self._published(report, key["resource"])
        found = {row[key["fields"][0]]: row[other] for row in (named.rows if named else ())}
        return lambda row: found.get(row[own])
