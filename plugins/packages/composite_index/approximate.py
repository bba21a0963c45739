"""Scores in the machine's numbers where only a rounded one is asked for, with proof that it is right.

A mean of non-negative scores is homogeneous and rises with each of them, so if every score is within a share
d of the truth, so is the mean; an arithmetic mean of any scores is within d of the largest. Each mean
adds the rounding of at most some dozens of operations, each of about 2^-52, and those of the powers: for
an order p from 0.01 to 20 in size less than 1e-13. ``MARGIN`` is a hundred times what ten levels add up to.
A rounded number that is the same at both ends of the margin is the true one; any other is computed exactly.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from decimal import Decimal
from fractions import Fraction

from .exact import NoMean, half_up
from .nodes import Node
from .scheme import Scheme

MARGIN = Fraction(1, 10**10)


def can_be(scheme: Scheme) -> bool:
    """Whether no order of a mean is so near to zero that digits are lost, and nothing is rounded."""
    return all(
        node.round_decimals is None and (node.order == 0 or abs(node.order) >= Decimal("0.01"))
        for node in scheme.nodes
    )


def about(node: Node, parts: Sequence[tuple[int, Fraction]], full: Fraction) -> Fraction:
    """The score of a part from (weight, score) pairs, within the margin."""
    pairs = [(weight, float(score)) for weight, score in parts]
    if any(score < 0 for _, score in pairs) and (node.is_product or node.order != 1):
        raise NoMean("a negative score has no mean of this order")
    if node.is_product:
        whole = float(full)
        return Fraction(whole * math.prod(score / whole for _, score in pairs))
    order, total = float(node.order), sum(weight for weight, _ in pairs)
    if order == 1.0:
        return Fraction(math.fsum(weight * score for weight, score in pairs) / total)
    if order <= 0 and any(score == 0 for _, score in pairs):
        return Fraction(0)
    if order == 0.0:
        return Fraction(math.exp(math.fsum(weight * math.log(score) for weight, score in pairs) / total))
    powers = math.fsum(weight * score**order for weight, score in pairs if score)
    return Fraction((powers / total) ** (1 / order))


def rounded(estimate: Fraction, largest: Fraction, places: int, exact: Callable[[], Fraction]) -> Decimal:
    """``exact()`` rounded half up to so many decimals, without calling it where the estimate proves what it
    is. ``largest`` is the size of the largest score that went into it."""
    margin = MARGIN * max(largest, Fraction(1))
    low, high = half_up(estimate - margin, places), half_up(estimate + margin, places)
    return low if low == high else half_up(exact(), places)
