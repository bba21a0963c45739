"""What changed and why: every cause, every change, and the trend."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

from composite_index.decompose import KINDS, Decomposition
from composite_index.exact import written
from composite_index.panel import Change, Period
from composite_index.scheme import Scheme
from composite_index.trend import Movement, trend

from .cells import SIMULATED, UNIT, Periods, Row, Table, plain, simulation, verdict_of


def decomposition_table(_: Scheme, periods: Periods) -> Iterator[Row]:
    """One row for each cause of each change."""
    for period in periods:
        for change in period.changes:
            for effect in change.why.effects:
                yield (
                    period.period,
                    change.unit_id,
                    change.against,
                    change.base,
                    effect.kind,
                    effect.node_id,
                    ";".join(effect.about),
                    written(effect.points),
                    plain(effect.published),
                )


def changes_table(scheme: Scheme, periods: Periods) -> Iterator[Row]:
    """One row for each change: its size, by kind of cause, and how sure its direction is."""
    for period in periods:
        for change in period.changes:
            sure = ""
            if change.better is not None and change.worse is not None:
                sure = verdict_of(change.better, change.worse, scheme, ("better", "worse"))
            yield (
                period.period,
                change.unit_id,
                change.against,
                change.base,
                plain(change.why.published_change),
                written(change.why.change),
                written(_in_per_cent(change, period)),
                *_by_kind(change.why),
                written(change.better),
                written(change.worse),
                sure,
                *simulation(scheme, change.better is not None),
            )


def _by_kind(why: Decomposition) -> Row:
    """The effects of each kind, added up."""
    totals = why.totals()
    return tuple([written(totals[kind]) if kind in totals else "0" for kind in KINDS])


def _in_per_cent(change: Change, period: Period) -> Fraction | None:
    """Of the earlier index, exact; ``None`` if that was zero."""
    now = period.scores[change.unit_id].root.score
    before = None if now is None else now - change.why.change
    return 100 * change.why.change / before if before else None


def trend_table(scheme: Scheme, periods: Periods) -> Iterator[Row]:
    """One row for each unit: whether its published index rises or falls over the periods."""
    for unit_id in _units(periods):
        scores = [period.scores.get(unit_id) for period in periods]
        values = [score.value if score else None for score in scores]
        yield (unit_id, *_movement(trend(values, scheme.periods_per_year)))


def series_table(scheme: Scheme, periods: Periods) -> Iterator[Row]:
    """One row for each unit, part and series: of every part its score, of a metric its figure as well."""
    nodes = {node.node_id: node for period in periods for node in period.scheme.nodes}
    for unit_id in _units(periods):
        found = [
            {each.node.node_id: each for each in score.nodes} if score is not None else {}
            for score in (period.scores.get(unit_id) for period in periods)
        ]
        for node_id, node in nodes.items():
            line = [each.get(node_id) for each in found]
            scores = [None if each is None else each.score for each in line]
            yield (unit_id, node_id, "score", *_movement(trend(scores, scheme.periods_per_year)))
            if node.is_leaf:
                figures = [each.given.number if each and each.given else None for each in line]
                yield (unit_id, node_id, "figure", *_movement(trend(figures, scheme.periods_per_year)))


def _units(periods: Periods) -> list[str]:
    return sorted({unit_id for period in periods for unit_id in period.scores})


def _movement(found: Movement) -> Row:
    return (
        found.word,
        str(found.figures),
        written(found.slope_per_year),
        found.p_in_words,
        str(found.statistic),
        written(found.variance),
        written(found.z),
        written(found.tau),
    )


_MOVEMENT = ("trend", "figures", "slope_per_year", "p_value", "statistic", "variance", "z", "tau")
DECOMPOSITION = Table(
    "decomposition.csv",
    (*UNIT, "against", "base_period", "kind", "node_id", "about", "points", "published"),
    decomposition_table,
)
CHANGES = Table(
    "changes.csv",
    (
        *UNIT,
        "against",
        "base_period",
        "published_change",
        "change",
        "change_pct",
        *KINDS,
        "better_share",
        "worse_share",
        "verdict",
        *SIMULATED,
    ),
    changes_table,
    is_simulated=True,
)
TREND = Table("trend.csv", ("unit_id", *_MOVEMENT), trend_table)
SERIES = Table("series_trend.csv", ("unit_id", "node_id", "of", *_MOVEMENT), series_table)
