"""Whether a target was kept, and how much that carries.

The verdict is that of the contract: decided on the exact figure (``kept`` or not). Beside it stands how firm
it is, for a target that a survey reached by one point in a hundred is kept and yet too close to call:

==============  ======================================================================================
firm            nothing below applies
too_close       a sample whose interval (``wilson``, 95 %) holds the target
provisional     the figure may change
partial         some of the units behind the figure sent nothing
answered        people were asked or chose to answer, and were not drawn by chance
late            the target was approved after the quarter had ended
==============  ======================================================================================
"""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import Literal

from plugins.core.measures.proportions import wilson

from .statement import End, Source

Firmness = Literal["firm", "too_close", "provisional", "partial", "answered", "late"]
#: In the order in which a tally tells them.
FIRMNESS: tuple[Firmness, ...] = ("firm", "partial", "provisional", "too_close", "answered", "late")


@dataclass(frozen=True, slots=True, kw_only=True)
class Judged:
    """What is said of a figure and its target. ``interval`` is that of the figure, in per cent, of
    samples."""

    kept: bool
    firmness: Firmness
    interval: tuple[Decimal, Decimal] | None = None


def judge(
    end: End, target: Decimal, *, kept: bool, source: Source, late: bool = False, silent: bool = False
) -> Judged:
    """``silent``: a unit that the figure should cover sent nothing. ``late``: the target was approved after
    the quarter had ended."""
    interval = None
    if source == "sample" and end.part is not None and end.cases:
        interval = wilson(end.part, end.cases)
    firmness: Firmness = "firm"
    if interval is not None and interval[0] < target < interval[1]:
        firmness = "too_close"
    elif end.status in ("provisional", "estimated"):
        firmness = "provisional"
    elif silent:
        firmness = "partial"
    elif source in ("census", "self_selected"):
        firmness = "answered"
    elif late:
        firmness = "late"
    return Judged(kept=kept, firmness=firmness, interval=interval)
