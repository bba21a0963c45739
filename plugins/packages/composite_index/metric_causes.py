"""Why the score of one metric changed: its figure, its target or planned step, its rule or observed range."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
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

#: What can move the score of a metric.
_MOVES: tuple[Kind, ...] = ("data", "target", "method")
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


def metric_causes(sides: Sides, was: NodeScore, now: NodeScore) -> Iterable[Cause]:
    """The causes of the change of a metric's score, which it has on both sides; they add up to it."""
    old, new = was.score, now.score
    if old is None or new is None:
        return ()
    if (
        was.given is None  # a metric became a part with parts, or the reverse
        or was.given.number is None
        or was.rule is None
        or now.given is None
        or now.given.number is None
        or now.rule is None
        or was.rule.metric_id != now.rule.metric_id  # it measures something else now
    ):
        return (("method", _ratio(new - old)),)
    rules, metric_id = (was.rule, now.rule), was.rule.metric_id
    same_rule = sides.one_scale and (rules[0] is rules[1] or rules[0].scores_as(rules[1]))
    if metric_id in sides.plans:
        return _of_plan(sides, was, now, same_rule=same_rule and sides.one_range)
    numbers = was.given.number, now.given.number
    targets = (was.given.aim, now.given.aim) if rules[0] is rules[1] else (was.target, now.target)
    observed = sides.before.observed.get(metric_id), sides.after.observed.get(metric_id)
    schemes, same_target = (sides.before.scheme, sides.after.scheme), targets[0] == targets[1]
    same_rule = same_rule and (sides.one_range or observed[0] == observed[1])
    if same_rule and (same_target or numbers[0] == numbers[1]):
        (above, below), (early, under) = new.as_integer_ratio(), old.as_integer_ratio()
        return (("data" if same_target else "target", (above * under - early * below, below * under)),)

    def value(data: int, target: int, method: int) -> Fraction:
        """The score with those moved that are 1."""
        return score(rules[method], schemes[method], numbers[data], targets[target], observed[method])

    try:
        if same_rule:
            return zip(_MOVES, of_two(old, value(1, 0, 0), value(0, 1, 0), new), strict=False)
        moved = numbers[0] != numbers[1], not same_target, True
        kinds = [kind for kind, has in zip(_MOVES, moved, strict=True) if has]
        last = (1 << len(kinds)) - 1
        between = [value(*_each_of(inside, moved)) for inside in range(1, last)]
        shares = shapley(len(kinds), [old, *between, new].__getitem__)
        return zip(kinds, map(_ratio, shares), strict=True)
    except CannotScore:  # one side's figure cannot be scored by the other side's rule
        return (("method", _ratio(new - old)),)


def _each_of(inside: int, moved: Sequence[bool]) -> list[int]:
    """Of each of them 1 if it moved and its bit, which only those have that moved, is set."""
    bits = iter(range(len(moved)))
    return [inside >> next(bits) & 1 if has else 0 for has in moved]


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
