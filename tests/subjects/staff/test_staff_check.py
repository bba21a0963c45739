"""Staff results by band: complete, and nothing in them that tells of a person."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from fractions import Fraction
from itertools import pairwise
from typing import Literal

import pytest

from checked_tables.mapping import Placed
from checked_tables.status import Status
from checked_tables.texts import Bilingual
from composite_index.band import Band
from composite_index.nodes import Node
from composite_index.scheme import Normalisation, Scheme
from plugins.subjects.staff.check import check_staff
from plugins.subjects.staff.measure import staff_spread
from plugins.subjects.staff.record import StaffBand
from tests.samples.ruled import broken

FILE = "quarters/2026-27-Q1/v1/staff_bands.csv"
HIDE = "Empty it and write the status suppressed, for this band and a second one; or merge bands."
EDGES = [Decimal(each) for each in (0, 40, 60, 80, 95, 100)]


def five_bands(better: Literal["higher", "lower"] = "higher") -> Scheme:
    """A scheme of one metric with five bands, numbered from the lowest."""
    leaf = Node(
        node_id="whole",
        parent_id=None,
        title=Bilingual("Whole"),
        metric_id="m",
        weight=Fraction(1),
        min_coverage=Decimal(0),
    )
    return Scheme(
        scheme_id="five",
        version="1",
        title=Bilingual("Five"),
        status="illustrative",
        periods_per_year=4,
        nodes=(leaf,),
        normalisations={"m": Normalisation(metric_id="m", method="points")},
        bands=tuple(
            Band(number=number, label=Bilingual(str(number)), lower=low, upper=high, symbol="")
            for number, (low, high) in enumerate(pairwise(EDGES), start=1)
        ),
        better=better,
    )


def rows(*counts: int | None, total: int | None = None) -> list[Placed[StaffBand]]:
    """Bands from 1, ``None`` hidden, lines from 2; the total last where one is given."""
    bands: list[tuple[int | None, int | None]] = list(enumerate(counts, start=1))
    if total is not None:
        bands.append((None, total))
    return [Placed(line, row(band, count)) for line, (band, count) in enumerate(bands, start=2)]


def row(
    band: int | None, staff: int | None, status: Status | None = None, basis: str = "Appraisal"
) -> StaffBand:
    return StaffBand(
        band=band,
        staff=staff,
        status=status or ("suppressed" if staff is None else "reported"),
        basis=Bilingual(basis),
        note=Bilingual(""),
    )


def said(found: Sequence[Placed[StaffBand]], scheme: Scheme | None = None) -> list[str]:
    problems = [*broken("staff_bands", found, FILE), *check_staff(FILE, found, scheme or five_bands())]
    return [str(problem) for problem in problems]


def test_sound_counts_pass() -> None:
    assert said(rows(6, 14, 48, 38, 15, total=121)) == []
    assert said(rows(6, 14, 48, 38, 15)) == []
    assert said(rows(None, None, 58, 39, 15, total=124)) == []
    assert said([]) == []


@pytest.mark.parametrize("count", [1, 2, 3, 4])
def test_a_small_count_is_refused(count: int) -> None:
    assert said(rows(count, 14, 48, 38, 15)) == [
        f'{FILE}, line 2, column "staff": {count} is fewer than 5 people, who could be recognised. {HIDE}'
    ]


def test_five_is_enough_and_nobody_is_not() -> None:
    assert said(rows(5, 14, 48, 38, 15)) == []
    assert said(rows(0, 14, 48, 38, 15)) == [
        f'{FILE}, line 2, column "staff": A count of 0 tells something of every single person: nobody is in '
        f"this band. {HIDE}"
    ]


def test_fewer_than_ten_altogether_are_not_counted() -> None:
    # 5 + 4 hidden = 9 in all
    assert said(rows(5, None, None, None, None, total=9)) == [
        f'{FILE}, line 7, column "staff": The table counts 9 staff; below 10 each of them could be '
        "recognised. Leave the table out."
    ]


def test_everybody_in_one_band_tells_of_each() -> None:
    whole = said(rows(0, 0, 120, 0, 0))
    assert f'{FILE}, line 4, column "staff": All staff are in this one band' in whole[2]
    assert len(whole) == 5


def test_each_band_of_the_scheme_stands_once() -> None:
    missing = rows(6, 14, 48, 38)
    assert said(missing) == [
        f'{FILE}, column "band": There is no row for band 5. Add it; hide its count if it is small.'
    ]
    unknown = [*rows(6, 14, 48, 38, 15), Placed(7, row(6, 12))]
    assert said(unknown) == [
        f'{FILE}, line 7, column "band": The scheme of this quarter has no band 6. '
        "Write 1, 2, 3, 4, 5 or total."
    ]


def test_the_total_is_the_sum_of_the_bands() -> None:
    # 6 + 14 + 48 + 38 + 15 = 121
    assert said(rows(6, 14, 48, 38, 15, total=124)) == [
        f'{FILE}, line 7, column "staff": The total is 124, the bands add up to 121. Correct one of them.'
    ]
    # with two hidden bands it is more than those shown: 58 + 39 + 15 = 112
    assert len(said(rows(None, None, 58, 39, 15, total=111))) == 1


def test_a_quarter_without_an_index_has_no_bands() -> None:
    assert [str(each) for each in check_staff(FILE, rows(6, 14, 48, 38, 15), None)] == [
        f"{FILE}: This quarter has no index, so there are no bands. Remove the file."
    ]


def test_counts_and_their_status_agree() -> None:
    wrong = [Placed(2, row(1, 6, "suppressed")), *rows(6, 14, 48, 38, 15)[1:]]
    assert said(wrong) == [
        f'{FILE}, line 2, column "staff": The status is suppressed but here is 6. '
        "Empty the cell, or write the status reported."
    ]
    alone = [Placed(2, row(1, None, "not_reported")), *rows(6, 14, 48, 38, 15)[1:]]
    assert said(alone) == [
        f'{FILE}, line 2, column "status": The status is not_reported, but other bands have another one. '
        "Write it for every row, or count the staff of this band too."
    ]
    two = [*rows(6, 14, 48, 38, 15)[:4], Placed(6, row(5, 15, basis="Interviews"))]
    assert said(two)[0].startswith(f'{FILE}, line 6, column "basis_en": It is not the same as in line 2.')


def test_the_middle_band_or_better_is_counted() -> None:
    spread = staff_spread([each for _, each in rows(None, None, 58, 39, 15, total=124)], five_bands())
    assert spread is not None
    # 58 + 39 + 15 = 112, from band 3 of 5 upwards
    assert (spread.total, spread.at_least, spread.from_band.number, spread.hidden) == (124, 112, 3, 2)
    hidden = staff_spread([each for _, each in rows(6, 14, 48, None, None)], five_bands())
    assert hidden is not None
    assert (hidden.total, hidden.at_least, hidden.hidden) == (None, None, 2)


def test_where_less_is_better_the_bands_turn_round() -> None:
    scheme = five_bands(better="lower")
    spread = staff_spread([each for _, each in rows(6, 14, 48, 38, 15)], scheme)
    assert spread is not None
    # worst band first: the one that begins highest; then the better half is bands 3, 2 and 1: 48 + 14 + 6
    assert [count.band.lower for count in spread.counts] == [Decimal(each) for each in (95, 80, 60, 40, 0)]
    assert spread.at_least == 68
