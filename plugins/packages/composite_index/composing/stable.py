"""What it hangs on: the index without each metric, and the weights at which a place would turn."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from composite_index.break_even import break_even_bands, break_even_ranks
from composite_index.exact import written
from composite_index.nodes import Node
from composite_index.panel import Period
from composite_index.scheme import Scheme
from composite_index.stability import leave_one_out

from .cells import UNIT, Periods, Row, Table, plain


def left_out_table(_: Scheme, periods: Periods) -> Iterator[Row]:
    """The last period: every unit's index without each metric."""
    for period in periods[-1:]:
        yield from _left_out(period, period.scheme.leaves)


def parts_left_out_table(_: Scheme, periods: Periods) -> Iterator[Row]:
    """The last period: every unit's index without each part that has parts, and everything below it."""
    for period in periods[-1:]:
        inner = [node for node in period.scheme.nodes if not node.is_leaf and node.parent_id is not None]
        yield from _left_out(period, inner)


def _left_out(period: Period, nodes: Sequence[Node]) -> Iterator[Row]:
    for found in leave_one_out(period.scheme, period.scores, nodes):
        score = period.scores[found.unit_id]
        yield (
            period.period,
            found.unit_id,
            found.without,
            plain(found.value),
            str(found.rank or ""),
            str(found.band.number) if found.band else "",
            plain(score.value),
            str(period.ranks.get(found.unit_id, "")),
        )


def break_even_table(_: Scheme, periods: Periods) -> Iterator[Row]:
    """The last period: the weights at which a band or a rank would turn."""
    for period in periods[-1:]:
        bands = break_even_bands(period.scheme, period.scores)
        for each in (*bands, *break_even_ranks(period.scheme, period.scores)):
            yield (
                period.period,
                each.unit_id,
                each.node_id,
                each.verdict,
                written(100 * each.share),
                written(100 * each.turns_at),
                written(100 * each.change),
                each.instead,
            )


LEFT_OUT = Table(
    "leave_one_out.csv",
    (*UNIT, "without", "published", "rank", "band", "published_with", "rank_with"),
    left_out_table,
)
PARTS_LEFT_OUT = Table(
    "leave_part_out.csv",
    (*UNIT, "without", "published", "rank", "band", "published_with", "rank_with"),
    parts_left_out_table,
)
BREAK_EVEN = Table(
    "break_even.csv",
    (*UNIT, "node_id", "verdict", "weight_pct", "turns_at_pct", "change_pct", "instead"),
    break_even_table,
)
