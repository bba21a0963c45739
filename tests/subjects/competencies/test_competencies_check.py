"""Competencies assessed: whole rows, possible gaps, parts that fit their total."""

from __future__ import annotations

from decimal import Decimal as D
from typing import Any

import pytest

from checked_tables.mapping import Placed
from checked_tables.source import Source
from checked_tables.texts import NO_TEXT
from plugins.subjects.competencies.check import check_summaries
from plugins.subjects.competencies.record import CompetencySummary
from tests.samples.ruled import broken

FILE = "competency_summary.csv"


def row(stratum: str, assessed: int | None, reached: int | None, gap: str | None, **changed: Any) -> Any:
    plain: dict[str, Any] = {
        "competency_id": "core_people_communication",
        "status": "reported" if assessed is not None else "suppressed",
        "note": NO_TEXT,
        "source": Source(FILE, 2),
    }
    summary = CompetencySummary(
        stratum_id=stratum,
        n_assessed=assessed,
        n_at_or_above=reached,
        mean_gap=None if gap is None else D(gap),
        **(plain | changed),
    )
    return Placed(2, summary)


def said(*rows: Any) -> list[str]:
    found = [*broken("competency_summary", rows), *check_summaries(rows)]
    return [str(problem).removeprefix(f"{FILE}, line 2, ") for problem in found]


def test_sound_rows_pass() -> None:
    # 20 - 12 = 8 people short; 20 x 0.55 = 11 levels, between 8 and 24
    assert said(row("middle", 20, 12, "0.55")) == []
    assert said(row("middle", None, None, None)) == []
    assert said(row("middle", None, None, None, status="not_collected")) == []


@pytest.mark.parametrize(("reached", "who"), [(20, "Everybody"), (0, "Nobody")])
def test_a_whole_level_tells_of_each(reached: int, who: str) -> None:
    (first, *_) = said(row("middle", 20, reached, "0.00" if reached else "1.20"))
    assert first.startswith(f'column "n_at_or_above": {who} of this level is at or above')


@pytest.mark.parametrize("gap", ["0.30", "1.30"])
def test_whoever_falls_short_does_so_by_one_to_three_levels(gap: str) -> None:
    # 8 of 20 short: 20 x 0.30 = 6 levels are fewer than one each; 20 x 1.30 = 26 are more than three each
    assert said(row("middle", 20, 12, gap)) == [
        f'column "mean_gap": A mean gap of {gap} does not fit 8 of 20 people short by one to three levels. '
        "Compute it again over all assessed."
    ]


def test_all_three_numbers_or_none() -> None:
    assert said(row("middle", 20, 12, None)) == [
        'column "mean_gap": The status is reported. Write the number, or empty all three and write the '
        "status that says why there is none."
    ]
    assert said(row("middle", None, None, "0.55")) == [
        'column "mean_gap": A number is given, but the status is suppressed. Empty the cell.'
    ]


def test_the_levels_add_up_to_everybody() -> None:
    parts = (row("middle", 20, 12, "0.55"), row("junior", 30, 15, "0.60"))
    assert said(row("all", 50, 27, "0.58"), *parts) == []
    # 20 + 30 = 50 people, not 51
    assert said(row("all", 51, 27, "0.58"), *parts) == [
        'column "n_assessed": All together are 51; the levels add up to 50. Correct the total or its parts.'
    ]
    # with a hidden level the rest may be fewer, never more
    hidden = (*parts, row("top", None, None, None))
    assert said(row("all", 58, 31, "0.58"), *hidden) == []
    assert len(said(row("all", 49, 26, "0.58"), *hidden)) == 2
