"""What each unit scored: ranks, scores, coverage, weights, contributions."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

from composite_index.exact import apportioned, half_up, written
from composite_index.scheme import Scheme

from .cells import (
    SIMULATED,
    UNIT,
    Periods,
    Row,
    Table,
    each_score,
    flag,
    plain,
    simulation,
)


def ranks_table(scheme: Scheme, periods: Periods) -> Iterator[Row]:
    """One row for each unit and period: the index, its band, rank, bounds and interval."""
    for period in periods:
        for unit_id, score in period.scores.items():
            spread = period.spreads.get(unit_id)
            root = score.root
            yield (
                period.period,
                unit_id,
                score.status,
                plain(score.value),
                written(root.score),
                str(period.ranks.get(unit_id, "")),
                str(len(period.ranks)),
                str(score.band.number) if score.band else "",
                score.band.label.en if score.band else "",
                written(100 * root.coverage),
                written(root.worst),
                written(root.best),
                flag(score.helped_by_missing),
                *((str(spread.rank_low), str(spread.rank_high)) if spread else ("", "")),
                *simulation(scheme, spread is not None),
            )


def scores_table(_: Scheme, periods: Periods) -> Iterator[Row]:
    """One row for each part, unit and period: from the figure to the score."""
    for period, unit_id, score in each_score(periods):
        for found in score.nodes:
            node, given = found.node, found.given
            achieved = None if found.achievement is None else 100 * found.achievement
            yield (
                period,
                unit_id,
                node.node_id,
                node.parent_id or "",
                str(found.depth),
                node.metric_id or "",
                node.title.en,
                written(given.number) if given else "",
                given.status if given else "",
                written(found.target),
                written(achieved),
                found.status,
                written(found.score),
                "" if found.score is None else plain(half_up(found.score, score.scheme.decimals)),
            )


def coverage_table(_: Scheme, periods: Periods) -> Iterator[Row]:
    """One row for each part that has parts: what was there, what was needed, and how far off it could be."""
    for period, unit_id, score in each_score(periods):
        for found in score.nodes:
            node = found.node
            if node.is_leaf:
                continue
            needed = Fraction(1) if node.missing_rule == "require_all" else Fraction(node.min_coverage)
            yield (
                period,
                unit_id,
                node.node_id,
                found.status,
                written(100 * found.coverage),
                written(100 * needed),
                node.missing_rule,
                f"{node.coverage_of} by {node.coverage_by}",
                written(found.worst),
                written(found.best),
                flag(score.helped_by_missing) if node.parent_id is None else "",
            )


def weights_table(_: Scheme, periods: Periods) -> Iterator[Row]:
    """One row for each part, unit and period: declared and effective weights, in per cent."""
    declared: dict[tuple[str, str], tuple[str, str]] = {}  # the same for all units of an edition
    for period, unit_id, score in each_score(periods):
        for found in score.nodes:
            effective, key = found.effective_weight, (score.scheme.in_force_from, found.node.node_id)
            if key not in declared:
                declared[key] = written(100 * found.share), written(100 * found.nominal_weight)
            share, nominal = declared[key]
            as_declared = effective is found.nominal_weight
            yield (
                period,
                unit_id,
                found.node.node_id,
                found.node.weight_basis,
                share,
                nominal,
                nominal if as_declared else "" if effective is None else written(100 * effective),
            )


def contributions_table(_: Scheme, periods: Periods) -> Iterator[Row]:
    """One row for each metric that counts: its points of the index, exact and adding up as published."""
    for period, unit_id, score in each_score(periods):
        leaves = [(leaf, leaf.contribution) for leaf in score.leaves if leaf.contribution is not None]
        if score.value is None:
            continue
        published = apportioned([points for _, points in leaves], score.value, score.scheme.decimals)
        for (leaf, points), rounded in zip(leaves, published, strict=True):
            yield (period, unit_id, leaf.node.metric_id or "", written(points), plain(rounded))


RANKS = Table(
    "ranks.csv",
    (
        *UNIT,
        "status",
        "published",
        "score",
        "rank",
        "ranked_units",
        "band",
        "band_en",
        "coverage_pct",
        "worst",
        "best",
        "helped_by_missing",
        "rank_low",
        "rank_high",
        *SIMULATED,
    ),
    ranks_table,
    is_simulated=True,
)
SCORES = Table(
    "scores.csv",
    (
        *UNIT,
        "node_id",
        "parent_id",
        "depth",
        "metric_id",
        "title_en",
        "value",
        "value_status",
        "target",
        "achievement_pct",
        "status",
        "score",
        "published",
    ),
    scores_table,
)
COVERAGE = Table(
    "coverage.csv",
    (
        *UNIT,
        "node_id",
        "status",
        "coverage_pct",
        "needed_pct",
        "missing_rule",
        "counted",
        "worst",
        "best",
        "helped_by_missing",
    ),
    coverage_table,
)
WEIGHTS = Table(
    "effective_weights.csv",
    (*UNIT, "node_id", "weight_basis", "weight_pct", "nominal_weight_pct", "effective_weight_pct"),
    weights_table,
)
CONTRIBUTIONS = Table(
    "contributions.csv", (*UNIT, "metric_id", "contribution", "published"), contributions_table
)
