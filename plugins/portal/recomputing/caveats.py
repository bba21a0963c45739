"""What must be said with a statement: that a figure may change, or was changed, or is of few who answered."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Optional

from .ends import End, Held

MAY_CHANGE = ("provisional", "estimated")


def caveats(now: End, before: End, matched: Iterable[str], verdict: str, *, revised: bool) -> str:
    """The column of statements.csv; of the earlier figure only where it is compared."""
    found = _found(now, before, matched, revised=revised)
    return ";".join(each for each in found if verdict != "not_compared" or not each.startswith("base_"))


def _found(now: End, before: End, matched: Iterable[str], *, revised: bool) -> Iterator[str]:
    if now.status in MAY_CHANGE:
        yield now.status
    if before.status in MAY_CHANGE:
        yield f"base_{before.status}"
    if matched:
        yield "matched"
        now, before = End(None, None, None, None), End(None, None, None, None)
    if now.wide or before.wide:
        yield "wide"
    if now.low_response:
        yield "low_response"
    if before.low_response:
        yield "base_low_response"
    if revised:
        yield "base_revised"


def was_revised(first: Optional[Held], then: Held, metric: str, units: Iterable[str]) -> bool:
    """Whether a figure of one of the units is another than in the first version of its quarter."""
    if first is None or first.release.folder == then.release.folder:
        return False
    return any(_figure(first, metric, unit) != _figure(then, metric, unit) for unit in units)


def _figure(held: Held, metric: str, unit: str) -> tuple[object, ...]:
    row = held.figures.observations.get((metric, unit))
    return held.figures.exact(metric, unit), row and row["numerator"], row and row["denominator"]
