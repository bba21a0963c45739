"""The quarter's figures on committees against the registers that they were counted from."""

from __future__ import annotations

import pytest

from plugins.core.facts.assembly import Assembly, Report
from plugins.subjects.committees.agree import check_committee_counts
from plugins.subjects.committees.record import NO_WORK, CommitteeWork
from tests.samples.committees import query, rec, report, sitting
from tests.samples.facts import recording
from tests.samples.own import own_assembly


@pytest.fixture(scope="module")
def assembly() -> Assembly:
    return own_assembly()


def with_work(told: Report, work: CommitteeWork) -> Report:
    return recording(told, work)


def test_the_illustrative_figures_are_those_of_the_registers(assembly: Assembly) -> None:
    with_tables = [told for told in assembly.reports if told.records[CommitteeWork]]
    assert [str(told.quarter) for told in with_tables] == ["2025-26-Q3", "2025-26-Q4", "2026-27-Q1"]
    for told in with_tables:
        assert [str(problem) for problem in check_committee_counts(told)] == []


def test_every_figure_that_a_register_does_not_bear_out_is_named(assembly: Assembly) -> None:
    """One row of each kind: a report tabled 10 days after its inquiry, an answer in time, a hearing of
    KSh 40,000 and a recommendation carried out, all of Committee Ibis; told are many more."""
    assert assembly.latest is not None
    one = CommitteeWork(
        reports=(report("2026-08-01", "2026-08-01", inquiry_ended_on="2026-07-22"),),
        queries=(query("2026-07-01", "2026-07-10"),),
        sittings=(sitting("2026-07-01"),),
        recommendations=(rec("rec_a", "2026-01-01", "2026-08-01", implemented_on="2026-07-15"),),
    )
    found = list(check_committee_counts(with_work(assembly.latest, one)))
    assert {problem.severity for problem in found} == {"warning"}
    ibis = [
        problem.found.replace(" of cmt_ibis says ", " ").replace("the committees' registers make it ", "")
        for problem in found
        if "cmt_ibis" in problem.found
    ]
    assert ibis == [
        "ovs_report_completion 8; 1.",
        "ovs_report_completion 10; 1.",
        "ovs_query_resolution 6; 1.",
        "ovs_query_resolution 16; 1.",
        "ovs_recommendations_implemented 9; 1.",
        "ovs_recommendations_implemented 14; 1.",
        "adm_cost_per_hearing 13; 1.",
        "adm_cost_per_hearing 522850; 40000.",
    ]
    assert [problem.found for problem in found if "turnaround" in problem.found] == [
        "ovs_report_turnaround of assembly says 38; the committees' registers make it 10."
    ]


def test_a_quarter_without_tables_is_not_compared(assembly: Assembly) -> None:
    assert assembly.latest is not None
    assert list(check_committee_counts(with_work(assembly.latest, NO_WORK))) == []
