"""How sure it is: intervals, shares of ranks and bands, and comparisons of two units."""

from __future__ import annotations

from collections.abc import Iterator

from composite_index.intervals import ahead_of_each
from composite_index.scheme import Scheme

from .cells import SIMULATED, UNIT, Periods, Row, Table, plain, share_texts, simulation, verdict_of


def intervals_table(scheme: Scheme, periods: Periods) -> Iterator[Row]:
    """One row for each part that has parts, unit and period."""
    for period in periods:
        for unit_id, spread in period.spreads.items():
            for node_id, found in spread.parts.items():
                yield (
                    period.period,
                    unit_id,
                    node_id,
                    plain(found.low),
                    plain(found.middle),
                    plain(found.high),
                    *simulation(scheme, True),
                )


def probabilities_table(scheme: Scheme, periods: Periods) -> Iterator[Row]:
    """One row for each rank and each band that a unit has in some draw."""
    tail, text = simulation(scheme, True), share_texts()
    for period in periods:
        for unit_id, spread in period.spreads.items():
            for what, shares in (("rank", spread.ranks), ("band", spread.bands)):
                for number, share in sorted(shares.items()):
                    yield (period.period, unit_id, what, str(number), text(share), *tail)


def comparisons_table(scheme: Scheme, periods: Periods) -> Iterator[Row]:
    """The last period: one row for each pair of units, in the order of rank."""
    if not periods or periods[-1].simulated is None:
        return
    last = periods[-1]
    simulated, places = last.simulated, last.ranks
    assert simulated is not None
    ordered = sorted(simulated.units, key=lambda unit_id: (places[unit_id], unit_id))
    rows = {unit_id: row for row, unit_id in enumerate(simulated.units)}
    published = simulated.published[[rows[unit_id] for unit_id in ordered]]
    tail, text = simulation(scheme, True), share_texts()
    for place, first in enumerate(ordered[:-1]):
        below = published[place + 1 :]
        ones = ahead_of_each(published[place], below, scheme)
        others = ahead_of_each(below, published[place], scheme)
        for second, one, other in zip(ordered[place + 1 :], ones, others, strict=True):
            verdict = verdict_of(one, other, scheme, ("ahead", "behind"))
            yield (last.period, first, second, text(one), text(other), verdict, *tail)


INTERVALS = Table(
    "intervals.csv",
    (*UNIT, "node_id", "low", "middle", "high", *SIMULATED),
    intervals_table,
    is_simulated=True,
)
PROBABILITIES = Table(
    "probabilities.csv",
    (*UNIT, "what", "number", "share", *SIMULATED),
    probabilities_table,
    is_simulated=True,
)
COMPARISONS = Table(
    "comparisons.csv",
    ("period", "first", "second", "first_ahead", "second_ahead", "verdict", *SIMULATED),
    comparisons_table,
    is_simulated=True,
)
