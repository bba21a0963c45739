"""What a row calls suppressed is emptied before anything is measured."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal as D

import pytest

from checked_tables.texts import NO_TEXT
from plugins.core.facts.read import Dataset
from plugins.core.facts.withheld import emptied, says_suppressed, without_hidden
from plugins.portal.read import read_dataset
from plugins.subjects.bills.record import Participation
from plugins.subjects.money.record import BudgetLine
from plugins.subjects.services.record import ServiceRecords
from tests.samples.canary import with_sentinels
from tests.subjects.trainings.test_trainings_check import SOUND
from tools.illustrative.place import EXAMPLE

DATA = EXAMPLE.folder
EVENT = Participation(
    bill_id="bill_one",
    event_no=1,
    kind="hearing",
    notice_on=None,
    held_on=date(2025, 10, 21),
    place="Example hall",
    languages=("en",),
    attendees=3,
    attendees_women=2,
    attendees_youth=None,
    attendees_pwd=None,
    status="suppressed",
    submissions=4,
    note=NO_TEXT,
)


@pytest.fixture(scope="module")
def dataset() -> Dataset:
    return read_dataset(DATA)


def test_counts_of_people_are_emptied_papers_and_keys_stay() -> None:
    safe = emptied(EVENT)
    assert (safe.attendees, safe.attendees_women) == (None, None)
    assert (safe.event_no, safe.submissions, safe.held_on) == (1, 4, EVENT.held_on)


def test_what_is_reported_is_left_as_it_is() -> None:
    shown = replace(EVENT, status="reported")
    assert emptied(shown) is shown


def test_what_a_hidden_training_cost_may_be_told() -> None:
    safe = emptied(replace(SOUND, status="suppressed"))
    assert (safe.attended, safe.evaluation_mean, safe.n_evaluations) == (None, None, None)
    assert (safe.places, safe.cost_kes) == (30, D(312000))


def test_a_hidden_row_is_seen_wherever_it_lies(dataset: Dataset) -> None:
    newest = dataset.quarters[-1]
    assert says_suppressed(newest)
    assert says_suppressed(newest[ServiceRecords])
    assert not says_suppressed(newest.rows(BudgetLine))
    assert says_suppressed((replace(EVENT, status="reported"), EVENT))


def test_a_clean_dataset_is_the_same_object(dataset: Dataset) -> None:
    assert without_hidden(dataset) is dataset


def test_every_table_of_a_quarter_is_emptied(dataset: Dataset) -> None:
    filled, placed = with_sentinels(dataset)
    assert len(placed) > 500
    assert filled != dataset
    assert without_hidden(filled) == dataset
