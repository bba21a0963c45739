"""Ranks share ties; a band begins at its lower edge."""

from decimal import Decimal

from hypothesis import given as for_all
from hypothesis import strategies as st

from checked_tables.texts import Bilingual
from composite_index.band import Band
from composite_index.ranking import band_of, ranks


def band(number: int, lower: str, upper: str) -> Band:
    return Band(number=number, label=Bilingual("x"), lower=Decimal(lower), upper=Decimal(upper), symbol="")


TWO = (band(1, "0", "60"), band(2, "60", "100"))


def test_ties_share_a_rank_and_the_next_counts_them_all():
    values = {"a": Decimal("0.9"), "b": Decimal("0.8"), "c": Decimal("0.8"), "d": Decimal("0.7"), "e": None}
    assert ranks(values) == {"a": 1, "b": 2, "c": 2, "d": 4}
    assert ranks(values, "lower") == {"d": 1, "b": 2, "c": 2, "a": 4}


def test_an_edge_belongs_to_the_upper_band_and_the_top_to_the_topmost():
    assert [band_of(TWO, Decimal(value)) for value in ("59.9", "60.0", "100.0")] == [TWO[0], TWO[1], TWO[1]]
    assert band_of(TWO, Decimal("100.1")) is None
    assert band_of(TWO, None) is band_of((), Decimal(5)) is None


def test_open_bands_hold_what_is_beyond_the_scale():
    bands = (band(1, "-Infinity", "1"), band(2, "1", "Infinity"))
    assert [band_of(bands, Decimal(value)) for value in ("-3", "1", "4.5")] == [bands[0], bands[1], bands[1]]


@for_all(st.dictionaries(st.text(max_size=3), st.integers(0, 5).map(Decimal)))
def test_a_rank_is_one_more_than_the_number_of_better_ones(values):
    for key, rank in ranks(values).items():
        assert rank == 1 + sum(other > values[key] for other in values.values())
