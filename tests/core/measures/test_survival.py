"""The Kaplan-Meier estimator: by hand, and on the published example that textbooks use."""

from __future__ import annotations

from decimal import Decimal

from plugins.core.measures.rounding import half_up
from plugins.core.measures.survival import kaplan_meier, median_time


def test_five_bills_by_hand() -> None:
    """Passed after 30, 60 and 60 days; one waiting for 45 days, one for 90.

    Day 30: 5 at risk, 1 passed: 4/5 = 80 %. Day 45: nothing passed. Day 60: 3 at risk (without the one
    passed and the one last seen on day 45), 2 passed: 4/5 x 1/3 = 4/15 = 26.67 %. Day 90: nothing passed.
    """
    curve = kaplan_meier([(30, True), (60, True), (45, False), (60, True), (90, False)])
    told = [(s.time, s.at_risk, s.events, s.censored, half_up(s.waiting_pct, 2)) for s in curve]
    assert told == [
        (30, 5, 1, 0, Decimal("80.00")),
        (45, 4, 0, 1, Decimal("80.00")),
        (60, 3, 2, 0, Decimal("26.67")),
        (90, 1, 0, 1, Decimal("26.67")),
    ]
    assert median_time(curve) == 60


def test_whoever_was_last_seen_on_the_day_of_an_event_was_at_risk_then() -> None:
    # Day 10: two at risk, one passed, one last seen: 1/2, not 0.
    (step,) = kaplan_meier([(10, True), (10, False)])
    assert (step.at_risk, step.waiting_pct) == (2, Decimal(50))


def test_leaving_out_those_who_wait_would_flatter() -> None:
    """Two passed after 10 and 20 days, eight are waiting after 100: of the passed alone half took 10 days;
    of all, a fifth has been passed, and when half will be nobody knows."""
    waiting = [(100, False)] * 8
    assert median_time(kaplan_meier([(10, True), (20, True)])) == 10
    curve = kaplan_meier([(10, True), (20, True), *waiting])
    assert median_time(curve) is None
    assert curve[-1].waiting_pct == 80


def test_remission_times_of_freireich_and_others_1963() -> None:
    """Weeks in remission of 21 patients on 6-mercaptopurine (Freireich et al., Blood 21, 1963; the example
    of Gehan 1965 and of most textbooks since), 12 of them still in remission when last seen. The textbooks
    give S = 0.857, 0.807, 0.753, 0.690, 0.627, 0.538 and 0.448, and a median of 23 weeks.
    """
    relapsed = "6 6 6 7 10 13 16 22 23"
    last_seen = "6 9 10 11 17 19 20 25 32 32 34 35"
    weeks = [(int(week), True) for week in relapsed.split()]
    weeks += [(int(week), False) for week in last_seen.split()]
    assert len(weeks) == 21
    curve = kaplan_meier(weeks)
    told = {s.time: (s.at_risk, half_up(s.waiting_pct, 1)) for s in curve if s.events}
    assert told == {
        6: (21, Decimal("85.7")),
        7: (17, Decimal("80.7")),
        10: (15, Decimal("75.3")),
        13: (12, Decimal("69.0")),
        16: (11, Decimal("62.7")),
        22: (7, Decimal("53.8")),
        23: (6, Decimal("44.8")),
    }
    assert median_time(curve) == 23


def test_nothing_observed_is_no_curve() -> None:
    assert kaplan_meier([]) == ()
    assert median_time(()) is None
