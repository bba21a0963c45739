"""What a band of the index means in plain words.

With scores that are the share of the target reached, up to a cap for full marks, and arithmetic means, the
index over the score of a target met exactly is the weighted mean share of what was planned::

    share = 100 x (index - low) / (met - low),  met = low + (high - low) / achievement for full marks

so 71.4 on a scale of 0 to 100 with full marks at 125 % is 71.4 / 80 = 89 % of what was planned. With any
other rule or mean there is no such meaning.
"""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from composite_index.exact import half_up

from .model import UnitIndex


@dataclass(frozen=True, slots=True, kw_only=True)
class BandMeaning:
    """From which share of what was planned to below which a band reaches, and that of the index itself, in
    whole per cent; gains count up to ``cap``."""

    low: Decimal
    high: Decimal
    own: Decimal
    cap: Decimal


def band_meaning(index: UnitIndex) -> BandMeaning | None:
    """The meaning of the band in which an index lies; ``None`` where the scheme gives it none."""
    if index.score is None or index.value is None or index.band is None:
        return None
    scheme = index.score.scheme
    rules = {(each.method, each.cap, each.full_at) for each in scheme.normalisations.values()}
    rule = next(iter(scheme.normalisations.values()))
    sums = all(node.order == 1 for node in scheme.nodes if not node.is_leaf)
    if len(rules) != 1 or rule.method != "ratio_to_target" or rule.cap is None or rule.points or not sums:
        return None
    low, high = Fraction(scheme.scale_low), Fraction(scheme.scale_high)
    unit = (high - low) / Fraction(rule.full_at) / 100

    def share(value: Decimal) -> Decimal:
        return half_up((Fraction(value) - low) / unit, 0)

    return BandMeaning(
        low=share(index.band.lower),
        high=share(index.band.upper),
        own=share(index.value),
        cap=half_up(100 * Fraction(rule.cap), 0),
    )
