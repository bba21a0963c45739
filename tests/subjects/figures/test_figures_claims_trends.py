"""A trend and a change are two statements: each has its own rule, and they may go different ways."""

from __future__ import annotations

from plugins.subjects.figures.model import Result
from tests.samples.rows import Q, metric, observation
from tests.subjects.figures.claimed import of_assembly, version

FIRST = Q("2024-25-Q1")
#: Each quarter falls from year to year: 100, 95, 40; 60, 55, 50; 70, 65; 80, 75.
FALLING = (100, 60, 70, 80, 95, 55, 65, 75, 40, 50)


def newest(values: tuple[int | None, ...], direction: str = "up") -> Result:
    """The last of these figures, the first of July to September 2024; ``None`` had no report."""
    amount = metric(unit="kwh", direction=direction)
    return of_assembly(
        *(
            version(FIRST.shifted(step), observation(value=value), metrics=(amount,))
            for step, value in enumerate(values)
            if value is not None
        )
    )


def test_a_figure_may_be_higher_than_before_while_it_is_worsening() -> None:
    # S = -(3 + 3 + 1 + 1) = -8, p = 0.0219; and 50 after 40
    found = newest(FALLING)
    assert (found.trend.word, found.trend.quarters) == ("worsening", 10)
    assert (found.change_previous.verdict, found.change_previous.wanted) == ("higher", "toward")
    assert (found.change_year.verdict, found.change_year.wanted) == ("lower", "against")  # 50 after 55


def test_where_nothing_is_wanted_it_falls_and_never_worsens() -> None:
    found = newest(FALLING, "none")
    assert (found.trend.word, found.change_year.wanted) == ("falling", "")


def test_nine_quarters_are_too_few_however_steady_they_are() -> None:
    found = newest(tuple(range(10, 19)))
    assert (found.trend.word, found.trend.quarters) == ("too_few_quarters", 9)
    assert found.change_previous.verdict == "higher"


def test_across_a_skipped_quarter_only_the_year_before_is_compared() -> None:
    found = newest((10, 11, 12, 13, 14, 15, 16, 17, None, 19))
    assert found.change_previous.reason == "no_earlier_quarter"
    assert (found.leading.base, found.leading.verdict) == ("year", "higher")  # 19 after 15
