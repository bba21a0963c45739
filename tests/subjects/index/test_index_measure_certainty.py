"""What was simulated when a release was frozen can be simulated again, to the byte."""

from decimal import Decimal

import pytest

from plugins.core.facts.history import vintage
from plugins.core.facts.measure import own
from plugins.portal.read import read_dataset
from plugins.portal.subjects import SUBJECTS
from plugins.subjects.index.measure_certainty import FILE, certainties
from plugins.subjects.index.measure_simulated import simulated_rows
from tools.illustrative.place import EXAMPLE

DATA = EXAMPLE.folder


@pytest.fixture(scope="module")
def versions():
    dataset = read_dataset(DATA)
    return [own(version, dataset.reference, SUBJECTS) for version in dataset.quarters]


def test_every_release_with_an_index_was_simulated_and_comes_out_the_same_again(versions):
    simulated = 0
    for one in versions:
        frozen = [
            {name: text for name, text in row.items() if name}
            for row in one.version.frozen_results.get(FILE, ())
        ]
        assert frozen == list(simulated_rows(one, vintage(one, versions)))
        assert bool(frozen) == one.release.has_index
        simulated += bool(frozen)
    assert simulated == 3


def test_frozen_rows_are_read_back():
    same = {"unit_id": "assembly", "seed": "7", "draws": "100", "interval_pct": "90", "sure_pct": "90"}
    rows = [
        {**same, "method": "m", "quantity": quantity, "about": about, "value": value}
        for quantity, about, value in (
            ("low", "index", "60.1"),
            ("middle", "index", "70.2"),
            ("high", "index", "73.3"),
            ("band_share", "3", "99"),
            ("band_share", "4", "1"),
            ("better_share", "2025-26-Q4/v2", "68.25"),
            ("worse_share", "2025-26-Q4/v2", "31"),
        )
    ]
    found = certainties(rows)["assembly"]
    assert found.intervals == {"index": (Decimal("60.1"), Decimal("70.2"), Decimal("73.3"))}
    assert found.bands == {3: Decimal(99), 4: Decimal(1)}
    assert (found.seed, found.draws, found.better) == (7, 100, {"2025-26-Q4/v2": Decimal("68.25")})
