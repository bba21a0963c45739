"""Other readings of the same figures: by part, by group, with other weights, by another edition."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from decimal import Decimal
from fractions import Fraction

from composite_index.engine import Score, compute
from composite_index.exact import NoMean, half_up, written
from composite_index.normalise import CannotScore, Range
from composite_index.observations import Reported
from composite_index.panel import observed_ranges
from composite_index.ranking import band_of, ranks
from composite_index.rollup import roll_up
from composite_index.scheme import Scheme

from .cells import UNIT, Periods, Row, Table, flag, plain


def part_ranks_table(whole: Scheme, periods: Periods) -> Iterator[Row]:
    """One row for each part, unit and period, among all units and among those of each of its groups."""
    for period in periods:
        by_node: dict[str, dict[str, Decimal | None]] = {node.node_id: {} for node in period.scheme.nodes}
        for unit_id, score in period.scores.items():
            for found in score.nodes:
                value = None if found.score is None else half_up(found.score, whole.decimals)
                by_node[found.node.node_id][unit_id] = value
        for group in ("", *whole.groups):
            among = whole.groups.get(group, period.scores.keys())
            for node_id, values in by_node.items():
                inside = {unit_id: value for unit_id, value in values.items() if unit_id in among}
                ranked = ranks(inside, whole.better)
                for unit_id, value in inside.items():
                    rank = str(ranked.get(unit_id, ""))
                    yield (period.period, unit_id, group, node_id, plain(value), rank, str(len(ranked)))


def set_scores_table(whole: Scheme, periods: Periods) -> Iterator[Row]:
    """One row for each set of weights, unit and period."""
    for period in periods:
        for set_id, scores in _by_set(whole, period.scheme, period.scores).items():
            values = {unit_id: value for unit_id, (_, value) in scores.items()}
            ranked = ranks(values, whole.better)
            for unit_id, (score, value) in scores.items():
                band = band_of(period.scheme.bands, value)
                yield (
                    period.period,
                    unit_id,
                    set_id,
                    plain(value),
                    written(score),
                    str(ranked.get(unit_id, "")),
                    str(band.number) if band else "",
                )


def set_spread_table(whole: Scheme, periods: Periods) -> Iterator[Row]:
    """One row for each unit and period: how far its index and its rank lie apart over the sets."""
    for period in periods:
        by_set = _by_set(whole, period.scheme, period.scores)
        ranked = [
            ranks({key: value for key, (_, value) in found.items()}, whole.better)
            for found in by_set.values()
        ]
        for unit_id in period.scores:
            values = [value for found in by_set.values() if (value := found[unit_id][1]) is not None]
            places = sorted(each[unit_id] for each in ranked if unit_id in each)
            if places:
                middle = places[(len(places) - 1) // 2]
                ends = plain(min(values)), plain(max(values))
                yield (
                    period.period,
                    unit_id,
                    str(len(places)),
                    *ends,
                    str(places[0]),
                    str(middle),
                    str(places[-1]),
                )


def _by_set(
    whole: Scheme, scheme: Scheme, scores: Mapping[str, Score]
) -> dict[str, dict[str, tuple[Fraction | None, Decimal | None]]]:
    """The index of every unit with each set of weights, exact and published."""
    found: dict[str, dict[str, tuple[Fraction | None, Decimal | None]]] = {}
    for set_id, weights in whole.weight_sets.items():
        nodes = tuple(replace(n, weight=weights.get(n.node_id, n.weight)) for n in scheme.nodes)
        weighed = replace(scheme, nodes=nodes)
        found[set_id] = {}
        for unit_id, score in scores.items():
            given = {
                each.node.node_id: each.score for each in score.leaves if each.status != "not_applicable"
            }
            try:
                index = roll_up(weighed, given)[scheme.root.node_id].score
            except NoMean:  # these weights make a part negative where only an arithmetic mean takes that
                index = None
            found[set_id][unit_id] = index, None if index is None else half_up(index, scheme.decimals)
    return found


def back_cast_table(whole: Scheme, periods: Periods) -> Iterator[Row]:
    """One row for each edition, unit and period: the index as it would be if that edition had been in force
    all the time. Nothing if the scheme does not change."""
    everything = {period.period: period.reported for period in periods}
    for edition in whole.editions:
        observed = observed_ranges(replace(edition, editions=()), everything)
        for period in periods:
            scores = {
                unit_id: _as_if(edition, reported, observed[period.period])
                for unit_id, reported in period.reported.items()
            }
            values = {unit_id: score.value if score else None for unit_id, score in scores.items()}
            ranked = ranks(values, whole.better)
            for unit_id, score in scores.items():
                yield (
                    period.period,
                    unit_id,
                    edition.in_force_from,
                    flag(edition.in_force_from == period.scheme.in_force_from),
                    score.status if score else "cannot_be_scored",
                    plain(values[unit_id]),
                    written(score.root.score) if score else "",
                    str(ranked.get(unit_id, "")),
                    str(score.band.number) if score and score.band else "",
                )


def _as_if(edition: Scheme, reported: Reported, observed: Mapping[str, Range]) -> Score | None:
    try:
        return compute(edition, reported, observed=observed)
    except (CannotScore, NoMean):  # such as a figure that has no target under that edition
        return None


PART_RANKS = Table(
    "part_ranks.csv", (*UNIT, "group", "node_id", "published", "rank", "ranked_units"), part_ranks_table
)
SET_SCORES = Table(
    "set_scores.csv", (*UNIT, "set_id", "published", "score", "rank", "band"), set_scores_table
)
SET_SPREAD = Table(
    "set_spread.csv",
    (*UNIT, "sets", "published_low", "published_high", "rank_low", "rank_middle", "rank_high"),
    set_spread_table,
)
BACK_CAST = Table(
    "back_cast.csv",
    (*UNIT, "in_force_from", "in_force", "status", "published", "score", "rank", "band"),
    back_cast_table,
)
