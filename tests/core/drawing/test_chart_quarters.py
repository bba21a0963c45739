import pandas as pd
import pytest

from plugins.core.drawing.quarters import (
    labelled_places,
    quarter_label,
    runs_of,
    slots_of,
    span_of,
    target_steps,
)
from plugins.core.time.quarter import Quarter

FRAME = pd.DataFrame(
    {
        "quarter": ["2025-26-Q4", "2024-25-Q4", "2025-26-Q1", "2025-26-Q2"],
        "value": [60.0, 50.0, 52.0, None],
        "target": [55.0, None, 55.0, 55.0],
        "definition": [2, 1, 1, 1],
    }
)


def test_the_span_has_no_holes() -> None:
    assert [str(quarter) for quarter in span_of(FRAME)] == [
        "2024-25-Q4", "2025-26-Q1", "2025-26-Q2", "2025-26-Q3", "2025-26-Q4",
    ]  # fmt: skip


def test_a_quarter_without_a_row_and_one_without_a_figure_are_both_gaps() -> None:
    slots = slots_of(FRAME, span_of(FRAME))
    assert [slot.value for slot in slots] == [50.0, 52.0, None, None, 60.0]
    assert runs_of(slots) == [[0, 1], [4]]


def test_a_new_definition_breaks_the_line() -> None:
    frame = (
        FRAME.assign(value=[60.0, 50.0, 52.0, 53.0])
        .query("quarter != '2025-26-Q4'")
        .assign(definition=[1, 1, 2])
    )
    assert runs_of(slots_of(frame, span_of(frame))) == [[0, 1], [2]]


def test_targets_are_steps() -> None:
    # Q3 has no row, so nothing is known of its target.
    assert target_steps(slots_of(FRAME, span_of(FRAME))) == [(1, 2, 55.0), (4, 4, 55.0)]


def test_a_repeated_quarter_is_an_error() -> None:
    twice = pd.DataFrame({"quarter": ["2025-26-Q1"] * 2, "value": [1.0, 2.0]})
    with pytest.raises(ValueError, match="repeats"):
        slots_of(twice, span_of(twice))


def test_labels_name_the_months() -> None:
    second = Quarter.parse("2025-26-Q2")
    assert quarter_label(second, "en") == ["Oct–Dec", "2025"]
    assert quarter_label(second, "sw") == ["Okt–Des", "2025"]


def test_labels_name_the_same_months_of_each_year() -> None:
    # A label is about 56 wide. At 60 a slot each has room; at 33 one a year, back from the last;
    # at 12 four slots are 48, too little, so one every two years.
    assert labelled_places(5, 60, 13) == [0, 1, 2, 3, 4]
    assert labelled_places(10, 33, 13) == [1, 5, 9]
    assert labelled_places(24, 12, 13) == [7, 15, 23]
    assert labelled_places(1, 300, 13) == [0]
