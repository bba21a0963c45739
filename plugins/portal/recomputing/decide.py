"""Decide what may be said of a figure against an earlier one, and how firmly a target was kept."""

from __future__ import annotations

from fractions import Fraction
from typing import NamedTuple, Optional

from .arithmetic import INNER, decimal_of, half_up
from .cells import ZERO, Number, Row, number, whole
from .check_surveys import wilson
from .ends import End

FEW, TWO = 20, 2
SHARES = ("register", "sample", "census", "self_selected")
ON_CASES = (*SHARES, "median", "mean")
GRADES = {"higher": "E2", "lower": "E2", "same": "E2", "unclear": "E1", "side_by_side": "E1"}
Range = Optional[tuple[Fraction, Fraction]]


class Decided(NamedTuple):
    """The rule that decided, the verdict, the reason, and the interval of the difference."""

    rule: str
    verdict: str
    reason: str = ""
    interval: Range = None


def source_of(definition: Row) -> str:
    """Where a metric's figures come from; of a survey the least that can be said until it is known."""
    source, unit = definition["source"], definition["unit"]
    if source:
        return "self_selected" if source == "survey" else source
    if unit in ("percent", "kes"):
        return "register" if unit == "percent" else "money"
    if unit == "count":
        return "mean" if definition["denominator"] else "count"
    return "median" if definition["aggregation"] == "median" else "composite" if unit == "score" else "amount"


def of_survey(survey: Row) -> str:
    """What the figures of a survey are, by how people were drawn."""
    return {"random": "sample", "everyone": "census"}.get(survey["sampling"], "self_selected")


def of_changed(source: str, now: End, before: End) -> str:
    """A population that is not as large as it was is not the same: its shares are those of cases."""
    return "register" if source == "fixed" and now.cases != before.cases else source


def leading(definition: Row) -> tuple[str, ...]:
    """The bases in the order in which they lead."""
    if definition["cumulative"] == "true":
        return ("year",)
    return ("year", "previous") if definition["seasonal"] == "true" else ("previous", "year")


def difference(now: End, before: End) -> Fraction:
    """The later value less the earlier, exact."""
    return (now.exact or ZERO) - (before.exact or ZERO)


def decide(definition: Row, source: str, base: str, now: End, before: End) -> Decided:
    """What may be said of two figures that are both there; ``before`` of an unknown release (no definition,
    no population) is taken to pass what hangs on these."""
    change, threshold = difference(now, before), number(definition, "change_threshold") or ZERO
    source = of_changed(source, now, before)
    alike = now.value == before.value or not change
    known = [each for each in (now.cases, before.cases) if each is not None]
    if before.definition and now.definition != before.definition:
        return Decided("change.definition", "not_compared", "definition_changed")
    if before.played and now.played != before.played:
        return Decided("change.provenance", "not_compared", "provenance")
    if before.population is not None and now.population != before.population:
        return Decided("change.population", "not_compared", "population")
    if definition["cumulative"] == "true" and base == "previous":
        return Decided("change.cumulative", "not_compared", "cumulative")
    if definition["seasonal"] == "true" and base == "previous":
        return Decided("change.season", "side_by_side", "season")
    if source in ("census", "self_selected"):
        return Decided("change.answered", "side_by_side", "answered")
    if now.unrecorded or before.unrecorded:
        return Decided("change.unrecorded", "side_by_side", "unrecorded")
    if source == "composite" or (source in ON_CASES and len(known) < 2):
        return Decided("change.cases_unknown", "side_by_side", "cases_unknown")
    if (source in ON_CASES and min(known) < FEW) or (source == "count" and max(known, default=ZERO) < FEW):
        return Decided("change.few_cases", "side_by_side", "few_cases")
    if source == "sample":
        return _of_sample(now, before, threshold, alike)
    if alike or abs(change) < threshold:
        return Decided("change.threshold", "same")
    if source == "register" and abs(change) * min(known) / 100 < TWO:
        return Decided("change.two_cases", "side_by_side", "two_cases")
    return Decided("change.complete", "higher" if change > 0 else "lower")


def _of_sample(now: End, before: End, threshold: Fraction, alike: bool) -> Decided:
    if now.share is None or before.share is None:
        return Decided("change.cases_unknown", "side_by_side", "cases_unknown")
    low, high = newcombe(now.share, before.share)
    verdict = "unclear"
    if max(abs(low), abs(high)) < threshold:
        verdict = "same"
    elif (low > 0 or high < 0) and not alike:
        verdict = "higher" if low > 0 else "lower"
    return Decided("change.sample", verdict, "interval", (low, high))


def newcombe(one: tuple[Fraction, Fraction], other: tuple[Fraction, Fraction]) -> tuple[Fraction, Fraction]:
    """The interval of 95 % of the difference of two shares, in percentage points (Newcombe 1998)."""
    (low_1, high_1), (low_2, high_2) = wilson(*one), wilson(*other)
    first, second = 100 * one[0] / one[1], 100 * other[0] / other[1]
    below = _root((first - low_1) ** 2 + (high_2 - second) ** 2)
    above = _root((high_1 - first) ** 2 + (second - low_2) ** 2)
    return first - second - below, first - second + above


def _root(value: Fraction) -> Fraction:
    return Fraction(INNER.sqrt(decimal_of(value)))


def columns_of(decided: Decided, definition: Row, source: str, now: End, before: End) -> dict[str, object]:
    """The columns of statements.csv that follow from what was decided."""
    told, way = (
        decided.verdict in ("higher", "lower", "same", "unclear"),
        decided.verdict in ("higher", "lower"),
    )
    grade = GRADES.get(decided.verdict, "E0")
    wanted = ""
    if way and definition["direction"] != "none":
        wanted = "toward" if (decided.verdict == "higher") == (definition["direction"] == "up") else "against"
    low, high = decided.interval or (None, None)
    change = half_up(difference(now, before), whole(definition, "decimals")) if told else None
    return {
        "verdict": decided.verdict,
        "grade": "E3" if way and source in ("sample", "index") else grade,
        "rule": decided.rule,
        "reason": decided.reason,
        "difference": change,
        "interval_low": None if low is None else half_up(low, 1),
        "interval_high": None if high is None else half_up(high, 1),
        "wanted": wanted,
    }


def firmness(
    end: End, target: Fraction, source: str, *, late: bool, silent: bool, unsent: Number
) -> tuple[str, Range]:
    """How firmly a target was kept or missed, and the interval or the bounds of the figure."""
    interval = bounds = None
    unsent = unsent if silent else None
    if source == "sample" and end.share is not None:
        interval = wilson(*end.share)
    if (unsent is not None or end.unrecorded) and end.part is not None and end.cases is not None:
        every = end.cases + (unsent or ZERO)
        most = end.part + (unsent or ZERO) + (end.unrecorded or ZERO)
        bounds = 100 * end.part / every, 100 * most / every
    found = interval or bounds
    if interval is not None and interval[0] < target < interval[1]:
        return "too_close", found
    if end.unrecorded and bounds is not None and bounds[0] < target <= bounds[1]:
        return "unrecorded", found
    if end.status in ("provisional", "estimated"):
        return "provisional", found
    if silent and (unsent is None or bounds is None or bounds[0] <= target <= bounds[1]):
        return "partial", found
    if source in ("census", "self_selected"):
        return "answered", found
    return "late" if late else "firm", found
