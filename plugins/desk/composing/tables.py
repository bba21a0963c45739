"""Every table that ``compose`` writes: what was scored, what changed, how sure, what it hangs on."""

from __future__ import annotations

from collections.abc import Iterator

from composite_index.scheme import Scheme

from .cells import Periods, Row, Table
from .changed import CHANGES, DECOMPOSITION, TREND
from .scored import CONTRIBUTIONS, COVERAGE, RANKS, SCORES, WEIGHTS
from .simulated import COMPARISONS, INTERVALS, PROBABILITIES
from .stable import BREAK_EVEN, LEFT_OUT

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
    BREAK_EVEN,
    TREND,
)


def tables(scheme: Scheme, periods: Periods) -> Iterator[tuple[str, Row, Iterator[Row]]]:
    """Every table: file name, header, rows. ``FORM.md`` describes them; tests compare the two."""
    for table in TABLES:
        yield table.name, table.header, table.rows(scheme, periods)
