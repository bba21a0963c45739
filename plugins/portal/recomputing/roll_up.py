"""From the metrics' scores to the index, and back to what each contributes."""

from __future__ import annotations

from fractions import Fraction

from .arithmetic import half_up, mean, power
from .cells import ONE, ZERO, Number, needed
from .scheme import Scheme
from .score import Part, attainable


def roll_up(scheme: Scheme, scores: dict[str, Number]) -> dict[str, Part]:
    """Every part's score, given the metrics' (``None``: missing; not there: not applicable)."""
    parts: dict[str, Part] = {}

    def visit(name: str) -> Part:
        if scheme.metric(name):
            part = Part("not_applicable")
            if name in scores:
                part = Part("missing" if scores[name] is None else "computed", leaves=1)
                part.score = part.unrounded = scores[name]
                part.covered = int(part.score is not None)
                part.coverage = part.by_weight = Fraction(part.covered)
            parts[name] = part
            return part
        parts[name] = Part("missing")
        expected = []
        for child in scheme.children[name]:
            below = visit(child)
            if below.status != "not_applicable" and scheme.weights[child]:
                expected.append((child, scheme.weights[child], below))
        parts[name] = part = _combined(scheme, name, expected)
        return part

    visit(scheme.root)
    return parts


def _combined(scheme: Scheme, name: str, expected: list[tuple[str, Fraction, Part]]) -> Part:
    if not expected:
        return Part("not_applicable")
    row = scheme.parts[name]
    part = Part("computed", sum(below.leaves for _, _, below in expected))
    there = [(child, weight, below) for child, weight, below in expected if below.score is not None]
    part.used = [(child, weight, below.score or ZERO) for child, weight, below in there]
    part.covered = sum(below.covered for _, _, below in there)
    total = sum((weight for _, weight, _ in expected), ZERO)
    part.by_weight = sum((weight * below.by_weight for _, weight, below in there), ZERO) / total
    if row["coverage_of"] == "metrics":
        counted = Fraction(part.covered, part.leaves)
        part.coverage = part.by_weight if row["coverage_by"] == "weight" else counted
    elif row["coverage_by"] == "weight":
        part.coverage = sum((weight for _, weight, _ in there), ZERO) / total
    else:
        part.coverage = Fraction(len(there), len(expected))
    least = ONE if row["missing_rule"] == "require_all" else needed(row, "min_coverage_pct") / 100
    if not part.used or part.coverage < least:
        part.status = "incomplete" if part.used else "missing"
        return part
    part.unrounded = mean([(weight, points) for _, weight, points in part.used], scheme.order(name))
    places = scheme.places(name)
    part.score = part.unrounded if places is None else Fraction(half_up(part.unrounded, places))
    return part


def weigh(scheme: Scheme, parts: dict[str, Part]) -> None:
    """Effective weights and contributions, from the root down."""

    def visit(name: str, effective: Number, gain: Fraction) -> None:
        part = parts[name]
        part.effective = effective if part.score is not None else None
        if part.score is not None and part.effective is not None:
            part.contribution = gain * part.score
        total = sum((weight for _, weight, _ in part.used), ZERO)
        used = {child: (weight / total, points) for child, weight, points in part.used}
        for child in scheme.children[name]:
            if child not in used or part.score is None or part.unrounded is None:
                visit(child, None, ZERO)
                continue
            share, points = used[child]
            slope = share
            if scheme.order(name) != 1 or part.score != part.unrounded:
                slope *= part.score / part.unrounded if part.unrounded else ONE
                if scheme.order(name) != 1:
                    zero = not points or not part.unrounded
                    slope *= ZERO if zero else power(points / part.unrounded, scheme.order(name) - 1)
            below = None if part.effective is None else part.effective * share
            visit(child, below, gain * slope)

    visit(scheme.root, ONE, ONE)


def bound(scheme: Scheme, scores: dict[str, Number], end: int) -> Number:
    """The index if all that is missing had the worst (0) or best (1) score that its rule can give."""
    filled = dict(scores)
    for name, found in scores.items():
        if found is None:
            filled[name] = attainable(scheme.rules[scheme.metric(name)], scheme)[end]
    root = roll_up(scheme, filled)[scheme.root]
    return root.score if root.covered == root.leaves else None
