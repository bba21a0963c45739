"""How long a large index takes: 200 metrics, 60 units, 40 quarters, 10,000 draws.

    python -m benchmarks.index            the whole of it
    python -m benchmarks.index --quarters 8

Prints the seconds of each step, and the draws a second of the simulation against a plain NumPy loop
over the same figures in the same run. Figures and targets are made up by a seeded generator: 3 % of
the figures are missing, targets change once a year.
"""

from __future__ import annotations

import argparse
import itertools
import os
import random
import time
from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal
from fractions import Fraction

import numpy as np

from checked_tables.texts import Bilingual
from composite_index.band import Band
from composite_index.beside import another_process
from composite_index.composing.compose import without_collector
from composite_index.nodes import Node
from composite_index.normalise import Given
from composite_index.panel import Everything, compute_panel
from composite_index.scheme import Normalisation, Scheme, Uncertainty
from composite_index.uncertainty import Case, draw, simulate

DIMENSIONS, METRICS_EACH = 10, 20


def large_scheme(draws: int) -> Scheme:
    """Ten dimensions of twenty metrics, ratio to target capped at 125 %, two orders of the mean tried."""
    pick = random.Random(1)
    nodes, rules = [_node("whole", None, 1, Decimal("0.75"))], {}
    for dimension in range(DIMENSIONS):
        nodes.append(_node(f"d{dimension}", "whole", pick.randint(5, 20), Decimal("0.66")))
        for number in range(METRICS_EACH):
            name = f"m{dimension}_{number}"
            nodes.append(_node(name, f"d{dimension}", pick.randint(1, 9), Decimal(0), name))
            rules[name] = Normalisation(
                metric_id=name, method="ratio_to_target", cap=Decimal("1.25"), full_at=Decimal("1.25")
            )
    edges = (0, 40, 60, 80, 95, 100)
    return Scheme(
        scheme_id="large",
        version="1",
        title=Bilingual("Large"),
        status="illustrative",
        periods_per_year=4,
        nodes=tuple(nodes),
        normalisations=rules,
        bands=tuple(
            Band(number=n, label=Bilingual(str(n)), lower=Decimal(low), upper=Decimal(high), symbol="")
            for n, (low, high) in enumerate(itertools.pairwise(edges), start=1)
        ),
        uncertainty=Uncertainty(draws=draws, orders=(None, Decimal("0.5"))),
    )


def _node(name: str, parent: str | None, weight: int, threshold: Decimal, metric: str | None = None) -> Node:
    return Node(
        node_id=name,
        parent_id=parent,
        title=Bilingual(name),
        metric_id=metric,
        weight=Fraction(weight),
        min_coverage=threshold,
    )


def figures(scheme: Scheme, units: int, quarters: int) -> Everything:
    """Made-up figures: a level for each unit and metric, some noise, a target for each year."""
    pick = random.Random(2)
    names = [leaf.node_id for leaf in scheme.leaves]
    level = {(unit, name): pick.randint(300, 900) for unit in range(units) for name in names}
    everything: dict[str, dict[str, dict[str, Given]]] = {}
    for quarter in range(quarters):
        year, number = divmod(quarter, 4)
        target = {name: Decimal(60 + (year + place) % 30) for place, name in enumerate(names)}
        everything[f"{2020 + year}-{(21 + year) % 100:02d}-Q{number + 1}"] = {
            f"u{unit:02d}": {
                name: Given(Decimal(level[unit, name] + pick.randint(-80, 120)) / 10, target[name])
                for name in names
                if pick.random() > 0.03
            }
            for unit in range(units)
        }
    return everything


def plain_loop(scheme: Scheme, cases: list[Case], draws: int) -> float:
    """Draws a second of what one would write first: weights by ``numpy.random``, one draw at a time."""
    scores = np.array(
        [
            [np.nan if leaf.score is None else float(leaf.score) for leaf in case.score.leaves]
            for case in cases
        ]
    )
    parents = np.array([int(leaf.node_id[1:].split("_")[0]) for leaf in scheme.leaves])
    own = np.array([float(scheme.shares[leaf.node_id]) for leaf in scheme.leaves])
    whole = np.array([float(scheme.shares[f"d{number}"]) for number in range(DIMENSIONS)])
    generator, start = np.random.default_rng(1), time.perf_counter()
    for _ in range(draws):
        weights = own * generator.uniform(0.75, 1.25, len(own))
        above = whole * generator.uniform(0.75, 1.25, len(whole))
        parts = np.empty((len(cases), DIMENSIONS))
        for number in range(DIMENSIONS):
            mine = parents == number
            there = ~np.isnan(scores[:, mine])
            points = np.where(there, scores[:, mine], 0.0)
            parts[:, number] = (points @ weights[mine]) / (there @ weights[mine])
        values = np.round((parts @ above) / above.sum(), 1)
        (-values).argsort().argsort()
    return draws / (time.perf_counter() - start)


class Clock:
    """Seconds since it was made: by the wall, and of processors, those of other processes included."""

    def __init__(self) -> None:
        self.start = time.perf_counter(), sum(os.times()[:4])

    def __str__(self) -> str:
        wall, processors = time.perf_counter() - self.start[0], sum(os.times()[:4]) - self.start[1]
        return f"{wall:6.1f} s ({processors:.1f} s of processors)"


def steps(units: int, quarters: int, draws: int) -> Iterator[str]:
    """Each line of the report as it becomes known."""
    scheme = large_scheme(draws)
    everything = figures(scheme, units, quarters)
    cells = sum(len(reported) for by_unit in everything.values() for reported in by_unit.values())
    size = f"{len(scheme.leaves)} metrics, {units} units, {quarters} quarters"
    yield f"{size}: {cells:,} figures, {draws:,} draws"
    with without_collector():
        clock = Clock()
        for _ in compute_panel(scheme, everything):
            pass
        yield f"scores, contributions, ranks, decompositions:    {clock}"
        clock = Clock()
        changes = effects = 0
        last = None
        with another_process(scheme) as beside:
            for last in compute_panel(scheme, everything, simulated=True, beside=beside):
                changes += len(last.changes)
                effects += sum(len(change.why.effects) for change in last.changes)
        yield f"the same with intervals, rank and band shares:   {clock}; the bar is 30 s on two cores"
    yield f"{changes:,} changes explained by {effects:,} effects"
    assert last is not None
    cases = [Case(key, everything[last.period][key], found, {}) for key, found in last.scores.items()]
    arithmetic = replace(scheme, uncertainty=replace(scheme.uncertainty, orders=(None,)))
    choices = draw(arithmetic)
    start = time.perf_counter()
    simulate(choices, cases)
    ours = draws / (time.perf_counter() - start)
    plain = plain_loop(scheme, cases, 300)
    yield f"draws a second for {units} units: {ours:,.0f}"
    yield f"in a plain NumPy loop:          {plain:,.0f}; ours is {ours / plain:.1f} times as quick"


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--units", type=int, default=60)
    parser.add_argument("--quarters", type=int, default=40)
    parser.add_argument("--draws", type=int, default=10_000)
    asked = parser.parse_args()
    for line in steps(asked.units, asked.quarters, asked.draws):
        print(line, flush=True)
