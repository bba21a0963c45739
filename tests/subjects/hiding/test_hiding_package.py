"""All tables as one package: each leak is planted in the illustrative releases, which hold without it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from decimal import Decimal as D

import pytest

from checked_tables.problems import Problem
from disclosure_control.attacker import attack
from plugins.core.facts.assembly import Assembly, Report
from plugins.subjects.bills.record import Register
from plugins.subjects.competencies.record import CompetencySummary
from plugins.subjects.figures.model import Figures
from plugins.subjects.hiding.record import HiddenReason
from plugins.subjects.labour.record import LabourInputs
from plugins.subjects.people.record import PeopleCount, PeopleCounts
from plugins.subjects.staff.record import StaffBand
from tests.samples.attacked import given_away, judged, package_of
from tests.samples.facts import recording
from tests.samples.own import own_assembly
from tools.illustrative.people import raw
from tools.illustrative.tables import half_up

NEWEST = "2026-27-Q1"
TALK = "core_people_communication"
Change = Callable[[PeopleCount], PeopleCount]


@pytest.fixture(scope="module")
def assembly() -> Assembly:
    return own_assembly()


@pytest.fixture(scope="module")
def newest(assembly: Assembly) -> Report:
    """The newest release by itself, which hides competencies, trainings and staff."""
    return assembly.reports[-1]


def with_people(report: Report, change: Change) -> Report:
    """The release with counts of people as ``change`` has them, in the tables and in the typed rows; reasons
    are counted for what was hidden before, so they go."""
    records = report.records
    counts = tuple(change(each) for each in records[PeopleCounts].counts)
    by_key = {(each.table, each.key, each.column): each.value for each in counts}
    summaries = tuple(
        replace(
            row,
            **{
                column: by_key["competency_summary", (row.competency_id, row.stratum_id), column]
                for column in ("n_assessed", "n_at_or_above")
            },
        )
        for row in records.rows(CompetencySummary)
    )
    return recording(report, PeopleCounts(counts=counts), *summaries, none_of=(HiddenReason,))


def printing(values: dict[tuple[str, tuple[str, ...], str], int]) -> Change:
    """Prints these hidden counts: (table, key, column)."""

    def change(count: PeopleCount) -> PeopleCount:
        value = values.get((count.table, count.key, count.column))
        return count if value is None else replace(count, value=value, hidden=False)

    return change


def cells(problems: list[Problem]) -> set[str]:
    return {problem.found.partition(":")[0] for problem in problems}


def test_the_illustrative_package_holds(assembly: Assembly) -> None:
    problems, report = judged(assembly.reports, assembly.superseded)
    assert problems == []
    assert report is not None
    assert report.numbers == len(package_of(assembly.reports, assembly.superseded).system.hidden)
    assert report.narrowest is not None
    assert report.narrowest >= report.least_interval == 3


def test_a_companion_told_is_a_subtraction_from_everybody(newest: Report) -> None:
    # two levels of work are hidden; with the second printed, the first is what the others leave
    rows = {row.stratum_id: row for row in summaries(newest)}
    assert {stratum for stratum, row in rows.items() if row.status == "suppressed"} == {"top", "senior"}
    told = printing({("competency_summary", (TALK, "senior"), "n_assessed"): 15})
    problems = given_away([with_people(newest, told)])
    assert cells(problems) == {f"{NEWEST} competency_summary {TALK} top n_assessed"}
    # 124 in all less 18 + 24 + 30 + 17 + 16 = 105 less 15 leaves the 4 at the top
    assert "RECOVERABLE. Anybody finds that it is 4." in problems[0].found
    top = rows["top"].source
    assert (problems[0].file, problems[0].line, problems[0].column) == (top.file, top.line, "n_assessed")


def test_two_tables_together(newest: Report) -> None:
    # a hearing's attendees are hidden, the metric that adds up all hearings is printed, and so is the rest
    quarter = newest.quarter
    hearings = [
        (bill.bill_id, str(event.event_no))
        for bill in newest.records[Register].bills
        for event in bill.participation
        if event.kind == "hearing"
        and quarter.first_day <= event.held_on <= quarter.last_day
        and event.attendees is not None
    ]
    one = ("bill_participation", hearings[0], "attendees")
    value = next(
        each for each in newest.records[PeopleCounts].counts if (each.table, each.key, each.column) == one
    ).value

    def hide(count: PeopleCount) -> PeopleCount:
        same_row = (count.table, count.key) == one[:2]
        return replace(count, value=None, hidden=True) if same_row else count

    name = f"bill_participation {' '.join(hearings[0])} attendees"
    (problem,) = (
        each for each in given_away([with_people(newest, hide)]) if each.found.startswith(f"{name}:")
    )
    assert f"RECOVERABLE. Anybody finds that it is {value}." in problem.found


def test_two_quarters_together(assembly: Assembly) -> None:
    # an event of the register stands in each quarter's table; hidden in the newest, an earlier one prints it
    records = assembly.reports[-1].records
    held = next(
        each for each in records[PeopleCounts].counts if each.carried and each.value and not each.part_of
    )

    def hide(count: PeopleCount) -> PeopleCount:
        return replace(count, value=None, hidden=True) if count.key == held.key else count

    leaking = with_people(assembly.reports[-1], hide)
    name = f"bill_participation {' '.join(held.key)} attendees"
    assert name not in cells(given_away([leaking]))
    assert name in cells(given_away([*assembly.reports[:-1], leaking]))


def test_an_older_version_that_prints_it(newest: Report) -> None:
    older = with_people(newest, printing({("competency_summary", (TALK, "top"), "n_assessed"): 4}))
    older = replace(older, release=replace(older.release, version=1))
    current = replace(newest, release=replace(newest.release, version=2))
    found = cells(given_away([current], [older]))
    assert f"{NEWEST} competency_summary {TALK} top n_assessed" in found


def test_a_total_that_only_an_older_version_printed(newest: Report) -> None:
    """Leaving the total out of a new version does not take it back."""

    def without_total(count: PeopleCount) -> bool:
        return count.table != "staff_bands" or count.key != ("total",)

    def hidden_alone(count: PeopleCount) -> PeopleCount:
        hide = (count.table, count.key) == ("staff_bands", ("3",))
        return replace(count, value=None, hidden=True) if hide else count

    shown = with_people(newest, printing({("staff_bands", (band,), "staff"): 6 for band in "12"}))
    bands = tuple(row for row in shown.records.rows(StaffBand) if row.band is not None)
    kept = tuple(hidden_alone(count) for count in shown.records[PeopleCounts].counts if without_total(count))
    second = replace(shown, release=replace(shown.release, version=2))
    current = recording(second, PeopleCounts(counts=kept), *bands)
    older = with_people(shown, hidden_alone)
    name = f"{NEWEST} staff_bands 3 staff"
    assert name not in cells(given_away([current]))
    # 124 in all, less 6 + 6 + 39 + 15 = 66, leaves 58
    (problem,) = (each for each in given_away([current], [older]) if each.found.startswith(f"{name}:"))
    assert "RECOVERABLE. Anybody finds that it is 58." in problem.found


def test_mean_gaps_add_up_to_levels_short(newest: Report) -> None:
    """``n_assessed * mean_gap`` is a sum of levels: told of one of two hidden rows, it tells the other's."""
    at = ("competency_summary", (TALK, "senior"))
    true = raw(NEWEST, TALK, "core")["senior"]
    shown = with_people(
        newest, printing({(*at, "n_assessed"): true.people, (*at, "n_at_or_above"): true.reached})
    )
    gap = half_up(D(true.short) / true.people, 2)
    rows = tuple(
        replace(row, mean_gap=gap, status="reported")
        if (row.competency_id, row.stratum_id) == (TALK, "senior")
        else row
        for row in shown.records.rows(CompetencySummary)
    )
    told = recording(shown, *rows)
    found = {each.found.partition(":")[0]: each for each in given_away([told])}
    top = f"{NEWEST} competency_summary {TALK} top"
    assert set(found) == {f"{top} n_assessed", f"{top} n_at_or_above", f"{top} shortfall"}
    assert found[f"{top} shortfall"].column == "mean_gap"


def test_hidden_labour_inputs_hide_the_figure_that_follows(newest: Report) -> None:
    records = newest.records
    first, *rest = records.rows(LabourInputs)
    assert newest[Figures].of("adm_labour_effectiveness", first.unit_id) is not None
    nothing = dict.fromkeys(("scheduled_hours", "productive_hours", "standard_output"))
    hidden = replace(first, status="suppressed", actual_output=None, conforming_output=None, **nothing)
    leaking = recording(newest, hidden, *rest)
    (problem,) = given_away([leaking])
    # the figure is printed with one decimal, so it is known to 0.1
    assert f"{NEWEST} adm_labour_effectiveness {first.unit_id} value: TOO NARROW" in problem.found
    assert (problem.file, problem.line) == (first.source.file, first.source.line)


def test_solving_many_at_once_finds_the_same(assembly: Assembly) -> None:
    package = package_of(assembly.reports[-2:], assembly.superseded)
    report = judged(assembly.reports[-2:], assembly.superseded)[1]
    assert report is not None
    slow = [each for each in attack(package.system) if package.system.cell(each.cell).whole]
    widths = [each.width for each in slow if each.width is not None]
    assert (report.narrowest, report.counts) == (min(widths), len(slow))


def test_more_reasons_than_hidden_numbers_are_refused(newest: Report) -> None:
    first, *rest = newest.records.rows(HiddenReason)
    told: tuple[HiddenReason, ...] = (replace(first, numbers=first.numbers + 1000), *rest)
    problems, _ = judged([recording(newest, *told)])
    assert [problem.kind for problem in problems] == ["too-many-reasons"]


def summaries(report: Report) -> list[CompetencySummary]:
    return [row for row in report.records.rows(CompetencySummary) if row.competency_id == TALK]
