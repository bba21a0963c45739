"""Why the score of one metric changed: its figure, its target or planned step, its rule or observed range."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from fractions import Fraction

from .engine import NodeScore, Score
from .exact import ZERO
from .normalise import CannotScore, score
from .shapley import of_two, shapley
from .sharing import Kind, Ratio

#: The metrics that add up towards a plan, each with the step that was planned for the later period before it
#: was revised; ``None``: as it is.
Plans = Mapping[str, Fraction | None]

#: A kind of cause with its points of the metric's own score.
Cause = tuple[Kind, Ratio]


@dataclass(frozen=True, slots=True)
class Sides:
    """The two scores of a unit, its plans, and whether the scales and the observed ranges are the same."""

    before: Score
    after: Score
    plans: Plans
    one_scale: bool
    one_range: bool


def sides_of(before: Score, after: Score, plans: Plans) -> Sides:
    """The two sides of a comparison."""
    one, other = before.scheme, after.scheme
    scales = [(each.scale_low, each.scale_high, each.better) for each in (one, other)]
    same = one is other or scales[0] == scales[1]
    return Sides(before, after, plans, same, before.observed == after.observed)


def metric_causes(sides: Sides, was: NodeScore, now: NodeScore) -> Iterator[Cause]:
    """The causes of the change of a metric's score, which it has on both sides; they add up to it."""
    old, new = was.score, now.score
    if old is None or new is None:
        return
    if (
        was.given is None  # a metric became a part with parts, or the reverse
        or now.given is None
        or was.rule is None
        or now.rule is None
        or was.rule.metric_id != now.rule.metric_id  # it measures something else now
    ):
        yield "method", _ratio(new - old)
        return
    same_rule = sides.one_scale and was.rule.scores_as(now.rule)
    if (now.node.metric_id or "") in sides.plans:
        yield from _of_plan(sides, was, now, same_rule=same_rule and sides.one_range)
        return
    same_target = was.given.target == now.given.target and was.rule.target == now.rule.target
    if same_rule and sides.one_range and same_target:
        (above, below), (early, under) = new.as_integer_ratio(), old.as_integer_ratio()
        yield "data", (above * under - early * below, below * under)
        return
    yield from _of_several(sides, was, now, same_rule=same_rule)


def _of_several(sides: Sides, was: NodeScore, now: NodeScore, *, same_rule: bool) -> Iterator[Cause]:
    """Shapley's shares of the figure, the target and the rule, of those that moved."""
    old, new = was.score or ZERO, now.score or ZERO
    metric_id = now.node.metric_id or ""
    numbers = [(each.given.number if each.given else None) or ZERO for each in (was, now)]
    targets = was.target, now.target
    observed = sides.before.observed.get(metric_id), sides.after.observed.get(metric_id)
    kinds: list[Kind] = []
    if numbers[0] != numbers[1]:
        kinds.append("data")
    if targets[0] != targets[1]:
        kinds.append("target")
    if not same_rule or observed[0] != observed[1]:
        kinds.append("method")

    def value(inside: int) -> Fraction:
        if inside in (0, (1 << len(kinds)) - 1):
            return new if inside else old
        later = [kind for bit, kind in enumerate(kinds) if inside >> bit & 1]
        method = "method" in later
        scheme = (sides.after if method else sides.before).scheme
        rule = scheme.normalisations[metric_id]
        return score(rule, scheme, numbers["data" in later], targets["target" in later], observed[method])

    try:
        if len(kinds) == 2:
            yield from zip(kinds, of_two(old, value(1), value(2), new), strict=True)
            return
        shares = [new - old] if len(kinds) == 1 else shapley(len(kinds), value)
    except CannotScore:  # one side's figure cannot be scored by the other side's rule
        kinds, shares = ["method"], [new - old]
    yield from zip(kinds, map(_ratio, shares), strict=True)


def _of_plan(sides: Sides, was: NodeScore, now: NodeScore, *, same_rule: bool) -> Iterator[Cause]:
    """By the old rule from the old figure and step to the new ones as planned, then to the step as
    revised, then by the new rule."""
    old, new = was.score or ZERO, now.score or ZERO
    metric_id = now.node.metric_id or ""
    planned, observed = sides.plans[metric_id], sides.before.observed.get(metric_id)
    scheme, figure = sides.before.scheme, (now.given.number if now.given else None) or ZERO
    rule = scheme.normalisations[metric_id]
    try:
        last = new if same_rule else score(rule, scheme, figure, now.target, observed)
        middle = last
        if planned is not None and planned != now.target:
            middle = score(rule, scheme, figure, planned, observed)
    except CannotScore:
        yield "method", _ratio(new - old)
        return
    yield "plan", _ratio(middle - old)
    yield "target", _ratio(last - middle)
    yield "method", _ratio(new - last)


def _ratio(points: Fraction) -> Ratio:
    return points.as_integer_ratio()
