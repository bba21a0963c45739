"""Check figures against their targets."""

from __future__ import annotations

from fractions import Fraction

from .arithmetic import half_up
from .cells import Number, number
from .check_index import published_figure
from .figures import Figures
from .score import DEFAULT_CAP, share_of
from .tables import Check, Release


def check_results(release: Release, check: Check) -> None:
    """results.csv: figure, parts of a share, target, verdict, achievement."""
    figures = Figures(release)
    caps: dict[str, Fraction] = {}
    first = release.rows("scheme")[:1]
    for rule in release.rows("scheme_rules"):
        if first and rule["scheme_id"] == first[0]["scheme_id"]:
            caps[rule["metric_id"]] = share_of(rule, "cap_pct") or DEFAULT_CAP
    reported = set()
    for row in release.rows("results"):
        metric, unit = row["metric_id"], row["unit_id"]
        reported.add((metric, unit))
        given = figures.observations.get((metric, unit))
        exact, target = figures.exact(metric, unit), figures.target(metric, unit)
        check.same(row, "value", published_figure(figures, metric, unit))
        for column in ("numerator", "denominator"):
            check.same(row, column, number(given, column) if given else None)
        check.same(row, "target_value", target)
        status = given["status"] if given else "not_reported"
        definition = figures.metrics.get((metric, figures.version(metric, unit)))
        if definition is None:
            continue  # expected, and nobody reported it: there is no figure to judge
        direction = definition["direction"]
        check.same(row, "verdict", verdict_of(exact, target, direction, status))
        achieved = None
        if exact is not None and target is not None and direction != "none":
            if direction == "up":
                achieved = half_up(100 * exact / target, 1)
            else:
                cap = 100 * caps.get(metric, DEFAULT_CAP)
                achieved = half_up(100 * target / exact if exact > 0 else cap, 1)
        check.same(row, "achievement_pct", achieved)
    for key, row in figures.observations.items():
        if key not in reported:
            check.differs(row, "metric_id", "no row in results.csv", "one")


def verdict_of(exact: Number, target: Number, direction: str, status: str) -> str:
    """Whether a target was met, on exact values, or why that is not judged."""
    if status == "not_applicable":
        return "not_applicable"
    if target is None or direction == "none":
        return "no_target"
    if exact is None:
        return "no_figure"
    met = exact <= target if direction == "down" else exact >= target
    return "met" if met else "not_met"
