"""How sure it is: intervals, shares of ranks and bands, and comparisons of two units."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from composite_index.exact import written
from composite_index.intervals import ahead
from composite_index.scheme import Scheme

from .cells import SIMULATED, UNIT, Periods, Row, Table, plain, simulation, verdict_of


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
    tail, written_once = simulation(scheme, True), cache(written)  # the same few shares come again
    for period in periods:
        for unit_id, spread in period.spreads.items():
            for what, shares in (("rank", spread.ranks), ("band", spread.bands)):
                for number, share in sorted(shares.items()):
                    yield (
                        period.period,
                        unit_id,
                        what,
                        str(number),
                        written_once(share),
                        *tail,
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
            verdict = verdict_of(one, other, scheme, ("ahead", "behind"))
            yield (
                last.period,
                first,
                second,
                written(one),
                written(other),
                verdict,
                *simulation(scheme, True),
            )


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
