"""The yardstick of the policy: a gain of 10 % on the year before."""

from __future__ import annotations

from fractions import Fraction

from .ends import End


def ten_percent(direction: str, grade: str, now: End, before: End) -> str:
    """Whether a figure gained 10 % in its good direction: (now - then) / then, or (then - now) / then where
    less is better; not to be said where nothing firm may be told of the change."""
    if direction == "none" or grade not in ("E2", "E3") or now.exact is None or not before.exact:
        return "not_assessable"
    if before.exact < 0:
        return "not_assessable"
    gain = (now.exact - before.exact) / before.exact
    return "met" if (-gain if direction == "down" else gain) >= Fraction(1, 10) else "not_met"
