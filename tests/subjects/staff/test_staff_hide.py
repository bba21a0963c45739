"""Staff results by band under attack: a hidden count must not follow from what is printed."""

from __future__ import annotations

from dataclasses import replace

import pytest

from checked_tables.mapping import Placed
from disclosure_control.attacker import Finding, attack
from plugins.core.facts.assembly import Report
from plugins.subjects.hiding.record import HiddenReason
from plugins.subjects.people.record import PeopleCounts
from plugins.subjects.staff.model import StaffSpread
from plugins.subjects.staff.model_counts import system_of_rows
from plugins.subjects.staff.record import StaffBand
from tests.samples.attacked import given_away
from tests.samples.facts import recording
from tests.samples.own import own_assembly
from tests.subjects.staff.test_staff_check import row, rows


def found(counts: list[Placed[StaffBand]], older: tuple[StaffBand, ...] = ()) -> dict[str, Finding]:
    findings = attack(system_of_rows("Q", [each for _, each in counts], older))
    return {finding.cell: finding for finding in findings}


def test_one_hidden_band_is_the_total_less_the_others() -> None:
    # 121 - 14 - 48 - 38 - 15 = 6
    hidden = found(rows(None, 14, 48, 38, 15, total=121))["Q staff in band 1"]
    assert (hidden.verdict, hidden.lowest) == ("recoverable", 6)


def test_a_second_hidden_band_protects_the_first() -> None:
    # 124 - 58 - 39 - 15 = 12 people are in two hidden bands, so each holds 0 to 12
    hidden = found(rows(None, None, 58, 39, 15, total=124))
    assert {name: (each.lowest, each.highest) for name, each in hidden.items()} == {
        "Q staff in band 1": (0, 12),
        "Q staff in band 2": (0, 12),
    }
    assert {each.verdict for each in hidden.values()} == {"protected"}


def test_two_hidden_bands_of_two_people_are_too_narrow() -> None:
    # 124 - 122 = 2: each holds 0, 1 or 2, and asked is a width of 3
    hidden = found(rows(None, None, 68, 39, 15, total=124))
    assert {each.verdict for each in hidden.values()} == {"too narrow"}


def test_without_a_total_one_band_may_be_hidden_alone() -> None:
    (hidden,) = found(rows(None, 14, 48, 38, 15)).values()
    assert (hidden.verdict, hidden.highest) == ("protected", None)


def test_an_older_version_that_prints_it_gives_it_away() -> None:
    hidden = found(rows(None, None, 58, 39, 15, total=124), (row(1, 3),))
    # 12 - 3 = 9 in the other
    assert [each.verdict for each in hidden.values()] == ["recoverable", "recoverable"]


@pytest.fixture(scope="module")
def reports() -> tuple[Report, ...]:
    return own_assembly().reports


def test_the_illustrative_counts_hold_and_a_leak_names_its_file(reports: tuple[Report, ...]) -> None:
    assert [report.get(StaffSpread).hidden for report in reports if report.get(StaffSpread)] == [0, 2]
    assert given_away(reports) == []
    records = reports[-1].records
    shown = tuple(
        replace(each, value=9, hidden=False) if (each.table, each.key) == ("staff_bands", ("2",)) else each
        for each in records[PeopleCounts].counts
    )
    leaking = recording(reports[-1], PeopleCounts(counts=shown), none_of=(HiddenReason,))
    (problem,) = given_away([leaking])
    assert (problem.file, problem.line) == ("quarters/2026-27-Q1/v1/staff_bands.csv", 2)
    assert problem.column == "staff"
    assert "RECOVERABLE. Anybody finds that it is 3." in problem.found
