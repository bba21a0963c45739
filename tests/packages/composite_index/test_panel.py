"""Many units and periods at once: ranges over time, and the same numbers in one process or two."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

from composite_index.beside import another_process
from composite_index.panel import compute_panel, observed_ranges
from composite_index.scheme import Normalisation, Uncertainty
from tests.packages.composite_index.examples import given, leaf, part, scheme


def ranged(over: str):
    return scheme(
        [part("whole", None), leaf("x", "whole")],
        [Normalisation(metric_id="x", method="observed_range", range_over=over)],
    )


YEARS = {
    "1": {"u": given({"x": "0"}), "v": given({"x": "10"})},
    "2": {"u": given({"x": "5"}), "v": given({"x": "20"})},
}


def test_the_observed_range_is_of_the_period_or_of_all():
    assert observed_ranges(ranged("period"), YEARS) == {"1": {"x": (0, 10)}, "2": {"x": (5, 20)}}
    assert observed_ranges(ranged("all"), YEARS) == {"1": {"x": (0, 20)}, "2": {"x": (0, 20)}}


def test_over_a_periods_own_range_others_move_a_score():
    # u: 0 of 0 to 10 and 5 of 5 to 20, the lowest both times: better figures, no better score
    last = list(compute_panel(ranged("period"), YEARS))[-1]
    change = next(each for each in last.changes if each.unit_id == "u")
    assert change.why.change == 0
    assert change.why.totals()["data"] == -change.why.totals()["method"] != 0
    # over all: 0 to 25
    last = list(compute_panel(ranged("all"), YEARS))[-1]
    assert next(each for each in last.changes if each.unit_id == "u").why.totals()["data"] == 25


def test_a_second_process_changes_no_number():
    made = scheme(
        [part("whole", None), leaf("a", "whole"), leaf("b", "whole")],
        uncertainty=Uncertainty(draws=300, orders=(None, Decimal(0))),
    )
    years = {
        "1": {"u": given({"a": "40", "b": "70"}), "v": given({"a": "60", "b": "50"})},
        "2": {"u": given({"a": "45", "b": None}), "v": given({"a": "55", "b": "50"})},
    }
    here = list(compute_panel(made, years, simulated=True))
    with another_process(made) as beside:
        there = list(compute_panel(made, years, simulated=True, beside=beside))
    for one, other in zip(here, there, strict=True):
        assert (one.spreads, one.changes, one.ranks) == (other.spreads, other.changes, other.ranks)
        assert one.simulated is not None
        assert other.simulated is not None
        assert one.simulated.published.tobytes() == other.simulated.published.tobytes()
    assert here[1].changes[0].better is not None


def test_a_year_of_periods_under_way_stays_in_order():
    """More quarters than may wait for the other process; each is compared with the right two before it."""
    made = replace(
        scheme(
            [part("whole", None), leaf("a", "whole"), leaf("b", "whole")], uncertainty=Uncertainty(draws=200)
        ),
        periods_per_year=4,
    )
    years = {
        str(number): {
            "u": given({"a": str(40 + number), "b": str(70 - 3 * number)}),
            "v": given({"a": str(60 - number), "b": str(50 + number)}),
        }
        for number in range(9)
    }
    here = list(compute_panel(made, years, simulated=True))
    with another_process(made) as beside:
        there = list(compute_panel(made, years, simulated=True, beside=beside))
    assert [each.period for each in there] == list(years)
    for one, other in zip(here, there, strict=True):
        assert (one.spreads, one.changes, one.ranks) == (other.spreads, other.changes, other.ranks)
    bases = [(each.against, each.base) for each in there[8].changes if each.unit_id == "u"]
    assert bases == [("previous", "7"), ("year_earlier", "4")]
    assert all(each.better is not None for period in there[1:] for each in period.changes)
