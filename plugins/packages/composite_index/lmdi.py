"""Why a product changed: Overall Labour Effectiveness = availability x performance x quality.

Log-mean Divisia decomposition (Ang, Energy Policy 33, 2005: additive LMDI-I): with products y0 and y1
and the logarithmic mean ``L = (y1 - y0) / (ln y1 - ln y0)`` (``y0`` if they are equal), factor x
contributes ``L x ln(x1 / x0)``. The contributions add up to ``y1 - y0``. A factor of zero has no
logarithm; then the change is shared out by Shapley's rule instead.
"""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction
from math import prod

from .exact import ZERO, ln
from .shapley import shapley


def product_effects(before: Sequence[Fraction], after: Sequence[Fraction]) -> tuple[Fraction, ...]:
    """By how much each factor's change moved the product, in the unit of the product; adds up exactly.

    The factors are zero or more. What the fiftieth digit of the logarithms leaves over goes to the
    factor that moved the product most.

    >>> product_effects([Fraction(2), Fraction(3)], [Fraction(2), Fraction(4)])
    (Fraction(0, 1), Fraction(2, 1))
    """
    pairs = list(zip(before, after, strict=True))
    if any(was < 0 or now < 0 for was, now in pairs):
        raise ValueError("a factor is negative")
    old, new = prod(before, start=Fraction(1)), prod(after, start=Fraction(1))
    if not old or not new:
        return tuple(
            shapley(
                len(pairs),
                lambda inside: prod(
                    (pair[inside >> bit & 1] for bit, pair in enumerate(pairs)), start=Fraction(1)
                ),
            )
        )
    mean = old if old == new else (new - old) / ln(new / old)
    effects = [mean * ln(now / was) if was != now else ZERO for was, now in pairs]
    largest = max(range(len(effects)), key=lambda index: abs(effects[index]))
    effects[largest] += new - old - sum(effects, ZERO)
    return tuple(effects)
