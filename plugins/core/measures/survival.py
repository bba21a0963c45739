"""How long until something happens, when some are still waiting: the Kaplan-Meier estimator.

E. L. Kaplan and P. Meier, "Nonparametric estimation from incomplete observations", Journal of the
American Statistical Association 53 (1958), 457-481. Leaving the waiting ones out would make a slow
assembly look fast: only the quick bills would be counted.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from .rounding import percentage


@dataclass(frozen=True, slots=True, kw_only=True)
class SurvivalStep:
    """After ``time``: of those ``at_risk`` just before it, ``events`` happened and ``censored`` were last
    seen waiting; ``waiting_pct`` is the estimated share still waiting, in per cent, exact to 40 digits."""

    time: int
    at_risk: int
    events: int
    censored: int
    waiting_pct: Decimal


def kaplan_meier(observed: Iterable[tuple[int, bool]]) -> tuple[SurvivalStep, ...]:
    """The share still waiting after each time at which something happened or somebody was last seen.

    ``observed`` holds for each subject a time and whether the event happened then (``True``) or the
    subject was last seen waiting (``False``). With d events among the n at risk just before time t::

        S(t) = product, over all times u <= t with events, of (1 - d_u / n_u)

    Whoever was last seen at t counts as at risk at t. The product is formed in fractions, exactly.

    >>> curve = kaplan_meier([(2, True), (3, False), (5, True)])
    >>> [(step.time, step.at_risk, f"{step.waiting_pct:.1f}") for step in curve]
    [(2, 3, '66.7'), (3, 2, '66.7'), (5, 1, '0.0')]
    """
    pairs = list(observed)
    events = Counter(time for time, happened in pairs if happened)
    censored = Counter(time for time, happened in pairs if not happened)
    at_risk, share = len(pairs), Fraction(1)
    steps = []
    for time in sorted({*events, *censored}):
        share *= 1 - Fraction(events[time], at_risk)
        steps.append(
            SurvivalStep(
                time=time,
                at_risk=at_risk,
                events=events[time],
                censored=censored[time],
                waiting_pct=percentage(Decimal(share.numerator), Decimal(share.denominator)),
            )
        )
        at_risk -= events[time] + censored[time]
    return tuple(steps)


def median_time(curve: Sequence[SurvivalStep]) -> int | None:
    """The first time by which at most half are still waiting; ``None`` while more than half are."""
    return next((step.time for step in curve if step.waiting_pct <= 50), None)
