"""What changed and why: every cause, every change, and the trend."""

from __future__ import annotations

from collections.abc import Iterator

from composite_index.exact import written
from composite_index.scheme import Scheme
from composite_index.trend import trend

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
                *(
                    written(change.why.total(kind))
                    for kind in ("data", "target", "scope", "weight", "method", "rounding")
                ),
                written(change.better),
                written(change.worse),
                sure,
                *simulation(scheme, change.better is not None),
            )


def trend_table(scheme: Scheme, periods: Periods) -> Iterator[Row]:
    """One row for each unit: whether its published index rises or falls over the periods."""
    units = sorted({unit_id for period in periods for unit_id in period.scores})
    for unit_id in units:
        scores = [period.scores.get(unit_id) for period in periods]
        found = trend([score.value if score else None for score in scores], scheme.periods_per_year)
        yield (unit_id, found.word, str(found.figures), written(found.slope_per_year), plain(found.p_value))


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
        "data",
        "target",
        "scope",
        "weight",
        "method",
        "rounding",
        "better_share",
        "worse_share",
        "verdict",
        *SIMULATED,
    ),
    changes_table,
    is_simulated=True,
)
TREND = Table("trend.csv", ("unit_id", "trend", "figures", "slope_per_year", "p_value"), trend_table)
