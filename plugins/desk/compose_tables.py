"""The tables that ``compose`` writes: header and rows of text, full precision beside published digits.

An exact number is written with thirty significant digits; a ``published`` column holds the rounded one.
Rows that come from the simulation say so: ``simulated`` true, with its seed and number of draws.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from decimal import Decimal
from fractions import Fraction

from plugins.assembly.index.engine import Score
from plugins.assembly.index.exact import apportioned, half_up, written
from plugins.assembly.index.intervals import ahead, is_distinguishable
from plugins.assembly.index.panel import Period
from plugins.assembly.index.scheme import Scheme
from plugins.assembly.index.stability import break_even_bands, break_even_ranks, leave_one_out
from plugins.assembly.index.trend import trend

Row = tuple[str, ...]
Periods = Sequence[Period]
_SIMULATED = ("simulated", "seed", "draws")


def tables(scheme: Scheme, periods: Periods) -> Iterator[tuple[str, Row, Iterator[Row]]]:
    """Every table: file name, header, rows. ``FORM.md`` describes them; tests compare the two."""
    for name, (header, rows) in _TABLES.items():
        yield name, header, rows(scheme, periods)


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
                _plain(score.value),
                written(root.score),
                str(period.ranks.get(unit_id, "")),
                str(len(period.ranks)),
                str(score.band.number) if score.band else "",
                score.band.label.en if score.band else "",
                written(100 * root.coverage),
                written(root.worst),
                written(root.best),
                _flag(score.helped_by_missing),
                *((str(spread.rank_low), str(spread.rank_high)) if spread else ("", "")),
                *_simulation(scheme, spread is not None),
            )


def scores_table(_: Scheme, periods: Periods) -> Iterator[Row]:
    """One row for each part, unit and period: from the figure to the score."""
    for period, unit_id, score in _each(periods):
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
                "" if found.score is None else _plain(half_up(found.score, score.scheme.decimals)),
            )


def coverage_table(_: Scheme, periods: Periods) -> Iterator[Row]:
    """One row for each part that has parts: what was there, what was needed, and how far off it could be."""
    for period, unit_id, score in _each(periods):
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
                _flag(score.helped_by_missing) if node.parent_id is None else "",
            )


def weights_table(_: Scheme, periods: Periods) -> Iterator[Row]:
    """One row for each part, unit and period: declared and effective weights, in per cent."""
    for period, unit_id, score in _each(periods):
        for found in score.nodes:
            effective = None if found.effective_weight is None else 100 * found.effective_weight
            yield (
                period,
                unit_id,
                found.node.node_id,
                found.node.weight_basis,
                written(100 * found.share),
                written(100 * found.nominal_weight),
                written(effective),
            )


def contributions_table(_: Scheme, periods: Periods) -> Iterator[Row]:
    """One row for each metric that counts: its points of the index, exact and adding up as published."""
    for period, unit_id, score in _each(periods):
        leaves = [(leaf, leaf.contribution) for leaf in score.leaves if leaf.contribution is not None]
        if score.value is None:
            continue
        published = apportioned([points for _, points in leaves], score.value, score.scheme.decimals)
        for (leaf, points), rounded in zip(leaves, published, strict=True):
            yield (period, unit_id, leaf.node.metric_id or "", written(points), _plain(rounded))


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
                    _plain(effect.published),
                )


def changes_table(scheme: Scheme, periods: Periods) -> Iterator[Row]:
    """One row for each change: its size, by kind of cause, and how sure its direction is."""
    for period in periods:
        for change in period.changes:
            sure = ""
            if change.better is not None and change.worse is not None:
                sure = _verdict(change.better, change.worse, scheme, ("better", "worse"))
            yield (
                period.period,
                change.unit_id,
                change.against,
                change.base,
                _plain(change.why.published_change),
                written(change.why.change),
                *(
                    written(change.why.total(kind))
                    for kind in ("data", "target", "scope", "weight", "method", "rounding")
                ),
                written(change.better),
                written(change.worse),
                sure,
                *_simulation(scheme, change.better is not None),
            )


def intervals_table(scheme: Scheme, periods: Periods) -> Iterator[Row]:
    """One row for each part that has parts, unit and period."""
    for period in periods:
        for unit_id, spread in period.spreads.items():
            for node_id, found in spread.parts.items():
                yield (
                    period.period,
                    unit_id,
                    node_id,
                    _plain(found.low),
                    _plain(found.middle),
                    _plain(found.high),
                    *_simulation(scheme, True),
                )


def probabilities_table(scheme: Scheme, periods: Periods) -> Iterator[Row]:
    """One row for each rank and each band that a unit has in some draw."""
    for period in periods:
        for unit_id, spread in period.spreads.items():
            for what, shares in (("rank", spread.ranks), ("band", spread.bands)):
                for number, share in sorted(shares.items()):
                    yield (
                        period.period,
                        unit_id,
                        what,
                        str(number),
                        written(share),
                        *_simulation(scheme, True),
                    )


def comparisons_table(scheme: Scheme, periods: Periods) -> Iterator[Row]:
    """The last period: one row for each pair of units, in the order of rank."""
    if not periods or periods[-1].simulated is None:
        return
    last = periods[-1]
    simulated, places = last.simulated, last.ranks
    assert simulated is not None
    ordered = sorted(simulated.units, key=lambda unit_id: (places[unit_id], unit_id))
    columns = {unit_id: simulated.published[i] for i, unit_id in enumerate(simulated.units)}
    for place, first in enumerate(ordered):
        for second in ordered[place + 1 :]:
            one = ahead(columns[first], columns[second], scheme)
            other = ahead(columns[second], columns[first], scheme)
            verdict = _verdict(one, other, scheme, ("ahead", "behind"))
            yield (
                last.period,
                first,
                second,
                written(one),
                written(other),
                verdict,
                *_simulation(scheme, True),
            )


def left_out_table(scheme: Scheme, periods: Periods) -> Iterator[Row]:
    """The last period: every unit's index without each metric."""
    for period in periods[-1:]:
        for found in leave_one_out(scheme, period.scores):
            score = period.scores[found.unit_id]
            yield (
                period.period,
                found.unit_id,
                found.metric_id,
                _plain(found.value),
                str(found.rank or ""),
                str(found.band.number) if found.band else "",
                _plain(score.value),
                str(period.ranks.get(found.unit_id, "")),
            )


def break_even_table(scheme: Scheme, periods: Periods) -> Iterator[Row]:
    """The last period: the weights at which a band or a rank would turn."""
    for period in periods[-1:]:
        found = [
            each
            for unit_id, score in period.scores.items()
            for each in break_even_bands(scheme, score, unit_id)
        ]
        for each in (*found, *break_even_ranks(scheme, period.scores)):
            yield (
                period.period,
                each.unit_id,
                each.node_id,
                each.verdict,
                written(100 * each.share),
                written(100 * each.turns_at),
                written(100 * each.change),
                each.instead,
            )


def trend_table(scheme: Scheme, periods: Periods) -> Iterator[Row]:
    """One row for each unit: whether its published index rises or falls over the periods."""
    units = sorted({unit_id for period in periods for unit_id in period.scores})
    for unit_id in units:
        scores = [period.scores.get(unit_id) for period in periods]
        found = trend([score.value if score else None for score in scores], scheme.periods_per_year)
        yield (unit_id, found.word, str(found.figures), written(found.slope_per_year), _plain(found.p_value))


_UNIT = ("period", "unit_id")
_MAKE = Callable[[Scheme, Periods], Iterator[Row]]
_TABLES: Mapping[str, tuple[Row, _MAKE]] = {
    "ranks.csv": (
        (
            *_UNIT,
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
            *_SIMULATED,
        ),
        ranks_table,
    ),
    "scores.csv": (
        (
            *_UNIT,
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
    ),
    "coverage.csv": (
        (
            *_UNIT,
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
    ),
    "effective_weights.csv": (
        (*_UNIT, "node_id", "weight_basis", "weight_pct", "nominal_weight_pct", "effective_weight_pct"),
        weights_table,
    ),
    "contributions.csv": ((*_UNIT, "metric_id", "contribution", "published"), contributions_table),
    "decomposition.csv": (
        (*_UNIT, "against", "base_period", "kind", "node_id", "about", "points", "published"),
        decomposition_table,
    ),
    "changes.csv": (
        (
            *_UNIT,
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
            *_SIMULATED,
        ),
        changes_table,
    ),
    "intervals.csv": ((*_UNIT, "node_id", "low", "middle", "high", *_SIMULATED), intervals_table),
    "probabilities.csv": ((*_UNIT, "what", "number", "share", *_SIMULATED), probabilities_table),
    "comparisons.csv": (
        ("period", "first", "second", "first_ahead", "second_ahead", "verdict", *_SIMULATED),
        comparisons_table,
    ),
    "leave_one_out.csv": (
        (*_UNIT, "without", "published", "rank", "band", "published_with", "rank_with"),
        left_out_table,
    ),
    "break_even.csv": (
        (*_UNIT, "node_id", "verdict", "weight_pct", "turns_at_pct", "change_pct", "instead"),
        break_even_table,
    ),
    "trend.csv": (("unit_id", "trend", "figures", "slope_per_year", "p_value"), trend_table),
}


def _each(periods: Periods) -> Iterator[tuple[str, str, Score]]:
    for period in periods:
        for unit_id, score in period.scores.items():
            yield period.period, unit_id, score


def _verdict(one: Fraction, other: Fraction, scheme: Scheme, words: tuple[str, str]) -> str:
    if not is_distinguishable(one, other, scheme):
        return "not distinguishable"
    return words[0] if one >= other else words[1]


def _simulation(scheme: Scheme, was: bool) -> Row:
    asked = scheme.uncertainty
    return ("true", str(asked.seed), str(asked.draws)) if was else ("false", "", "")


def _flag(value: bool) -> str:
    return "true" if value else "false"


def _plain(value: Decimal | None) -> str:
    return "" if value is None else f"{value:f}"
