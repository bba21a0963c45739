"""Metrics in which nothing changes, quarter after quarter: how often a change is named all the same, and
seconds to decide.

    python -m benchmarks.claims [--metrics 60] [--quarters 40] [--worlds 20]

Each metric keeps its chance and its number of cases; each quarter draws anew. What is named is chance alone.
"""

from __future__ import annotations

import argparse
import random
import time
from decimal import Decimal
from itertools import pairwise

from plugins.core.claims.change import Measure, decide_change
from plugins.core.claims.prominence import screen
from plugins.core.claims.statement import End, Source, Statement
from plugins.core.measures.rounding import half_up, percentage
from plugins.core.time.quarter import Quarter

FIRST = Quarter.parse("2026-27-Q1")


def _end(quarter: Quarter, part: int, base: int) -> End:
    exact = percentage(Decimal(part), Decimal(base))
    return End(
        quarter=quarter,
        release="v1",
        value=half_up(exact, 1),
        exact=exact,
        part=Decimal(part),
        cases=Decimal(base),
    )


def world(seed: int, metrics: int, quarters: int, source: Source) -> list[list[Statement]]:
    """The statements of each quarter against the one before."""
    draw = random.Random(seed)
    known = [(draw.uniform(0.2, 0.9), draw.randint(30, 300)) for _ in range(metrics)]
    measures = [
        Measure(subject=f"m{number}", source=source, decimals=1, threshold=Decimal(2), wanted="up")
        for number in range(metrics)
    ]
    lines = [
        [
            _end(FIRST.shifted(step), sum(draw.random() < chance for _ in range(base)), base)
            for chance, base in known
        ]
        for step in range(quarters)
    ]
    return [
        [
            decide_change(measure, "assembly", "previous", now, before)
            for measure, now, before in zip(measures, later, earlier, strict=True)
        ]
        for earlier, later in pairwise(lines)
    ]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    for name, default in (("metrics", 60), ("quarters", 40), ("worlds", 20)):
        parser.add_argument(f"--{name}", type=int, default=default)
    asked = parser.parse_args()
    print(f"{asked.worlds} worlds of {asked.metrics} unchanged metrics in {asked.quarters} quarters")
    for source, said in (("register", "all cases of a register"), ("sample", "samples")):
        compared = named = directions = quiet = seconds = 0.0
        for seed in range(asked.worlds):
            start = time.perf_counter()
            quarters = world(seed, asked.metrics, asked.quarters, source)  # type: ignore[arg-type]
            screened = [screen(changes) for changes in quarters]
            seconds += time.perf_counter() - start
            compared += sum(found.compared for found in screened)
            named += sum(len(found.all) for found in screened)
            quiet += sum(not found.all for found in screened)
            directions += sum(one.has_direction for changes in quarters for one in changes)
        share, verbs = 100 * named / compared, 100 * directions / compared
        print(
            f"{said}: {share:.1f} % of those compared are named (about 5 expected of chance), "
            f"{100 * quiet / (asked.worlds * (asked.quarters - 1)):.0f} % of quarters name none; "
            f"{verbs:.1f} % have a direction; {seconds / asked.worlds:.2f} s a world, draws included"
        )


if __name__ == "__main__":
    main()
