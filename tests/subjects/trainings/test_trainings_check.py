"""Trainings of the Assembly: in their quarter, with places enough, marks with their number."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal as D
from typing import Any

import pytest

from checked_tables.mapping import Placed
from checked_tables.source import Source
from checked_tables.texts import NO_TEXT, Bilingual
from plugins.subjects.trainings.check import check_trainings
from plugins.subjects.trainings.record import LocalTraining
from tests.samples.rows import Q
from tests.samples.ruled import broken

QUARTER = Q("2026-27-Q1")
FILE = "training_local.csv"
SOUND = LocalTraining(
    training_id="trn_one",
    title=Bilingual("Plain writing"),
    topic="oversight",
    competency_ids=("core_people_communication",),
    provider_kind="assembly",
    provider="Example office",
    started_on=date(2026, 8, 3),
    ended_on=date(2026, 8, 5),
    mode="in_person",
    cadre="clerks",
    places=30,
    attended=26,
    attended_women=12,
    attended_pwd=None,
    status="reported",
    cost_kes=D(312000),
    evaluation_mean=D("4.2"),
    n_evaluations=21,
    note=NO_TEXT,
    source=Source(FILE, 2),
)


def said(**changed: Any) -> list[str]:
    rows = [Placed(2, replace(SOUND, **changed))]
    found = broken("training_local", rows, quarter=QUARTER)
    found += check_trainings(rows, {"core_people_communication"})
    return [str(problem).removeprefix(f"{FILE}, line 2, ") for problem in found]


def test_a_sound_training_passes() -> None:
    assert said() == []
    assert said(status="suppressed", attended=None, evaluation_mean=None, n_evaluations=None) == []
    assert said(cost_kes=None, places=None, competency_ids=()) == []


@pytest.mark.parametrize(
    ("changed", "message"),
    [
        (
            {"ended_on": date(2026, 10, 1)},
            'column "ended_on": It ended on 2026-10-01, not in 2026-07-01 to 2026-09-30. '
            "Put it into the quarter in which it ended.",
        ),
        (
            {"started_on": date(2026, 8, 6)},
            'column "started_on": It began on 2026-08-06, after it ended on 2026-08-05. '
            "Correct one of the two.",
        ),
        (
            {"attended": 31},
            'column "attended": 31 people attended, but there were 30 places. Correct one of the two.',
        ),
        (
            {"attended": None},
            'column "attended": The status is reported. '
            "Write the number, or the status that says why there is none.",
        ),
        (
            {"n_evaluations": None},
            'column "n_evaluations": A mean mark and the number of people who gave one go together; one of '
            "the two is empty. Write both or neither.",
        ),
        (
            {"n_evaluations": 27},
            'column "n_evaluations": 27 people gave a mark, but 26 attended. Correct one of the two.',
        ),
    ],
)
def test_what_cannot_be(changed: dict[str, Any], message: str) -> None:
    assert said(**changed) == [message]


def test_a_competency_nobody_knows_is_named_with_its_neighbour() -> None:
    (message,) = said(competency_ids=("core_people_comunication",))
    assert "There is no competency core_people_comunication." in message
    assert "core_people_communication" in message
