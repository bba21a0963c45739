"""Whether a target was kept, and how much that carries.

The verdict is that of the contract: decided on the exact figure (``kept`` or not). Beside it stands how firm
it is, for a target that a survey reached by one point in a hundred is kept and yet too close to call:

==============  ======================================================================================
firm            nothing below applies
too_close       a sample whose interval (``wilson``, 95 %) holds the target
unrecorded      of some cases the day that decides is not known, and with none and with all of these the
                verdict is not the same (``bounds``)
provisional     the figure may change
partial         some of the units behind the figure sent nothing; unless it is known how many cases they
                have, and with none of these and with all of them the verdict is the same (``bounds``)
answered        people were asked or chose to answer, and were not drawn by chance
late            the target was approved after the quarter had ended
==============  ======================================================================================
"""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import Literal

from plugins.core.measures.proportions import wilson
from plugins.core.measures.rounding import percentage

from .statement import End, Source

Firmness = Literal["firm", "too_close", "unrecorded", "provisional", "partial", "answered", "late"]
#: In the order in which a tally tells them.
FIRMNESS: tuple[Firmness, ...] = (
    "firm",
    "partial",
    "provisional",
    "too_close",
    "unrecorded",
    "answered",
    "late",
)
Range = tuple[Decimal, Decimal]


@dataclass(frozen=True, slots=True, kw_only=True)
class Judged:
    """What is said of a figure and its target. ``interval`` is that of the figure, in per cent, of
    samples; ``bounds`` are the shares, in per cent, with none and with all of the cases of which nothing is
    known: their day is not recorded, or their units sent nothing, where it is known how many these are."""

    kept: bool
    firmness: Firmness
    source: Source
    interval: Range | None = None
    bounds: Range | None = None

    @property
    def rule(self) -> str:
        """The row of ``rules.TARGET`` that decided."""
        return f"target.{self.firmness}"


def judge(
    end: End,
    target: Decimal,
    *,
    kept: bool,
    source: Source,
    late: bool = False,
    silent: bool = False,
    unsent: Decimal | None = None,
) -> Judged:
    """``silent``: a unit that the figure should cover sent nothing; ``unsent`` are the cases that it has,
    where that is known. ``late``: the target was approved after the quarter had ended."""
    interval = None
    bounds = _bounds(end, unsent if silent else None)
    if source == "sample" and end.share is not None:
        interval = wilson(*end.share)
    firmness: Firmness = "firm"
    if interval is not None and interval[0] < target < interval[1]:
        firmness = "too_close"
    elif end.unrecorded and bounds is not None and bounds[0] < target <= bounds[1]:
        firmness = "unrecorded"
    elif end.status in ("provisional", "estimated"):
        firmness = "provisional"
    elif silent and (unsent is None or bounds is None or bounds[0] <= target <= bounds[1]):
        firmness = "partial"
    elif source in ("census", "self_selected"):
        firmness = "answered"
    elif late:
        firmness = "late"
    return Judged(kept=kept, firmness=firmness, source=source, interval=interval, bounds=bounds)


def _bounds(end: End, unsent: Decimal | None) -> Range | None:
    if (unsent is None and not end.unrecorded) or end.part is None or end.cases is None:
        return None
    sent = unsent or Decimal(0)
    most = end.part + sent + (end.unrecorded or Decimal(0))
    every = end.cases + sent
    return percentage(end.part, every), percentage(most, every)
