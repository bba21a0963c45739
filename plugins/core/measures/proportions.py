"""How far a share of a sample can be relied on, alone and against another.

All shares are in per cent, exact to forty digits; bases must not be zero. The intervals are of 95 % and hold
for samples drawn by chance.
"""

from __future__ import annotations

from decimal import Decimal, localcontext

from .rounding import EXACT, HUNDRED, percentage

#: The 97.5 % point of the standard normal distribution, for intervals of 95 %.
Z = Decimal("1.959964")

#: Cases with the property, and all cases.
Share = tuple[Decimal | int, Decimal | int]


def wilson(part: Decimal | int, base: Decimal | int, z: Decimal = Z) -> tuple[Decimal, Decimal]:
    """The score interval of a proportion.

    With p = part / base and n = base::

        (p + z^2 / 2n  -/+  z * sqrt(p (1 - p) / n + z^2 / 4n^2)) / (1 + z^2 / n)

    E. B. Wilson, "Probable inference, the law of succession, and statistical inference", Journal of the
    American Statistical Association 22 (1927), 209-212. Unlike p -/+ z * sqrt(p (1 - p) / n) it never leaves
    0 to 100 and is not empty at 0 and 100.

    >>> low, high = wilson(5, 10)
    >>> f"{low:.1f} {high:.1f}"
    '23.7 76.3'
    """
    with localcontext(EXACT):
        n = Decimal(base)
        p, square = Decimal(part) / n, z * z / n
        half = z * (p * (1 - p) / n + square / (4 * n)).sqrt()
        low, high = ((p + square / 2 + end) / (1 + square) for end in (-half, half))
        return (HUNDRED * low if part else Decimal(0), HUNDRED * high if part < base else HUNDRED)


def newcombe(one: Share, other: Share) -> tuple[Decimal, Decimal]:
    """The interval of the difference of two shares of independent samples, ``one`` less ``other``, in
    percentage points.

    With d = p1 - p2 and the Wilson ends l and u of each::

        low = d - sqrt((p1 - l1)^2 + (u2 - p2)^2),  high = d + sqrt((u1 - p1)^2 + (p2 - l2)^2)

    R. G. Newcombe, "Interval estimation for the difference between independent proportions", Statistics in
    Medicine 17 (1998), 873-890, method 10. That two intervals overlap is no test of their difference.

    >>> low, high = newcombe((153, 252), (128, 229))
    >>> f"{low:.1f} {high:.1f}"
    '-4.0 13.5'
    """
    with localcontext(EXACT):
        (low_1, high_1), (low_2, high_2) = wilson(*one), wilson(*other)
        first, second = (percentage(Decimal(part), Decimal(base)) for part, base in (one, other))
        d = first - second
        below = ((first - low_1) ** 2 + (high_2 - second) ** 2).sqrt()
        above = ((high_1 - first) ** 2 + (second - low_2) ** 2).sqrt()
        return d - below, d + above
