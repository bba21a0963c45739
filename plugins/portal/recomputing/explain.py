"""Why an index changed: every cause, part by part."""

from __future__ import annotations

from fractions import Fraction

from .causes import shapley
from .cells import ONE, ZERO, Absent, Row, number
from .explain_means import of_mean, of_sum
from .figures import Figures
from .score import score
from .tables import Release

Effect = tuple[str, str, Fraction, tuple[str, ...]]


class Explained:
    """The causes of the change of one unit's index: (kind, part, points, what came or went)."""

    def __init__(self, before: tuple[Release, str], after: tuple[Release, str]) -> None:
        self.sides = [before[0].scores[before[1]], after[0].scores[after[1]]]
        self.observed = [Figures(each).observed(each.scores[unit][0], unit) for each, unit in (before, after)]
        self.plans = Figures(after[0]).plans(after[1])
        self.effects: list[Effect] = []
        self.explain(self.sides[1][0].root, ONE)

    def explain(self, name: str, worth: Fraction) -> None:
        """Share out the change of a part's score, of which a point is ``worth`` so much of the index."""
        (old, was_parts), (new, now_parts) = self.sides
        was, now = was_parts[name], now_parts[name]
        if old.metric(name) or new.metric(name):
            self.explain_metric(name, worth)
            return
        one = {child: points for child, _, points in was.used}
        other = {child: points for child, _, points in now.used}
        every = [
            child for child in dict.fromkeys((*old.children[name], *new.children[name]))
            if child in one or child in other
        ]  # fmt: skip
        weights = [
            {child: (first.share(child) if child in first.parts else second.share(child)) for child in every}
            for first, second in ((old, new), (new, old))
        ]
        common = [child for child in every if child in one and child in other]
        orders = old.order(name), new.order(name)
        if orders == (ONE, ONE):
            gains, causes = of_sum(every, one, other, weights)
        else:
            gains, causes = of_mean(common, one, other, weights, orders)
        for child in common:
            self.explain(child, worth * gains[child])
        about = tuple(sorted(one.keys() ^ other.keys()))
        for kind, points in causes.items():
            names = about if kind == "scope" else ()
            self.effects.append((kind, names[0] if len(names) == 1 else name, worth * points, names))
        declared = old.places(name) is not None or new.places(name) is not None
        if (declared or orders != (ONE, ONE)) and was.score is not None and now.score is not None:
            told = sum((gains[child] * (other[child] - one[child]) for child in common), ZERO)
            rest = now.score - was.score - told - sum(causes.values(), ZERO)
            self.effects.append(("rounding", name, worth * rest, ()))

    def explain_metric(self, name: str, worth: Fraction) -> None:
        """Figure, target, or the rule itself."""
        (old, was_parts), (new, now_parts) = self.sides
        was, now = was_parts[name], now_parts[name]
        if was.score is None or now.score is None or was.given is None or now.given is None:
            return
        metric = new.metric(name)
        schemes, given = (old, new), (was.given, now.given)
        rules = [scheme.rules[metric] for scheme in schemes]
        targets = []
        for side in (0, 1):
            own = given[side].target
            targets.append(own if own is not None else number(rules[side], "target"))
        ranges = [self.observed[side].get(metric) for side in (0, 1)]
        kinds = []
        if given[0].figure != given[1].figure:
            kinds.append("data")
        if targets[0] != targets[1]:
            kinds.append("target")
        scale = [(scheme.low, scheme.high, scheme.higher) for scheme in schemes]
        if _plain(rules[0]) != _plain(rules[1]) or ranges[0] != ranges[1] or scale[0] != scale[1]:
            kinds.append("method")

        if metric in self.plans:
            self.explain_plan(name, metric, worth, "method" in kinds)
            return

        def value(inside: int) -> Fraction:
            later = {kind for bit, kind in enumerate(kinds) if inside >> bit & 1}
            side = int("method" in later)
            figure = given["data" in later].figure or ZERO
            return score(rules[side], schemes[side], figure, targets["target" in later], self.observed[side])

        try:
            shares = shapley(len(kinds), value)
        except (Absent, ZeroDivisionError):  # one side's figure has no score by the other side's rule
            kinds, shares = ["method"], [now.score - was.score]
        self.effects += [(kind, name, worth * points, ()) for kind, points in zip(kinds, shares)]

    def explain_plan(self, name: str, metric: str, worth: Fraction, new_rule: bool) -> None:
        """A figure that adds up towards a plan: with the planned step together, then the step as revised,
        then a new rule."""
        (old, was_parts), (_, now_parts) = self.sides
        was, now, rule = was_parts[name], now_parts[name], old.rules[metric]
        if was.score is None or now.score is None or now.given is None:
            return
        figure, planned, observed = now.given.figure or ZERO, self.plans[metric], self.observed[0]
        target = (
            now.given.target
            if now.given.target is not None
            else number(self.sides[1][0].rules[metric], "target")
        )
        try:
            last = score(rule, old, figure, target, observed) if new_rule else now.score
            middle = last
            if planned is not None and planned != target:
                middle = score(rule, old, figure, planned, observed)
        except (Absent, ZeroDivisionError):
            self.effects.append(("method", name, worth * (now.score - was.score), ()))
            return
        for kind, points in (
            ("plan", middle - was.score),
            ("target", last - middle),
            ("method", now.score - last),
        ):
            self.effects.append((kind, name, worth * points, ()))


def _plain(rule: Row) -> Row:
    """A rule's own columns."""
    release = ("", "\0", "quarter", "period_start", "period_end", "version", "scheme_version", "title_en")
    return {name: text for name, text in rule.items() if name not in release}
