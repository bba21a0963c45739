"""How long a large index takes: 200 metrics, 60 units, 40 quarters, 10,000 draws.

    python -m benchmarks.index            the whole of it
    python -m benchmarks.index --quarters 8
    python -m benchmarks.index --shapes   every table of two shapes that are published, any mean

Prints the seconds of each step, and the draws a second of the simulation against a plain NumPy loop
over the same figures in the same run. The shapes are 51 units with 49 metrics on four levels, and 191 units
with the four metrics of the Human Development Index in 32 years; beside them stands the time that plain
NumPy takes to draw and to rank the same index, without reading, causes or tables. Figures and targets are
made up by a seeded generator: 3 % of the figures are missing, targets change once a year.
"""

from __future__ import annotations

import argparse
import itertools
import os
import random
import resource
import time
from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal
from fractions import Fraction
from typing import Any

import numpy as np

from checked_tables.texts import Bilingual
from composite_index.band import Band
from composite_index.beside import another_process
from composite_index.composing.compose import lightened, without_collector
from composite_index.composing.files import pack_table
from composite_index.composing.tables import TABLES
from composite_index.nodes import Node
from composite_index.normalise import Given
from composite_index.panel import Everything, Period, compute_panel
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


def four_levels(order: Decimal) -> tuple[Scheme, Everything]:
    """49 metrics in eight parts of two halves, 3 % of the figures missing, every mean of that order."""
    pick = random.Random(3)
    nodes, rules = [_node("whole", None, 1, Decimal(0))], {}
    for half in range(2):
        nodes.append(_node(f"h{half}", "whole", 1, Decimal(0)))
        for part in range(4):
            nodes.append(_node(f"p{half}{part}", f"h{half}", pick.randint(1, 4), Decimal(0)))
            for number in range(7 if half == part == 0 else 6):
                name = f"m{half}{part}{number}"
                nodes.append(_node(name, f"p{half}{part}", pick.randint(1, 3), Decimal(0), name))
                rules[name] = Normalisation(
                    metric_id=name, method="goalposts", floor=Decimal(-5), ceiling=Decimal(105)
                )
    scheme = _of(tuple(replace(each, order=order) for each in nodes), rules, decimals=2)
    units = (f"u{unit:02d}" for unit in range(51))
    return scheme, {
        "2020": {
            unit: {
                name: Given(Decimal(pick.randint(0, 100_000)) / 1000)
                for name in rules
                if pick.random() > 0.03
            }
            for unit in units
        }
    }


def development(years: int) -> tuple[Scheme, Everything]:
    """The Human Development Index's tree and rules over made-up figures of 191 countries."""
    pick = random.Random(4)
    ends = {"life": (20, 85), "expected": (0, 18), "mean": (0, 15), "income": (100, 75_000)}
    nodes = [_node("hdi", None, 1, Decimal(1)), _node("education", "hdi", 1, Decimal(1))]
    for name in ends:
        nodes.append(_node(name, "education" if name in ("expected", "mean") else "hdi", 1, Decimal(0), name))
    rules = {
        name: Normalisation(
            metric_id=name,
            method="goalposts",
            floor=Decimal(low),
            ceiling=Decimal(high),
            log=name == "income",
        )
        for name, (low, high) in ends.items()
    }
    orders = (replace(each, order=Decimal(0)) if each.node_id == "hdi" else each for each in nodes)
    scheme = replace(_of(tuple(orders), rules, decimals=3), scale_high=Decimal(1))
    spans = {"life": (50, 80), "expected": (6, 17), "mean": (2, 12), "income": (700, 60_000)}
    base = {
        f"C{unit:03d}": {name: pick.uniform(*span) for name, span in spans.items()} for unit in range(191)
    }
    return scheme, {
        str(1990 + year): {
            unit: {
                name: Given(Decimal(f"{value * (1 + 0.004 * year) * pick.uniform(0.99, 1.01):.6f}"))
                for name, value in own.items()
            }
            for unit, own in base.items()
        }
        for year in range(years)
    }


def _of(nodes: tuple[Node, ...], rules: dict[str, Normalisation], decimals: int) -> Scheme:
    return Scheme(
        scheme_id="shape",
        version="1",
        title=Bilingual("Shape"),
        status="illustrative",
        decimals=decimals,
        nodes=nodes,
        normalisations=rules,
    )


def plain_numpy(scheme: Scheme, periods: list[Period], draws: int) -> None:
    """The same draws and ranks as anybody would write them: floats, ``numpy.random``, no exact number."""
    generator = np.random.default_rng(1)
    places = {node.node_id: place for place, node in enumerate(scheme.nodes)}
    own = np.array([float(scheme.shares[node.node_id]) for node in scheme.nodes])
    for period in periods:
        weights = own[:, None] * generator.uniform(0.75, 1.25, (len(own), draws))
        scores = [{each.node.node_id: each.score for each in score.nodes} for score in period.scores.values()]

        def made(node: Node, scores: list[Any] = scores, weights: Any = weights) -> Any:
            if node.is_leaf:
                return np.array(
                    [[np.nan if (s := each[node.node_id]) is None else float(s)] for each in scores]
                )
            order, above, below = float(node.order), 0.0, 0.0
            for child in scheme.children[node.node_id]:
                values, weight = made(child), weights[places[child.node_id]]
                powers = np.log(values) if order == 0 else values**order
                there = ~np.isnan(values)
                above, below = above + np.where(there, powers, 0.0) * weight, below + there * weight
            return np.exp(above / below) if order == 0 else (above / below) ** (1 / order)

        values = np.round(made(scheme.root), scheme.decimals)
        (-values).argsort(axis=0).argsort(axis=0)
        np.quantile(values, (0.05, 0.5, 0.95), axis=1)


def shapes() -> Iterator[str]:
    """Processor seconds of everything that ``compose`` makes of both shapes, beside plain NumPy."""
    made = [(f"51 x 49, order {order}", *four_levels(Decimal(order))) for order in ("1", "0", "-1", "0.5")]
    made.append(("191 x 4, 32 years", *development(32)))
    for name, scheme, everything in made:
        with without_collector():
            start = time.process_time()
            periods = list(lightened(compute_panel(scheme, everything, simulated=True)))
            computed = time.process_time()
            for table in TABLES:
                pack_table(table.header, table.rows(scheme, periods))
            done = time.process_time()
            plain_numpy(scheme, periods, scheme.uncertainty.draws)
            plain = time.process_time() - done
        memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
        yield (
            f"{name:<22}{done - start:6.1f} s of processor ({computed - start:.1f} computed, "
            f"{done - computed:.1f} in tables); plain NumPy {plain:.1f} s; {memory:.0f} MB at most so far"
        )


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--units", type=int, default=60)
    parser.add_argument("--quarters", type=int, default=40)
    parser.add_argument("--draws", type=int, default=10_000)
    parser.add_argument("--shapes", action="store_true")
    asked = parser.parse_args()
    for line in shapes() if asked.shapes else steps(asked.units, asked.quarters, asked.draws):
        print(line, flush=True)
