"""When a change may be told: gates in their order, then what the source of the figures allows.

The gates are those of ``rules.CHANGE``. A difference is taken between exact values. A share of a sample is
judged by the interval of the difference (``measures.proportions.newcombe``); nothing else has a sampling
error, so complete figures are judged by the metric's own ``threshold`` and by the cases behind them.

Sources: UK Government Statistical Service, *Communicating quality, uncertainty and change* (2018); AAPOR on
samples that choose themselves; NHS, *Making Data Count*, against stories of two points.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from decimal import Decimal
from typing import Literal, NamedTuple

from plugins.core.measures.proportions import newcombe
from plugins.core.measures.rounding import EXACT, HUNDRED, half_up, quotient, settled
from plugins.core.time.quarter import Quarter

from .rules import FEW, TWO
from .statement import Base, Caveat, End, Reason, Source, Statement, Verdict

#: Sources whose base must not be small: those that a few cases can move far.
_SHARES: frozenset[Source] = frozenset({"register", "sample", "census", "self_selected"})
_RESTS_ON_CASES: frozenset[Source] = frozenset({*_SHARES, "median", "mean"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Measure:
    """What is declared of a metric: where its figures come from, how they are written, and from which
    difference on (``threshold``, in its unit) a change is of note. ``wanted`` is its good direction; a
    ``seasonal`` one follows the year, a ``cumulative`` one adds up through the financial year."""

    subject: str
    source: Source
    decimals: int
    threshold: Decimal
    wanted: Literal["up", "down", "none"]
    cumulative: bool = False
    seasonal: bool = False

    @property
    def leading(self) -> tuple[Base, ...]:
        """The bases in the order in which they lead."""
        if self.cumulative:
            return ("year",)
        return ("year", "previous") if self.seasonal else ("previous", "year")


class _Found(NamedTuple):
    """``told``: it decides; else the next rule is asked."""

    rule: str
    verdict: Verdict
    reason: Reason = ""
    interval: tuple[Decimal, Decimal] | None = None


@dataclass(frozen=True, slots=True)
class _Pair:
    measure: Measure
    now: End
    before: End
    base: Base

    @property
    def source(self) -> Source:
        """A population that is not as large as it was is not the same: its shares are those of cases."""
        changed = self.measure.source == "fixed" and self.now.cases != self.before.cases
        return "register" if changed else self.measure.source

    @property
    def difference(self) -> Decimal:
        return settled(self._unsettled)

    @property
    def alike(self) -> bool:
        """Printed alike: a reader who sees two equal numbers is not told that one is higher."""
        return self.now.value == self.before.value or not self.difference

    @property
    def cases(self) -> Decimal:
        """So many of the smaller base stand behind the difference of two shares."""
        bases = [end.cases for end in (self.now, self.before) if end.cases is not None]
        return settled(quotient(EXACT.multiply(self._unsettled.copy_abs(), min(bases)), HUNDRED))

    @property
    def _unsettled(self) -> Decimal:
        assert self.now.exact is not None
        assert self.before.exact is not None
        return EXACT.subtract(self.now.exact, self.before.exact)


def decide_change(
    measure: Measure,
    unit: str,
    base: Base,
    now: End,
    before: End,
    *,
    absent: Reason = "no_figure",
    broken: bool = False,
    caveats: Iterable[Caveat] = (),
    matched: frozenset[str] = frozenset(),
) -> Statement:
    """What may be said of ``now`` against ``before``. ``absent`` is why ``before`` has no figure, if it has
    none; ``broken`` says that the unit began or its work changed in between."""
    found: _Found | None
    if now.exact is None or before.exact is None:
        reason: Reason = absent if before.exact is None else "no_figure"
        found = _Found("change.both_ends", "not_compared", reason)
    elif broken:
        found = _Found("change.unit", "not_compared", "unit_changed")
    else:
        pair = _Pair(measure, now, before, base)
        found = next(filter(None, (gate(pair) for gate in _GATES)), None) or _direction(pair)
    return _stated(measure, unit, base, now, before, found, caveats, matched)


def _stated(
    measure: Measure,
    unit: str,
    base: Base,
    now: End,
    before: End,
    found: _Found,
    caveats: Iterable[Caveat] = (),
    matched: frozenset[str] = frozenset(),
) -> Statement:
    pair = _Pair(measure, now, before, base)
    told = found.verdict in ("higher", "lower", "same", "unclear")
    difference = size = None
    wanted: Literal["toward", "against", ""] = ""
    if told and now.exact is not None and before.exact is not None:
        exact = pair.difference
        difference = half_up(exact, measure.decimals)
        least = max(measure.threshold, Decimal(1).scaleb(-measure.decimals))
        size = quotient(exact.copy_abs(), least)
        if found.verdict in ("higher", "lower") and measure.wanted != "none":
            wanted = "toward" if (found.verdict == "higher") == (measure.wanted == "up") else "against"
    every = (*_of_status(now, before), *caveats)
    if found.verdict == "not_compared":
        every = tuple(one for one in every if not one.startswith("base_"))  # nothing is said of the base
    return Statement(
        subject=measure.subject,
        unit=unit,
        base=base,
        source=measure.source if found.verdict == "not_compared" else pair.source,
        now=now,
        before=before if before.exact is not None else None,
        verdict=found.verdict,
        rule=found.rule,
        reason=found.reason,
        base_quarter=before.quarter,
        difference=difference,
        size=size,
        interval=found.interval,
        wanted=wanted,
        caveats=every,
        matched=matched,
    )


def decide_simulated(
    unit: str,
    base: Base,
    now: End,
    before: End,
    *,
    draws: tuple[Decimal, Decimal] | None,
    sure_pct: Decimal,
    absent: Reason = "no_figure",
    broken: bool = False,
) -> Statement:
    """What may be said of an index against an earlier one. ``draws`` are the shares in which it would have
    risen and fallen under other defensible choices, in per cent; one way in at least ``sure_pct`` of them is
    told, and two that print alike are the same whatever the draws say. Without ``draws`` nothing was tried:
    the two stand side by side."""
    measure = Measure(subject="index", source="index", decimals=1, threshold=Decimal(0), wanted="up")
    found: _Found | None
    if now.exact is None or before.exact is None:
        found = _Found("change.both_ends", "not_compared", absent if before.exact is None else "no_figure")
    elif broken:
        found = _Found("change.unit", "not_compared", "unit_changed")
    else:
        pair = _Pair(measure, now, before, base)
        gates = (_definition, _provenance)
        found = next(filter(None, (gate(pair) for gate in gates)), None) or _drawn(pair, draws, sure_pct)
    return _stated(measure, unit, base, now, before, found)


def nothing_yet(unit: str, quarter: Quarter, base: Base, subject: str = "index") -> Statement:
    """What is said of a quarter before its base is looked for: that there is none."""
    then = quarter.previous if base == "previous" else quarter.year_earlier
    now, before = (End(quarter=each, release="", value=None) for each in (quarter, then))
    measure = Measure(subject=subject, source="index", decimals=1, threshold=Decimal(0), wanted="up")
    found = _Found("change.both_ends", "not_compared", "no_earlier_quarter")
    return _stated(measure, unit, base, now, before, found)


def _drawn(pair: _Pair, draws: tuple[Decimal, Decimal] | None, sure_pct: Decimal) -> _Found:
    if pair.alike:
        return _Found("change.threshold", "same", interval=draws)
    if draws is None:
        return _Found("change.index", "side_by_side", "not_simulated")
    verdict: Verdict = "unclear"
    if draws[0] >= sure_pct and pair.difference > 0:
        verdict = "higher"
    elif draws[1] >= sure_pct and pair.difference < 0:
        verdict = "lower"
    return _Found("change.index", verdict, "draws", draws)


def leading(statements: Iterable[Statement]) -> Statement:
    """The statement that leads: of several in the order of their bases, the first that compares at all, else
    the first."""
    found = tuple(statements)
    return next((one for one in found if one.is_compared), found[0])


def _definition(pair: _Pair) -> _Found | None:
    if pair.now.definition != pair.before.definition:
        return _Found("change.definition", "not_compared", "definition_changed")
    return None


def _provenance(pair: _Pair) -> _Found | None:
    if pair.now.played != pair.before.played:
        return _Found("change.provenance", "not_compared", "provenance")
    return None


def _population(pair: _Pair) -> _Found | None:
    if pair.now.population != pair.before.population:
        return _Found("change.population", "not_compared", "population")
    return None


def _cumulative(pair: _Pair) -> _Found | None:
    if pair.measure.cumulative and pair.base == "previous":
        return _Found("change.cumulative", "not_compared", "cumulative")
    return None


def _season(pair: _Pair) -> _Found | None:
    if pair.measure.seasonal and pair.base == "previous":
        return _Found("change.season", "side_by_side", "season")
    return None


def _answered(pair: _Pair) -> _Found | None:
    if pair.measure.source in ("census", "self_selected"):
        return _Found("change.answered", "side_by_side", "answered")
    return None


def _unrecorded(pair: _Pair) -> _Found | None:
    """What is not known of a case is never a change of it."""
    if pair.now.unrecorded or pair.before.unrecorded:
        return _Found("change.unrecorded", "side_by_side", "unrecorded")
    return None


def _cases(pair: _Pair) -> _Found | None:
    source, cases = pair.source, (pair.now.cases, pair.before.cases)
    if source == "composite" or (source in _RESTS_ON_CASES and None in cases):
        return _Found("change.cases_unknown", "side_by_side", "cases_unknown")
    known = [each for each in cases if each is not None]
    if source in _RESTS_ON_CASES and min(known) < FEW:
        return _Found("change.few_cases", "side_by_side", "few_cases")
    if source == "count" and max(known, default=Decimal(0)) < FEW:
        return _Found("change.few_cases", "side_by_side", "few_cases")
    return None


def _sample(pair: _Pair) -> _Found | None:
    """The interval comes before the threshold: that two shares differ by less says nothing of a sample. Only
    where all of it lies inside the threshold is any difference that there may be too small to tell."""
    if pair.measure.source != "sample":
        return None
    now, before = pair.now.share, pair.before.share
    if now is None or before is None:
        return _Found("change.cases_unknown", "side_by_side", "cases_unknown")
    ends = newcombe(now, before)
    verdict: Verdict = "unclear"
    if max(abs(ends[0]), abs(ends[1])) < pair.measure.threshold:
        verdict = "same"
    elif (ends[0] > 0 or ends[1] < 0) and not pair.alike:
        verdict = "higher" if ends[0] > 0 else "lower"
    return _Found("change.sample", verdict, "interval", ends)


def _threshold(pair: _Pair) -> _Found | None:
    if pair.alike or abs(pair.difference) < pair.measure.threshold:
        return _Found("change.threshold", "same")
    return None


def _two_cases(pair: _Pair) -> _Found | None:
    """Of shares of cases: the difference times the smaller base is at least two cases."""
    if pair.source != "register" or pair.now.cases is None or pair.before.cases is None:
        return None
    return _Found("change.two_cases", "side_by_side", "two_cases") if pair.cases < TWO else None


#: In the order of ``rules.CHANGE``, after those that need no pair of values.
_GATES: tuple[Callable[[_Pair], _Found | None], ...] = (
    _definition,
    _provenance,
    _population,
    _cumulative,
    _season,
    _answered,
    _unrecorded,
    _cases,
    _sample,
    _threshold,
    _two_cases,
)


def _direction(pair: _Pair) -> _Found:
    return _Found("change.complete", "higher" if pair.difference > 0 else "lower")


def _of_status(now: End, before: End) -> tuple[Caveat, ...]:
    own: dict[str, Caveat] = {"provisional": "provisional", "estimated": "estimated"}
    base: dict[str, Caveat] = {"provisional": "base_provisional", "estimated": "base_estimated"}
    found = (own.get(now.status), base.get(before.status))
    return tuple(caveat for caveat in found if caveat is not None)
