"""Which changes are named: worked examples, and sixty metrics in which nothing changes."""

from __future__ import annotations

import random
from dataclasses import replace
from itertools import pairwise

from plugins.core.claims.prominence import MOST, screen
from plugins.core.claims.statement import Statement
from tests.core.claims.worked import measure, say, share, value

AMOUNT = measure("amount", 100, decimals=0)


def by(difference: int, name: str = "", **said: str) -> Statement:
    """An amount that is so much higher, of which 100 is of note."""
    found = say(AMOUNT, value(10_000 + difference, decimals=0, **said), value(10_000, decimals=0))
    return replace(found, subject=name or str(difference))


def names(found: tuple[Statement, ...]) -> list[str]:
    return [one.subject for one in found]


def test_what_has_no_chance_in_it_is_named_from_exactly_three_thresholds_on() -> None:
    assert names(screen([by(300), by(299), by(-300), by(-299)]).toward) == ["300"]
    assert names(screen([by(300), by(299), by(-300), by(-299)]).against) == ["-300"]
    # 31 and 13 of the same 300 are 10.33... and 4.33... per cent: 6 points, three times 2
    third = say(measure("fixed"), share(31, 300), share(13, 300))
    assert screen([third]).all == (third,)


def test_a_share_is_named_only_if_the_interval_of_its_difference_excludes_zero() -> None:
    """Questions, 17 of 47 after 29 of 51: -38.3 to -1.0. Work on time, 74 of 89 after 67 of 92: 10.3 points
    and five times the threshold, and yet -1.8 to 22.1."""
    questions, work = (
        say(measure(), share(17, 47), share(29, 51)),
        say(measure(), share(74, 89), share(67, 92)),
    )
    assert work.size is not None
    assert work.size > 5
    found = screen([questions, work])
    assert found.all == (questions,)
    assert (found.compared, found.tested, found.passed) == (2, 2, 1)


def test_a_surely_different_share_under_the_threshold_is_not_named() -> None:
    # 51.9 after 50.0 % of 100,000 each: surely more, and not of note
    said = say(measure(), share(51_900, 100_000), share(50_000, 100_000))
    assert said.verdict == "same"
    assert screen([said]).all == ()


def test_a_fixed_population_is_not_tested_for_chance() -> None:
    """10 more of 47 Members are 21.3 points, seven times the threshold of 3; 2 more of 55 processes 1.8 times
    that of 2."""
    members = say(measure("fixed", 3), share(41, 47), share(31, 47))
    processes = say(measure("fixed", 2), share(35, 55), share(33, 55))
    found = screen([members, processes])
    assert found.all == (members,)
    assert (found.compared, found.tested, found.passed) == (2, 0, 0)


def test_a_sample_that_is_told_apart_is_named() -> None:
    apart = say(measure("sample", 4), share(56, 70), share(48, 80))
    unclear = say(measure("sample", 4), share(153, 252), share(128, 229))
    found = screen([apart, unclear])
    assert (found.all, found.compared, found.tested, found.passed) == ((apart,), 2, 2, 1)


def test_what_only_stands_side_by_side_is_not_compared_here() -> None:
    beside, none = say(measure(), share(3, 4), share(1, 4)), say(measure(), share(3, 4), value(None))
    found = screen([beside, none, by(50)])
    assert (found.all, found.compared, found.tested) == ((), 1, 0)


def test_three_are_named_each_way_largest_first() -> None:
    found = screen([by(400), by(700), by(500), by(600), by(-300), by(-900)])
    assert names(found.toward) == ["700", "600", "500"]
    assert names(found.against) == ["-900", "-300"]
    assert names(found.all) == ["700", "600", "500", "-900", "-300"]


def test_all_that_tie_with_the_third_are_named_in_the_order_of_the_register() -> None:
    found = screen([by(500, "c"), by(900, "a"), by(500, "b"), by(700, "d"), by(499, "e"), by(500, "f")])
    assert names(found.toward) == ["a", "d", "c", "b", "f"]


def test_of_sixty_metrics_in_which_nothing_changes_one_in_twenty_is_named() -> None:
    """Forty quarters of sixty shares, each drawn from a share that stays: what is named is chance alone. The
    interval of 95 % lets one in twenty through, a little less because it is cautious and because at most
    three are named each way; without the screen most would have a direction to tell."""
    draw = random.Random(1958)
    metrics = [(draw.uniform(0.2, 0.9), draw.randint(30, 300)) for _ in range(60)]

    def quarter() -> list[tuple[int, int]]:
        return [(sum(draw.random() < chance for _ in range(base)), base) for chance, base in metrics]

    named = compared = directions = 0
    for before, now in pairwise([quarter() for _ in range(40)]):
        changes = [say(measure(), share(*one), share(*then)) for one, then in zip(now, before, strict=True)]
        found = screen(changes)
        assert found.tested == found.compared
        named += len(found.all)
        compared += found.compared
        directions += sum(one.has_direction for one in changes)
        assert len(found.toward) <= MOST
        assert len(found.against) <= MOST
    assert compared > 2_000
    assert directions > compared / 2
    assert 0.03 < named / compared < 0.06, f"{named} of {compared}"
