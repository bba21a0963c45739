"""The illustrative competencies and trainings are protected as real ones would have to be."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest

from plugins.core.facts.assembly import Assembly
from plugins.subjects.hiding.model import DisclosureReport
from plugins.subjects.hiding.record import HiddenReason
from tests.samples.own import own_assembly
from tools.illustrative.hidden import hidden_elsewhere
from tools.illustrative.people import raw
from tools.illustrative.people_story import HELD, STAFF
from tools.illustrative.place import EXAMPLE
from tools.illustrative.story import EDITIONS, Edition
from tools.illustrative.tables import read_table

ROOT = Path(__file__).parents[2]
QUARTERS = EXAMPLE.quarters


@pytest.fixture(scope="module")
def assembly() -> Assembly:
    return own_assembly()


@pytest.mark.parametrize("quarter", STAFF)
def test_a_hidden_level_never_stands_alone(quarter: str) -> None:
    rows = read_table(QUARTERS / quarter / "v1" / "competency_summary.csv")
    hidden = Counter(row["competency_id"] for row in rows if row["status"] == "suppressed")
    assert hidden
    assert min(hidden.values()) > 1
    assert {row["stratum_id"] for row in rows if row["status"] == "suppressed"} >= {"top", "senior"}


@pytest.mark.parametrize("quarter", STAFF)
def test_what_is_written_is_what_was_counted(quarter: str) -> None:
    families = {
        row["competency_id"]: row["family"] for row in read_table(EXAMPLE.reference / "competencies.csv")
    }
    for row in read_table(QUARTERS / quarter / "v1" / "competency_summary.csv"):
        levels = raw(quarter, row["competency_id"], families[row["competency_id"]])
        if row["status"] == "suppressed":
            assert (row["n_assessed"], row["n_at_or_above"], row["mean_gap"]) == ("", "", "")
        elif row["stratum_id"] == "all":
            assert int(row["n_assessed"]) == sum(level.people for level in levels.values())
        else:
            level = levels[row["stratum_id"]]
            assert (int(row["n_assessed"]), int(row["n_at_or_above"])) == (level.people, level.reached)
            assert not level.rule


@pytest.mark.parametrize("quarter", STAFF)
def test_as_many_are_assessed_as_have_a_result_by_band(quarter: str) -> None:
    assessed = read_table(QUARTERS / quarter / "v1" / "competency_summary.csv")
    bands = read_table(QUARTERS / quarter / "v1" / "staff_bands.csv")
    (everybody,) = (int(row["staff"]) for row in bands if row["band"] == "total")
    assert max(int(row["n_assessed"] or 0) for row in assessed) == everybody


def test_trainings_of_few_people_are_there_to_be_withheld() -> None:
    few = [held for those in HELD.values() for held in those if held.people < 5]
    assert len(few) == 2
    for quarter in HELD:
        for row in read_table(QUARTERS / quarter / "v1" / "training_local.csv"):
            assert row["title_en"].endswith("(example)")
            assert row["provider"].startswith("Example")
            assert (row["attended"] == "") == (row["status"] == "suppressed")


def test_a_reason_is_told_for_every_hidden_number(assembly: Assembly) -> None:
    report = assembly.get(DisclosureReport)
    assert report is not None
    assert report.unrecorded == 0
    for one in assembly.reports:
        assert one.records is not None
        told = sum(reason.numbers for reason in one.records.rows(HiddenReason))
        assert told == sum(each.hidden for each in report.tables if each.quarter == one.quarter) > 0


def test_each_rule_hides_as_much_as_its_tables_leave_out() -> None:
    # 2025-26-Q2: 20 counts at hearings, and the value, numerator and denominator of a survey of too few
    assert hidden_elsewhere(_edition("2025-26-Q2")) == {"small_count": 20, "small_base": 3}
    # 2026-27-Q1: small are 28 counts at hearings, letters (4), an answer (2), a matter raised, a band;
    # calls (4), an answer (2) and a band keep them company; 3 answers and bases are of eight people
    told = {"small_count": 28 + 4 + 2 + 1 + 1, "complement": 4 + 2 + 1, "small_base": 3 * 2}
    assert hidden_elsewhere(_edition("2026-27-Q1")) == told


def _edition(quarter: str) -> Edition:
    return next(one for one in EDITIONS if one.quarter == quarter)
