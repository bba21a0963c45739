"""The fact base as sentences use it: every value has an address and one written form.

An address is a path through an ``Assembly``::

    2026-27-Q1/v1/results/ovs_report_completion/assembly/value
    2026-27-Q1/v1/tally/met
    2026-27-Q1/v1/labour/dept_acacia/quality_pct
    2026-27-Q1/v1/index/nodes/quality/contribution
    2026-27-Q1/v1/count/open_actions

``value_of`` follows it, so that a test (or a reader) can derive any sentence again.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from checked_tables.texts import Bilingual, Language
from plugins.core.facts.assembly import Assembly, Report
from plugins.core.statements import formats
from plugins.core.statements.voice import Fact
from plugins.core.time.quarter import Quarter
from plugins.subjects.actions.record import Action
from plugins.subjects.corrections.record import corrections_of, tables_changed
from plugins.subjects.index.measure_band import band_meaning
from plugins.subjects.index.model import Indices
from plugins.subjects.labour.model import LabourReport
from plugins.subjects.money.model import BudgetReport
from plugins.subjects.units.record import Unit

from .model import Figures, Result
from .say_counts import COUNTS


@dataclass(frozen=True, slots=True)
class Facts:
    """The facts of one report, written in one language."""

    report: Report
    language: Language

    @property
    def root(self) -> str:
        """The address of this report: quarter and version."""
        return f"{self.report.quarter}/{self.report.release.name}"

    def months(self) -> Fact:
        """``July to September 2026``."""
        return Fact(f"{self.root}/quarter", formats.months(self.report.quarter, self.language))

    def months_only(self) -> Fact:
        """``July to September``."""
        return Fact(f"{self.root}/quarter", formats.months_only(self.report.quarter, self.language))

    def year(self) -> Fact:
        """``2026/27``."""
        return Fact(f"{self.root}/quarter", formats.financial_year(self.report.quarter))

    def count(self, path: str) -> Fact:
        """A whole number: ``tally/met``, ``coverage/reported``, ``count/open_actions`` ..."""
        value = _walked(self.report, path)
        return Fact(f"{self.root}/{path}", formats.number(value), int(value))

    def day(self, path: str) -> Fact:
        """A date: ``release/as_at`` ..."""
        return Fact(f"{self.root}/{path}", formats.day(_walked(self.report, path), self.language))

    def percent(self, path: str, decimals: int | None = None) -> Fact:
        """A percentage: ``coverage/pct``, ``labour/assembly/quality_pct`` ..."""
        return Fact(
            f"{self.root}/{path}", formats.percent(_walked(self.report, path), self.language, decimals)
        )

    def number(self, path: str, decimals: int | None = None) -> Fact:
        """A number without a unit: ``index/value`` ..."""
        return Fact(f"{self.root}/{path}", formats.number(_walked(self.report, path), decimals))

    def points(self, path: str, value: Decimal) -> Fact:
        """The size of a difference in index points, without its sign."""
        return Fact(f"{self.root}/{path}", formats.number(abs(value)))

    def money(self, path: str) -> Fact:
        """An amount: ``budget/assembly/recurrent/line/approved_kes``."""
        return Fact(f"{self.root}/{path}", formats.money(_walked(self.report, path), self.language))

    def name(self, path: str) -> Fact:
        """A bilingual name: ``index/band/label``."""
        text: Bilingual = _walked(self.report, path)
        return Fact(f"{self.root}/{path}", text.said_in(self.language)[0])

    def of(self, result: Result, field: str) -> Fact:
        """A field of a result in the metric's own unit: ``value``, ``target/value`` ..."""
        path = f"results/{result.metric.metric_id}/{result.unit.unit_id}/{field}"
        value = _walked(self.report, path)
        if field in ("numerator", "denominator", "most", "unrecorded"):
            return Fact(f"{self.root}/{path}", formats.number(value))
        if field == "target/value":
            return Fact(f"{self.root}/{path}", _target(value, result, self.language))
        if field == "value" and result.closer is not None:
            decimals = -int(result.closer.as_tuple().exponent)
            text = formats.in_unit(result.closer, result.metric.unit, decimals, self.language)
            return Fact(f"{self.root}/results/{result.metric.metric_id}/{result.unit.unit_id}/closer", text)
        return Fact(f"{self.root}/{path}", formats.measure(value, result.metric, self.language))

    def where(self, result: Result, field: str) -> str:
        """The address of a field of a result."""
        return f"{self.root}/results/{result.metric.metric_id}/{result.unit.unit_id}/{field}"


def family_count(report: Report, family: str, what: str) -> int:
    """How many targets of one metric family the Assembly ``met``, or could be ``judged`` on."""
    wanted = {"met": ("met",), "judged": ("met", "not_met")}[what]
    return sum(r.metric.family == family and r.verdict in wanted for r in report[Figures].of_unit())


def unit_name(unit: Unit, language: Language) -> str:
    """A unit's name for a reader of ``language``."""
    return unit.name.said_in(language)[0]


def value_of(assembly: Assembly, address: str) -> Any:
    """What stands at an address; ``KeyError`` if nothing does."""
    quarter, version, path = address.split("/", 2)
    for report in (*assembly.reports, *assembly.superseded):
        if str(report.quarter) == quarter and report.release.name == version:
            return _walked(report, path)
    raise KeyError(address)


#: What stands at the first step of an address, by its name.
_ROOTS: Mapping[str, Callable[[Report], Any]] = {
    "index": lambda report: report[Indices].assembly,
    "tally": lambda report: report[Figures].tally,
    "coverage": lambda report: report[Figures].coverage,
    "unit_coverage": lambda report: report[Figures].unit_coverage,
    "readiness": lambda report: report[Figures].readiness,
    "band_meaning": lambda report: band_meaning(report[Indices].assembly),
}
_OF_UNITS: Mapping[str, Callable[[Report], Any]] = {
    "labour": lambda report: report[LabourReport].results,
    "unit_indices": lambda report: report[Indices].units,
}


def _walked(report: Report, path: str) -> Any:
    here: Any = report
    steps = iter(path.split("/"))
    for step in steps:
        if here is report and step == "count":
            here = COUNTS[next(steps)](report)
        elif here is report and step == "family":
            here = family_count(report, next(steps), next(steps))
        elif here is report and step == "results":
            here = report[Figures].of(next(steps), next(steps))
        elif here is report and step == "budget":
            unit, economic_class = next(steps), next(steps)
            here = _only(
                b
                for b in report[BudgetReport].results
                if (b.line.unit_id, b.line.economic_class) == (unit, economic_class)
            )
        elif here is report and step in _OF_UNITS:
            unit = next(steps)
            here = _only(x for x in _OF_UNITS[step](report) if x.unit.unit_id == unit)
        elif here is report and step in _ROOTS:
            here = _ROOTS[step](report)
        elif step == "nodes":
            node = next(steps)
            here = _only(x for x in here.nodes if x.node_id == node)
        elif step == "effects":
            effect = next(steps)
            here = _only(x for x in here.effects if x.effect_id == effect)
        elif step in ("better", "worse"):  # draws against a base, such as 2025-26-Q4/v2
            here = getattr(here, step)[f"{next(steps)}/{next(steps)}"]
        elif step == "bands":
            here = here.bands[int(next(steps))]
        elif step == "total":
            here = here.total(next(steps))
        elif step == "rest":
            here = here.rest(next(steps))
        elif step == "corrections":
            name = next(steps)
            here = _only(x for x in corrections_of(report) if x.correction_id == name)
        elif step == "tables_changed":
            name = next(steps)
            here = _only(x for x in tables_changed(report) if x.correction_id == name)
        elif step == "actions":
            name = next(steps)
            here = _only(x for x in report.rows(Action) if x.action_id == name)
        elif isinstance(here, tuple) and step.isdigit():
            here = here[int(step)]
        elif isinstance(here, Mapping):
            here = here[step]
        else:
            here = getattr(here, step)
    if here is None:
        raise KeyError(path)
    return here


def _only(found: Any) -> Any:
    for item in found:
        return item
    raise KeyError("nothing stands there")


def _target(value: Decimal, result: Result, language: Language) -> str:
    """A target as declared: ``85%``, not ``85.0%``, unless decimals were declared."""
    plain = value.normalize()
    decimals = max(0, -int(plain.as_tuple().exponent))
    return formats.in_unit(value, result.metric.unit, decimals, language)


def written(value: object, language: Language) -> str:
    """Any value of the fact base as text, for lists of inputs."""
    if isinstance(value, Quarter):
        return formats.months_and_quarter(value, language)
    if isinstance(value, date):
        return formats.day(value, language)
    if isinstance(value, Bilingual):
        return value.said_in(language)[0]
    return formats.number(value) if isinstance(value, int | Decimal) else str(value)
