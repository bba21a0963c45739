"""Figures that follow from others by a metric's formula, put among those that were reported."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from checked_tables.status import Status

from .formula import Formula
from .normalise import Given
from .scheme import Scheme

#: What was reported by period in order, then unit, then metric or input.
Reported = Mapping[str, Given]
#: Why there is no figure, the first that holds of any input; and of figures that are there, the least sure.
_WITHOUT: tuple[Status, ...] = ("not_applicable", "suppressed", "not_collected", "not_reported")
_NOTHING = Given(None)
_WITH: tuple[Status, ...] = ("estimated", "provisional", "reported")


class DividedByZero(ValueError):  # noqa: N818  (a message for whoever sent the figures)
    """Formulas divide by zero: ``places`` has what is said of each, with period, unit and first input."""

    def __init__(self, places: Sequence[tuple[str, str, str, str]]) -> None:
        super().__init__("; ".join(said for said, *_ in places))
        self.places = places


def with_derived(
    scheme: Scheme, by_period: Mapping[str, Mapping[str, Reported]]
) -> Mapping[str, Mapping[str, Reported]]:
    """The same figures with those that formulas make, inputs left out. A figure whose inputs are not all
    there has none; a target beside a derived metric stays. Raises ``DividedByZero``."""
    editions = scheme.editions or (scheme,)
    rules = {key: rule for each in editions for key, rule in each.normalisations.items() if rule.formula}
    if not rules:
        return by_period
    order = list(by_period)
    found: dict[str, dict[str, Reported]] = {}
    divided: list[tuple[str, str, str, str]] = []
    for place, period in enumerate(order):
        past = {"": period, "previous": order[place - 1] if place else ""}
        earlier = place - scheme.periods_per_year
        past["year_earlier"] = order[earlier] if earlier >= 0 else ""
        found[period] = {}
        for unit_id, reported in by_period[period].items():
            kept = {key: given for key, given in reported.items() if key not in scheme.inputs}
            for metric_id, rule in rules.items():
                formula = rule.formula
                assert formula is not None
                looks = {
                    (name, back): by_period.get(past[back], {}).get(unit_id, {}).get(name)
                    for name, back in formula.looks
                }
                if any(name in reported for name in formula.inputs):
                    beside = reported.get(metric_id, _NOTHING)
                    try:
                        kept[metric_id] = _made(looks, beside, formula)
                    except ZeroDivisionError:
                        first = next(name for name in formula.inputs if name in reported)
                        said = f"{metric_id} = {formula.text} divides by zero for {unit_id} in {period}"
                        divided.append((said, period, unit_id, first))
            found[period][unit_id] = kept
    if divided:
        raise DividedByZero(divided)
    return found


def _made(looks: Mapping[tuple[str, str], Given | None], beside: Given, formula: Formula) -> Given:
    """The figure, with the target and the planned step that stand ``beside`` it."""
    statuses = {"not_reported" if each is None else each.status for each in looks.values()}
    known = {key: each.number for key, each in looks.items() if each is not None}
    for word in _WITHOUT:
        if word in statuses or (word == "not_reported" and None in known.values()):
            return replace(beside, value=None, status=word)
    numbers = {key: number for key, number in known.items() if number is not None}
    status = next(word for word in _WITH if word in statuses or word == "reported")
    return replace(beside, value=formula.of(lambda name, back: numbers[name, back]), status=status)


def derived_ids(scheme: Scheme) -> Iterator[str]:
    """The metrics that formulas make, in any edition."""
    for each in scheme.editions or (scheme,):
        yield from (key for key, rule in each.normalisations.items() if rule.formula)
