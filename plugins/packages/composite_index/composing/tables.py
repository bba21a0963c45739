"""Every table that ``compose`` writes: what was scored, what changed, how sure, what it hangs on."""

from __future__ import annotations

from collections.abc import Sequence

from checked_tables.nearest import did_you_mean, shown
from checked_tables.problems import DataProblems, Problem

from .aside import BACK_CAST, PART_RANKS, SET_SCORES, SET_SPREAD
from .cells import Table
from .changed import CHANGES, DECOMPOSITION, SERIES, TREND
from .scored import CONTRIBUTIONS, COVERAGE, RANKS, SCORES, WEIGHTS
from .simulated import COMPARISONS, INTERVALS, PROBABILITIES
from .stable import BREAK_EVEN, LEFT_OUT, PARTS_LEFT_OUT

TABLES: tuple[Table, ...] = (
    RANKS,
    SCORES,
    COVERAGE,
    WEIGHTS,
    CONTRIBUTIONS,
    DECOMPOSITION,
    CHANGES,
    INTERVALS,
    PROBABILITIES,
    COMPARISONS,
    LEFT_OUT,
    PARTS_LEFT_OUT,
    BREAK_EVEN,
    TREND,
    SERIES,
    PART_RANKS,
    SET_SCORES,
    SET_SPREAD,
    BACK_CAST,
)


def chosen(names: Sequence[str]) -> tuple[Table, ...]:
    """The tables of those names, with or without ``.csv``, in their own order; all if ``names`` is
    empty. Raises ``DataProblems`` for a name that is none, and for names of which all are empty."""
    known = {table.name.removesuffix(".csv"): table for table in TABLES}
    wanted = [name.strip().removesuffix(".csv") for name in names if name.strip()]
    problems = [
        Problem(
            file="--tables",
            kind="unknown-table",
            found=f"There is no table {shown(name)}.",
            write=did_you_mean(name, known) or f"Write one of {', '.join(known)}.",
        )
        for name in wanted
        if name not in known
    ]
    if names and not wanted:
        found, write = "No table is named.", "Name one, such as ranks, or leave --tables out for all."
        problems.append(Problem(file="--tables", kind="no-table", found=found, write=write))
    if problems:
        raise DataProblems(problems)
    return tuple(table for name, table in known.items() if not wanted or name in wanted)
