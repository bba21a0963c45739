"""A metric's figure to a score on the scheme's scale, by the metric's declared method.

Each method finds ``u``, where 0 is the bad end and 1 the good end, and the score is
``bad + u x (good - bad)`` on the scale (0 to 100: ``100 u``; 1 best to 5 worst: ``5 - 4 u``).

``ratio_to_target``  r = actual / target (``ratio``), target / actual (``inverse``), 2 - actual / target
                     (``mirror``) or (actual - baseline) / (target - baseline) (``baseline``);
                     u = min(max(r, 0), cap) / full. Ratio and inverse as in the City of Boston's
                     CityScore (2016), which has no cap; mirror as in Kenyan performance contracting.
``goalposts``        u = (x - floor) / (ceiling - floor), 1 - u where down is good (UNDP, Human
                     Development Report, technical notes; OECD/JRC Handbook 2008, 5.4 "min-max").
``observed_range``   goalposts at the smallest and largest figure of all units (min-max).
``target_range``     u = 1 between target_low and target_high, falling in a straight line to 0 at floor
                     and ceiling.
``points``           the score itself, read off declared points, in straight lines or in steps.
``none``             the figure is already a score; where down is good, low + high - x.

With ``log`` the figure and its goalposts are replaced by their natural logarithms.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Mapping
from decimal import Decimal
from fractions import Fraction
from functools import cache

from .exact import ONE, ZERO, fraction, whole_ln
from .given import CannotScore as CannotScore
from .given import Given as Given
from .given import Range as Range
from .scheme import Normalisation, Scheme


def ranges(scheme: Scheme, observations: Iterable[tuple[str, Fraction]]) -> Mapping[str, Range]:
    """The smallest and largest figure of each metric that is scored over its observed range."""
    wanted = {key for key, rule in scheme.normalisations.items() if rule.method == "observed_range"}
    found: dict[str, Range] = {}
    for metric_id, number in observations:
        if metric_id in wanted:
            low, high = found.get(metric_id, (number, number))
            found[metric_id] = (min(low, number), max(high, number))
    return found


def ratio(rule: Normalisation, actual: Fraction, target: Fraction) -> Fraction | None:
    """Actual against target, 1 = exactly met, neither capped nor floored; ``None``: beyond any number
    (``inverse`` with nothing at all where less is better)."""
    if rule.rule == "ratio":
        return Fraction(actual.numerator * target.denominator, actual.denominator * target.numerator)
    if rule.rule == "inverse":
        return target / actual if actual else None
    if rule.rule == "mirror":
        return 2 - actual / target
    baseline = Fraction(rule.baseline or 0)
    if target == baseline:
        raise CannotScore(f"the target equals the baseline, {rule.baseline}", "target")
    return (actual - baseline) / (target - baseline)


def score(
    rule: Normalisation,
    scheme: Scheme,
    actual: Fraction,
    target: Fraction | None = None,
    observed: Range | None = None,
) -> Fraction:
    """The score of one figure on the scheme's scale. Raises ``CannotScore`` with the reason."""
    if rule.method == "points":
        return _read_off(rule, actual)
    if rule.method == "none":
        mirrored = Fraction(scheme.scale_low) + Fraction(scheme.scale_high) - actual
        return mirrored if rule.direction == "down" else actual
    if rule.method == "ratio_to_target":
        if rule.rule == "ratio" and not rule.points:
            return _plain_ratio(rule, scheme, actual, target)
        achieved = _capped(rule, actual, target)
        return (
            _read_off(rule, 100 * achieved) if rule.points else _on_scale(scheme, achieved / _f(rule.full_at))
        )
    if rule.method == "target_range":
        return _on_scale(scheme, _within(rule, actual))
    return _on_scale(scheme, _between_goalposts(rule, actual, observed))


def attainable(rule: Normalisation, scheme: Scheme) -> tuple[Fraction | None, Fraction | None]:
    """The worst and the best score that the rule can give; ``None`` where there is no limit."""
    if rule.points:
        scores = [_f(points) for _, points in rule.points]
        worst_best = (min(scores), max(scores))
        return worst_best if scheme.better == "higher" else worst_best[::-1]
    if rule.method == "ratio_to_target":
        full = _f(rule.full_at)
        low = _on_scale(scheme, ZERO) if rule.clip in ("both", "low") else None
        return low, None if rule.cap is None else _on_scale(scheme, _f(rule.cap) / full)
    limited = rule.method == "observed_range" and rule.floor is None and rule.ceiling is None
    if rule.method in ("goalposts", "observed_range") and not limited:
        worst = _on_scale(scheme, ZERO) if rule.clip in ("both", "low") else None
        return worst, _on_scale(scheme, ONE) if rule.clip in ("both", "high") else None
    return _on_scale(scheme, ZERO), _on_scale(scheme, ONE)  # the whole scale


def _plain_ratio(rule: Normalisation, scheme: Scheme, actual: Fraction, target: Fraction | None) -> Fraction:
    """What ``score`` says of the most frequent rule, in whole numbers until the end: much quicker."""
    aims, times = _aim(rule, actual, target).as_integer_ratio()
    above, below = actual.as_integer_ratio()
    above, below = above * times, below * aims
    if rule.cap is not None:
        most, least = _ratio(rule.cap)
        if above * least > most * below:
            above, below = most, least
    full, of = _ratio(rule.full_at)
    span, by = scheme.span.as_integer_ratio()
    points = Fraction(above * of * span, below * full * by)
    return scheme.bad_end + points if scheme.bad_end else points


@cache
def _ratio(number: Decimal) -> tuple[int, int]:
    return number.as_integer_ratio()


def _aim(rule: Normalisation, actual: Fraction, target: Fraction | None) -> Fraction:
    """The target to judge by: the one beside the figure, else the scheme's; both must allow a ratio."""
    target = target if target is not None else None if rule.target is None else _f(rule.target)
    if target is None:
        write = "Write it in the column target beside the figure, or for all figures in normalisation.csv."
        raise CannotScore("there is no target, neither beside the figure nor in the scheme", "target", write)
    if target.numerator <= 0 and rule.rule != "baseline":
        raise CannotScore("a target of zero or less cannot be divided by or judged against", "target")
    if actual.numerator < 0 and rule.rule != "baseline":
        write = "Correct the figure; if it may be negative, use ratio_rule baseline or the method goalposts."
        raise CannotScore("a negative figure has no ratio to its target", "value", write)
    return target


def _capped(rule: Normalisation, actual: Fraction, target: Fraction | None) -> Fraction:
    target = _aim(rule, actual, target)
    achieved = ratio(rule, actual, target)
    if achieved is None:
        if rule.points:
            return _f(rule.points[-1][0]) / 100
        if rule.cap is None:
            write = "Write cap_pct for this metric in normalisation.csv, and full_pct 100 if 1 is on target."
            raise CannotScore(
                "zero where less is better has no ratio unless the rule has a cap", "value", write
            )
        return _f(rule.cap)
    if achieved.numerator < 0 and rule.clip in ("both", "low"):
        achieved = ZERO
    return achieved if rule.cap is None else min(achieved, _f(rule.cap))


def _between_goalposts(rule: Normalisation, actual: Fraction, observed: Range | None) -> Fraction:
    floor = _f(rule.floor) if rule.floor is not None else observed and observed[0]
    ceiling = _f(rule.ceiling) if rule.ceiling is not None else observed and observed[1]
    if floor is None or ceiling is None:
        raise CannotScore("the observed range is not known")
    if floor >= ceiling:
        write = "Declare floor and ceiling for this metric in normalisation.csv, or leave it out."
        raise CannotScore("every figure is the same, so the observed range is empty", "value", write)
    if rule.log:
        if min(actual, floor) <= 0:
            write = "Correct the figure, or leave transform empty for this metric in normalisation.csv."
            raise CannotScore("only a figure above zero has a logarithm", "value", write)
        low = whole_ln(floor)
        above, below = whole_ln(actual) - low, whole_ln(ceiling) - low
    else:  # (actual - floor) / (ceiling - floor), in whole numbers until the end: much quicker
        above = (
            actual.numerator * floor.denominator - floor.numerator * actual.denominator
        ) * ceiling.denominator
        below = (
            ceiling.numerator * floor.denominator - floor.numerator * ceiling.denominator
        ) * actual.denominator
    if rule.direction == "down":
        above = below - above
    if above < 0 and rule.clip in ("both", "low"):
        return ZERO
    return ONE if above > below and rule.clip in ("both", "high") else Fraction(above, below)


def _within(rule: Normalisation, actual: Fraction) -> Fraction:
    low, high = _f(rule.target_low), _f(rule.target_high)
    if actual < low:
        share = (actual - _f(rule.floor)) / (low - _f(rule.floor))
    elif actual > high:
        share = (_f(rule.ceiling) - actual) / (_f(rule.ceiling) - high)
    else:
        share = ONE
    return max(share, ZERO)


def _read_off(rule: Normalisation, at: Fraction) -> Fraction:
    places = [_f(place) for place, _ in rule.points]
    scores = [_f(points) for _, points in rule.points]
    right = bisect_right(places, at)
    if right == 0:
        return scores[0]
    if right == len(places) or rule.steps:
        return scores[right - 1]
    share = (at - places[right - 1]) / (places[right] - places[right - 1])
    return scores[right - 1] + share * (scores[right] - scores[right - 1])


def _on_scale(scheme: Scheme, share: Fraction) -> Fraction:
    span = scheme.span
    if not scheme.bad_end:
        return Fraction(share.numerator * span.numerator, share.denominator * span.denominator)
    return scheme.bad_end + share * span


def _f(number: Decimal | None) -> Fraction:
    return ZERO if number is None else fraction(number)
