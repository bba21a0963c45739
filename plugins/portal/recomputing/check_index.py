"""Check the index and its parts."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from typing import Any

from .arithmetic import adding_up, decimal_of, half_up, rounded
from .cells import Number, Row, number, whole
from .figures import Figures, compute_release
from .roll_up import bound
from .scheme import Scheme
from .score import DEFAULT_CAP, Given, Part, ratio, share_of
from .tables import Check, Release


def check_index(release: Release, check: Check) -> None:
    """index.csv and index_nodes.csv."""
    figures = Figures(release)
    nodes = release.by("index_nodes", "unit_id", "node_id")
    expected: set[tuple[str, str]] = set()
    for row in release.rows("index"):
        if not row["scheme_id"]:
            check_without(row, check)
    for row, scheme, parts, scores in compute_release(release):
        root = parts[scheme.root]
        value = rounded(root.score, scheme.decimals)
        band = scheme.band(value)
        check.same(row, "status", "incomplete" if value is None else "computed")
        check.same(row, "index_value", value)
        check.same(row, "reason", "too_little_reported" if value is None else "")
        check.same(row, "band_number", band["number"] if band else None)
        check.same(row, "band_en", band["label_en"] if band else "")
        check.same(row, "coverage_pct", half_up(100 * root.coverage, 1))
        check.same(row, "lowest_possible", rounded(bound(scheme, scores, 0), scheme.decimals))
        check.same(row, "highest_possible", rounded(bound(scheme, scores, 1), scheme.decimals))
        for name, columns in node_columns(scheme, parts, figures, row["unit_id"], value).items():
            expected.add((row["unit_id"], name))
            node = nodes.get((row["unit_id"], name))
            if node is None:
                check.differs(row, "unit_id", "no row", f"a row of index_nodes.csv for {name}")
                continue
            for column, recomputed in columns.items():
                check.same(node, column, recomputed)
    for key, node in nodes.items():
        if key not in expected:
            check.differs(node, "node_id", node["node_id"], "")


def check_without(row: Row, check: Check) -> None:
    """A row of index.csv to which no scheme applies: there is no number, and why is said."""
    why = row["reason"] if row["reason"] in ("no_scheme", "not_yet") else "no_scheme or not_yet"
    check.same(row, "status", "no_index")
    check.same(row, "coverage_pct", 0)
    check.same(row, "reason", why)
    for column in ("index_value", "band_number", "band_en", "lowest_possible", "highest_possible"):
        check.same(row, column, "")


def node_columns(
    scheme: Scheme, parts: dict[str, Part], figures: Figures, unit: str, value: Decimal | None
) -> dict[str, dict[str, Any]]:
    """Every number of index_nodes.csv, by part."""
    hundred = Decimal("100.0")
    weights = {scheme.root: hundred}
    effective: dict[str, Decimal] = {}
    points: dict[str, Decimal] = {}
    if value is not None:
        effective[scheme.root], points[scheme.root] = hundred, value
    for name in _from_the_root_down(scheme):
        children = scheme.children[name]
        shares = [100 * scheme.share(child) for child in children]
        weights.update(zip(children, adding_up(shares, hundred, 1)))
        for found, number_of, places in (
            (effective, _effective_pct, 1),
            (points, _contribution, scheme.decimals),
        ):
            if name in found:
                exact = {child: each for child in children if (each := number_of(parts[child])) is not None}
                found.update(zip(exact, adding_up(list(exact.values()), found[name], places)))
    columns: dict[str, dict[str, Any]] = {}
    for name, part in parts.items():
        metric = scheme.metric(name)
        rule = scheme.rules.get(metric)
        given = part.given
        target = given.target if given else None
        if metric and target is None and rule is not None:
            target = number(rule, "target")
        columns[name] = {
            "value": published_figure(figures, metric, unit) if metric else None,
            "target_value": None if target is None else decimal_of(target),
            "achievement_pct": _achievement(rule, given, target, part),
            "score": rounded(part.score, scheme.decimals),
            "weight_pct": weights[name],
            "effective_weight_pct": effective.get(name),
            "contribution": points.get(name),
            "coverage_pct": half_up(100 * part.coverage, 1),
        }
    return columns


def _effective_pct(part: Part) -> Number:
    return None if part.effective is None else 100 * part.effective


def _contribution(part: Part) -> Number:
    return part.contribution


def _from_the_root_down(scheme: Scheme) -> Iterator[str]:
    waiting = [scheme.root]
    while waiting:
        name = waiting.pop(0)
        yield name
        waiting += scheme.children[name]


def published_figure(figures: Figures, metric: str, unit: str) -> Decimal | None:
    """A figure with the decimals of its metric; ``None`` where there is none."""
    exact = figures.exact(metric, unit)
    if exact is None:
        return None
    definition = figures.metrics[metric, figures.version(metric, unit)]
    return half_up(exact, whole(definition, "decimals"))


def _achievement(rule: Row | None, given: Given | None, target: Number, part: Part) -> Decimal | None:
    if rule is None or given is None or rule["method"] != "ratio_to_target" or given.figure is None:
        return None
    if not target:
        return None
    found = ratio(rule, given.figure, target)
    if found is None:
        cap = share_of(rule, "cap_pct") or DEFAULT_CAP
        return None if part.score is None else decimal_of(100 * cap)
    return half_up(100 * found, 1)
