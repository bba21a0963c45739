"""Every figure of a report that its registers hold, counted by its rule."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from plugins.core.counting.count import Counted, count, marks_of
from plugins.core.counting.rule import Cells, Rule
from plugins.core.facts.assembly import Report
from plugins.core.time.quarter import Quarter
from plugins.subjects.figures.model import Figures, Result
from plugins.subjects.units.record import ASSEMBLY_ID

from .record import CountingRules


@dataclass(frozen=True, slots=True)
class Register:
    """The rows of a published table under a rule's columns, and what tells each from the others."""

    rows: Sequence[Cells]
    keys: Sequence[str]


#: The register of a report that a rule counts in; ``None`` if the report has no such table.
Registers = Callable[[Report, Rule], Register | None]


@dataclass(frozen=True, slots=True, kw_only=True)
class CountedFigure:
    """A figure as published beside what its rule makes of the registers of the same release."""

    result: Result
    rule: Rule
    counted: Counted
    register: Register

    @property
    def is_borne_out(self) -> bool:
        """Whether the register gives the figure that was published."""
        given = self.result.value is not None and self.counted.value is not None
        return given and not list(self.differing)

    @property
    def differing(self) -> Iterator[str]:
        """The columns of the figure, among value, numerator and denominator, in which the count differs; none
        where either of the two has no number."""
        for name in ("numerator", "denominator", "value"):
            told, found = getattr(self.result, name), getattr(self.counted, name)
            if told is not None and found is not None and told != found:
                yield name


@dataclass(frozen=True, slots=True)
class CountedFigures:
    """Every figure that could be counted, by quarter and version of its release."""

    by_release: Mapping[tuple[Quarter, int], tuple[CountedFigure, ...]]

    def of(self, report: Report) -> tuple[CountedFigure, ...]:
        """Those of a report."""
        return self.by_release.get((report.quarter, report.release.version), ())

    def how(self, result: Result, report: Report) -> str:
        """How a figure came about: ``counted`` or ``typed``; empty without one. A release that keeps no rules
        was typed, whatever today's make of it."""
        if result.value is None:
            return ""
        found = self.figure(result, report) if keeps_rules(report) else None
        return "counted" if found is not None and found.is_borne_out else "typed"

    def figure(self, result: Result, report: Report) -> CountedFigure | None:
        """What was counted of one figure, if anything was; what it is compared with makes no other of it."""
        return next((one for one in self.of(report) if _figure(one.result) == _figure(result)), None)


def _figure(result: Result) -> tuple[str, int, str]:
    return result.metric.metric_id, result.metric.metric_version, result.unit.unit_id


def keeps_rules(report: Report) -> bool:
    """Whether a release has rules of its own, as every one has since figures are counted."""
    return report.records.declared.get(CountingRules) is not None


def counted_figures(report: Report, rules: CountingRules, register_of: Registers) -> Iterator[CountedFigure]:
    """Each figure of the report whose rule counts in a table that the report has."""
    marks = marks_of(report.release)
    for result in report[Figures].results:
        rule = rules.of(result.metric.metric_id, result.metric.metric_version)
        register = register_of(report, rule) if rule is not None and rule.table else None
        if rule is None or register is None or not register.rows:
            continue
        unit_id = result.unit.unit_id
        whole = unit_id == ASSEMBLY_ID and not rule.own_rows
        if whole or rule.split:
            counted = count(rule, register.rows, marks, result.metric.decimals, "" if whole else unit_id)
            yield CountedFigure(result=result, rule=rule, counted=counted, register=register)
