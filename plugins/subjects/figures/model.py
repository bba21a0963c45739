"""What follows from a figure: verdict, changes, trend, coverage, tally, readiness."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Literal

from checked_tables.source import Source
from checked_tables.status import Status
from checked_tables.texts import Bilingual as Bilingual
from plugins.core.claims.prominence import Named
from plugins.core.claims.statement import Statement
from plugins.core.claims.target import Firmness, Judged
from plugins.core.measures.rounding import half_up, percentage
from plugins.core.time.quarter import Quarter
from plugins.subjects.metrics.record import Metric
from plugins.subjects.targets.record import Target
from plugins.subjects.units.record import ASSEMBLY_ID, Unit

#: Decided on exact values, in the metric's good direction.
Verdict = Literal["met", "not_met", "no_target", "no_figure", "not_applicable"]


#: The national yardstick: +10 % in the good direction on the same quarter a year earlier.
Verdict10 = Literal["met", "not_met", "not_assessable"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Trend:
    """Direction over the comparable quarters; the rule is stated in ``measure_trend.py``."""

    word: Literal["improving", "worsening", "rising", "falling", "no_clear_trend", "too_few_quarters"]
    quarters: int
    slope_per_year: Decimal | None
    p_value: Decimal | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Result:
    """One metric of one unit in one quarter, with everything said about it. ``leading`` is the one of its two
    changes that is told first; ``judged`` says how firmly a target was kept or not;
    ``closer`` is the value with as many decimals as show on which side of its target it lies, where it prints
    on the other; ``planned_before`` is the step of a plan before it was revised. ``break_before``: it
    begins a new series, because its definition is another than that of the figure before or the unit
    began or its work changed; ``value_before_break`` is the same on the definition before, if it is known.
    Of the denominator ``unrecorded`` may or may not be in the numerator: their day is not known."""

    metric: Metric
    unit: Unit
    quarter: Quarter
    status: Status
    value: Decimal | None
    numerator: Decimal | None
    denominator: Decimal | None
    note: Bilingual
    target: Target | None
    verdict: Verdict
    achievement_pct: Decimal | None
    change_previous: Statement
    change_year: Statement
    leading: Statement
    ten_percent: Verdict10
    trend: Trend
    source: Source | None
    judged: Judged | None = None
    closer: Decimal | None = None
    planned_before: Decimal | None = None
    break_before: bool = False
    value_before_break: Decimal | None = None
    unrecorded: Decimal | None = None

    @property
    def most(self) -> Decimal | None:
        """The numerator if all that are not recorded were in it; ``None`` where all are recorded."""
        if not self.unrecorded or self.numerator is None:
            return None
        return self.numerator + self.unrecorded

    @property
    def most_value(self) -> Decimal | None:
        """The share that this would be."""
        if self.most is None or not self.denominator:
            return None
        return half_up(percentage(self.most, self.denominator), self.metric.decimals)

    @property
    def has_value(self) -> bool:
        """Whether there is a number to show."""
        return self.value is not None


@dataclass(frozen=True, slots=True, kw_only=True)
class Coverage:
    """How much of what was expected arrived. ``reported`` + the rest = ``expected``."""

    expected: int
    reported: int
    not_reported: int
    not_collected: int
    not_applicable: int
    suppressed: int

    @property
    def pct(self) -> Decimal | None:
        """Reported among those that could be reported, in whole per cent rounded half up."""
        base = self.expected - self.not_applicable
        return None if base <= 0 else Decimal((200 * self.reported + base) // (2 * base))


@dataclass(frozen=True, slots=True, kw_only=True)
class SameSet:
    """Targets that are the same in two quarters: of the same metric and definition, with the same value, and
    a figure in both. ``missed_both`` were missed then and now."""

    base: Quarter
    targets: int
    met: int
    met_before: int
    missed_both: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Tally:
    """Targets met among those that could be judged; of those met, how many are how ``firm``. ``same`` is the
    same set of targets in the quarter before, if there is one."""

    met: int
    judged: int
    no_target: int
    no_figure: int
    firm: Mapping[Firmness, int] = field(default_factory=dict)
    same: SameSet | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Readiness:
    """How near the Assembly is to an index: counts of the metrics the policy names."""

    defined: int
    with_data: int
    with_target: int
    with_weight: int
    complete: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Figures:
    """Every figure of a report with everything said about it, and what they come to together. ``named`` are
    the changes of the Assembly that are told where only a few can be.

    ``untargeted`` counts those that had a target in the last quarter of the financial year before and have
    none yet in this one, of which nobody has said that none is set on purpose.
    """

    results: tuple[Result, ...]
    tally: Tally
    coverage: Coverage
    unit_coverage: Mapping[str, Coverage]
    readiness: Readiness
    named: Named
    untargeted: int = 0
    _by_key: dict[tuple[str, str], Result] = field(
        init=False, repr=False, compare=False, default_factory=dict
    )

    def __post_init__(self) -> None:
        self._by_key.update({(each.metric.metric_id, each.unit.unit_id): each for each in self.results})

    def of(self, metric_id: str, unit_id: str = ASSEMBLY_ID) -> Result | None:
        """The result of a metric for a unit, if that unit was expected to report it."""
        return self._by_key.get((metric_id, unit_id))

    def of_unit(self, unit_id: str = ASSEMBLY_ID) -> tuple[Result, ...]:
        """A unit's results, in the metric dictionary's order."""
        return tuple(result for result in self.results if result.unit.unit_id == unit_id)
