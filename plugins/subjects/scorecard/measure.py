"""One quarter's results seen four ways, without adding anything to them.

The policy's balanced scorecard has three perspectives (2.1(3)), its metrics four families (2.1(2)),
the Assembly its functions (1.2.4), and productivity work its quality, cost and delivery (1.6). Each
view puts every result in exactly one group, in the order of the policy; empty groups are kept, since
a perspective without a metric is a finding.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from plugins.subjects.figures.measure_coverage import coverage
from plugins.subjects.figures.measure_tally import tally
from plugins.subjects.figures.model import Coverage, Result, Tally

PERSPECTIVES = ("quality", "efficiency", "innovation")
FAMILIES = ("legislative", "oversight", "administrative", "stakeholder")
QCD = ("quality", "cost", "delivery", "none")


@dataclass(frozen=True, slots=True, kw_only=True)
class Group:
    """The results that share a tag (a wording key), how many of their targets were met, and how many
    of the figures expected came."""

    key: str
    results: tuple[Result, ...]
    tally: Tally
    coverage: Coverage


def by_perspective(results: Iterable[Result]) -> tuple[Group, ...]:
    """The balanced scorecard: quality, efficiency, innovation."""
    return _grouped(results, PERSPECTIVES, lambda result: result.metric.perspective)


def by_family(results: Iterable[Result]) -> tuple[Group, ...]:
    """The policy's four metric families."""
    return _grouped(results, FAMILIES, lambda result: result.metric.family)


def by_qcd(results: Iterable[Result]) -> tuple[Group, ...]:
    """Quality, cost, delivery, and what is tagged with none of them."""
    return _grouped(results, QCD, lambda result: result.metric.qcd)


def _grouped(
    results: Iterable[Result], keys: tuple[str, ...], key_of: Callable[[Result], str]
) -> tuple[Group, ...]:
    held: dict[str, list[Result]] = {key: [] for key in keys}
    for result in results:
        held[key_of(result)].append(result)
    return tuple(
        Group(key=key, results=tuple(members), tally=tally(members), coverage=coverage(members))
        for key, members in held.items()
    )
