"""The score of one figure, by the method of its rule."""

from __future__ import annotations

from fractions import Fraction

from .arithmetic import ln
from .cells import ONE, ZERO, Absent, Number, Row, needed, number
from .scheme import Scheme
from .tables import WITH_VALUE

DEFAULT_CAP = Fraction(5, 4)


class Given:
    """What a unit reported for a metric: its exact figure, its target, why there is none."""

    def __init__(self, figure: Number, target: Number, status: str) -> None:
        self.figure = figure if status in WITH_VALUE else None
        self.target, self.status = target, status


class Part:
    """A part's score and how it came about."""

    def __init__(self, status: str, leaves: int = 0) -> None:
        self.status, self.leaves, self.covered = status, leaves, 0
        self.score: Number = None
        self.unrounded: Number = None
        self.used: list[tuple[str, Fraction, Fraction]] = []
        self.coverage = self.by_weight = ZERO
        self.effective: Number = None
        self.contribution: Number = None
        self.given: Given | None = None


Observed = dict[str, tuple[Fraction, Fraction]]


def ratio(rule: Row, figure: Fraction, target: Fraction) -> Number:
    """Achievement, 1 = met; ``None`` is beyond any number."""
    kind = rule["ratio_rule"]
    if kind == "ratio":
        return figure / target
    if kind == "inverse":
        return target / figure if figure else None
    if kind == "mirror":
        return 2 - figure / target
    baseline = number(rule, "baseline") or ZERO
    return (figure - baseline) / (target - baseline)


def share_of(rule: Row, column: str) -> Number:
    """A percentage of a rule as a share."""
    found = number(rule, column)
    return None if found is None else found / 100


def points_of(rule: Row) -> list[tuple[Fraction, Fraction]]:
    """``0:0;100:80`` as pairs."""
    pairs = [pair.split(":") for pair in rule["points"].split(";") if pair]
    return [(Fraction(at), Fraction(points)) for at, points in pairs]


def read_off(rule: Row, at: Fraction) -> Fraction:
    """The score at a place between declared points."""
    points = points_of(rule)
    right = sum(place <= at for place, _ in points)
    if right == 0:
        return points[0][1]
    if right == len(points) or rule["steps"] == "true":
        return points[right - 1][1]
    (x0, y0), (x1, y1) = points[right - 1], points[right]
    return y0 + (at - x0) / (x1 - x0) * (y1 - y0)


def score(rule: Row, scheme: Scheme, figure: Fraction, target: Number, observed: Observed) -> Fraction:
    """A figure's score on the scheme's scale, by the method of its rule."""
    method = rule["method"]
    if method == "points":
        return read_off(rule, figure)
    if method == "none":
        return scheme.low + scheme.high - figure if rule["direction"] == "down" else figure
    if method == "ratio_to_target":
        return _by_ratio(rule, scheme, figure, target)
    if method == "target_range":
        low, high = needed(rule, "target_low"), needed(rule, "target_high")
        share = ONE
        if figure < low:
            floor = needed(rule, "floor")
            share = (figure - floor) / (low - floor)
        elif figure > high:
            ceiling = needed(rule, "ceiling")
            share = (ceiling - figure) / (ceiling - high)
        return scheme.on_scale(max(share, ZERO))
    low_high = observed.get(rule["metric_id"], (None, None))
    floor_, ceiling_ = number(rule, "floor"), number(rule, "ceiling")
    start = low_high[0] if floor_ is None else floor_
    end = low_high[1] if ceiling_ is None else ceiling_
    if start is None or end is None:
        raise Absent(f"the observed range of {rule['metric_id']} is not known")
    if rule["log"] == "true":
        figure, start, end = ln(figure), ln(start), ln(end)
    share = (figure - start) / (end - start)
    if rule["direction"] == "down":
        share = 1 - share
    if rule["clip"] in ("both", "low"):
        share = max(share, ZERO)
    if rule["clip"] in ("both", "high"):
        share = min(share, ONE)
    return scheme.on_scale(share)


def _by_ratio(rule: Row, scheme: Scheme, figure: Fraction, target: Number) -> Fraction:
    aim = target if target is not None else number(rule, "target")
    if aim is None:
        raise Absent(f"there is no target for {rule['metric_id']}")
    achieved, cap = ratio(rule, figure, aim), share_of(rule, "cap_pct")
    if achieved is None:
        points = points_of(rule)
        achieved = points[-1][0] / 100 if points else cap
        if achieved is None:
            raise Absent(f"{rule['metric_id']}: nothing at all has no ratio without a cap")
    else:
        if achieved < 0 and rule["clip"] in ("both", "low"):
            achieved = ZERO
        achieved = achieved if cap is None else min(achieved, cap)
    if rule["points"]:
        return read_off(rule, 100 * achieved)
    return scheme.on_scale(achieved / needed(rule, "full_pct") * 100)


def attainable(rule: Row, scheme: Scheme) -> tuple[Number, Number]:
    """The worst and the best score that a rule can give; ``None`` where there is no limit."""
    clip = rule["clip"]
    if rule["points"]:
        found = sorted(points for _, points in points_of(rule))
        return (found[0], found[-1]) if scheme.higher else (found[-1], found[0])
    low = scheme.on_scale(ZERO) if clip in ("both", "low") else None
    if rule["method"] == "ratio_to_target":
        cap = share_of(rule, "cap_pct")
        return low, None if cap is None else scheme.on_scale(cap / needed(rule, "full_pct") * 100)
    unlimited = rule["method"] == "observed_range" and not rule["floor"] and not rule["ceiling"]
    if rule["method"] in ("goalposts", "observed_range") and not unlimited:
        return low, scheme.on_scale(ONE) if clip in ("both", "high") else None
    return scheme.on_scale(ZERO), scheme.on_scale(ONE)
