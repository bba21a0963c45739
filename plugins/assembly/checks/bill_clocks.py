"""The clocks that run for bills: they end with stages that there are."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence

from plugins.assembly.mapping import Placed
from plugins.assembly.problems import Problem
from plugins.assembly.records_bills import StatutoryClock

from .fault import problem
from .nearest import did_you_mean, shown


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
