"""The clocks that run for bills: they end with stages that there are."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence

from checked_tables.fault import problem
from checked_tables.mapping import Placed
from checked_tables.nearest import did_you_mean, shown
from checked_tables.problems import Problem

from .record import StatutoryClock


def check_clocks(
    file: str, rows: Sequence[Placed[StatutoryClock]], stages: Collection[str]
) -> Iterator[Problem]:
    """Stages that end a clock and are not among ``stages``; if there are none, nothing is asked."""
    for line, row in rows:
        for name in row.ends_stage_ids:
            if stages and name not in stages:
                write = did_you_mean(name, sorted(stages)) or "Write a stage_id of that table."
                yield problem(
                    file,
                    line,
                    "ends_stage_ids",
                    "unknown-name",
                    f"{shown(name)} is not in stages.csv.",
                    write,
                )
