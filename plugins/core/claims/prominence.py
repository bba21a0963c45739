"""Which of many changes are named where only a few can be.

A page that always names the largest change always names noise: of 60 metrics compared at the 5 % level three
differ by chance alone. So a change is named only if it passes a screen, which is about its place on the page
and never a word in the text:

1. it has a direction on its leading base, the metric a good direction, and neither figure is provisional;
2. a share of cases: the interval of the difference (``newcombe``) excludes zero, the cases of a quarter being
   taken as draws from a process; all else: at least three times the metric's threshold;
3. at most three each way, by size in thresholds; all that tie with the third are named.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal

from plugins.core.measures.proportions import newcombe

from .statement import Statement

#: So many times the threshold stands for a change of what has no chance in it.
TIMES = Decimal(3)
MOST = 3


@dataclass(frozen=True, slots=True, kw_only=True)
class Named:
    """The changes that are named, in the wanted direction and against it, largest first; of how many
    ``compared`` they are, and how many ``tested`` for chance of which ``passed`` (about one in twenty of them
    would by chance)."""

    toward: tuple[Statement, ...]
    against: tuple[Statement, ...]
    compared: int
    tested: int
    passed: int

    @property
    def all(self) -> tuple[Statement, ...]:
        """Both, the wanted ones first."""
        return (*self.toward, *self.against)


def screen(changes: Iterable[Statement]) -> Named:
    """What is named of a release's leading changes, in the order of the register."""
    found = [one for one in changes if one.grade in ("E2", "E3") or one.verdict == "unclear"]
    tested = [one for one in found if _is_share(one)]
    passed = [one for one in found if _passes(one)]
    return Named(
        toward=_largest(one for one in passed if one.wanted == "toward"),
        against=_largest(one for one in passed if one.wanted == "against"),
        compared=len(found),
        tested=len(tested),
        passed=sum(_passes(one) for one in tested),
    )


def _is_share(one: Statement) -> bool:
    return one.source in ("register", "sample")


def _passes(one: Statement) -> bool:
    if not one.has_direction or one.before is None or one.size is None or _may_change(one):
        return False
    if not _is_share(one):
        return one.size >= TIMES
    now, before = one.now.share, one.before.share
    if now is None or before is None:
        return False
    low, high = newcombe(now, before)
    return low > 0 or high < 0


def _may_change(one: Statement) -> bool:
    return "provisional" in one.caveats or "base_provisional" in one.caveats


def _largest(found: Iterable[Statement]) -> tuple[Statement, ...]:
    ordered = sorted(found, key=lambda one: -(one.size or Decimal(0)))
    if len(ordered) <= MOST:
        return tuple(ordered)
    return tuple(one for one in ordered if (one.size or 0) >= (ordered[MOST - 1].size or 0))
