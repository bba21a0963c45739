"""What rules make of the registers of a report, beside what was typed."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace

import pytest

from plugins.core.counting.rule import Condition
from plugins.core.facts.assembly import Assembly
from plugins.desk.back_test import ABSENT, DIFFERS, EQUAL, NOT_TYPED, back_test, standing
from plugins.portal.counting import count_figures
from plugins.subjects.bills.record import Bill, Register
from plugins.subjects.committees.record import NO_WORK, CommitteeWork
from plugins.subjects.rules.measure import CountedFigures
from plugins.subjects.rules.record import CountingRules
from plugins.subjects.services.record import ServiceRecords
from tests.samples.bills import bill, event
from tests.samples.committees import query, rec, report, sitting
from tests.samples.facts import recording
from tests.samples.own import own_assembly
from tests.samples.services import requests, standard
from tools.illustrative.place import EXAMPLE

DATA = EXAMPLE.folder


@pytest.fixture(scope="module")
def assembly() -> Assembly:
    """With facts of its own: what is counted here is not kept for other tests."""
    own = own_assembly()
    return replace(own, facts=own.facts.with_facts())


def warned(assembly: Assembly, told: object) -> list[str]:
    """What is said when the newest report holds other registers."""
    assert assembly.latest is not None
    latest = recording(assembly.latest, told)
    changed = replace(assembly, reports=(latest,), superseded=())
    return [f"{problem.column}: {problem.found}" for problem in count_figures(changed, DATA)]


@pytest.mark.parametrize(
    ("quarter", "version", "expected"),
    [
        ("2025-26-Q3", 1, {EQUAL: 46, ABSENT: 1}),
        ("2025-26-Q4", 1, {EQUAL: 45, DIFFERS: 2}),
        ("2025-26-Q4", 2, {EQUAL: 47}),
        ("2026-27-Q1", 1, {EQUAL: 44, ABSENT: 2, NOT_TYPED: 2}),
    ],
)
def test_what_was_typed_is_what_the_registers_hold(
    assembly: Assembly, quarter: str, version: int, expected: dict[str, int]
) -> None:
    """46 + 47 + 44 = 137 of the 137 figures of the three newest quarters that were typed although a register
    held them are equal, to the digit. The two that differ are the typing error that was corrected later."""
    assert list(count_figures(assembly, DATA)) == []
    told = next(
        one
        for one in (*assembly.reports, *assembly.superseded)
        if (str(one.quarter), one.release.version) == (quarter, version)
    )
    assert Counter(map(standing, assembly.facts[CountedFigures].of(told))) == expected


def test_two_figures_are_typed_as_absent_although_their_registers_have_rows(assembly: Assembly) -> None:
    """No audit answer had arrived: 0 of 11 would be a count of what nobody sent. The plan gives 38 of 47."""
    list(count_figures(assembly, DATA))
    assert assembly.latest is not None
    found = {
        one.result.metric.metric_id: (one.counted.numerator, one.counted.denominator)
        for one in assembly.facts[CountedFigures].of(assembly.latest)
        if standing(one) == NOT_TYPED
    }
    assert found == {"ovs_audit_implemented": (0, 11), "ovs_workplan_delivery": (38, 47)}


def test_every_figure_that_the_register_of_bills_does_not_bear_out_is_named(assembly: Assembly) -> None:
    """One bill drafted, read on 1 July, passed after 30 days and a hearing of 30 people, assented to; told
    are 4 drafted, passed and assented to, 2 of 4 after a hearing, 88 days, 312 people at 5 hearings."""
    one = bill(
        "scrutiny 2026-07-01",
        "first_reading 2026-07-01",
        "second_reading 2026-07-31 passed",
        "third_reading 2026-07-31 passed",
        "governor 2026-08-03",
        "assent 2026-08-10",
        events=[event("2026-07-15")],
    )
    assert [each for each in warned(assembly, Register(bills=(one,))) if "leg_" in each] == [
        "value: leg_bills_drafted of assembly says 4; bill_actions.csv makes it 1.",
        "value: leg_bills_passed of assembly says 4; bills.csv makes it 1.",
        "value: leg_bills_assented of assembly says 4; bills.csv makes it 1.",
        "numerator: leg_participation_rate of assembly says 2; bills.csv makes it 1.",
        "denominator: leg_participation_rate of assembly says 4; bills.csv makes it 1.",
        "value: leg_participation_rate of assembly says 50.0; bills.csv makes it 100.0.",
        "value: leg_days_to_passage of assembly says 88; bills.csv makes it 30.",
        "numerator: leg_hearing_participants of assembly says 312; bill_participation.csv makes it 30.",
        "denominator: leg_hearing_participants of assembly says 5; bill_participation.csv makes it 1.",
        "value: leg_hearing_participants of assembly says 62; bill_participation.csv makes it 30.",
    ]


def test_a_bill_passed_before_the_quarter_and_none_in_it(assembly: Assembly) -> None:
    """No bill passed in the quarter has no middle value: nothing to compare."""
    passed: Bill = bill(
        "first_reading 2026-05-01",
        "second_reading 2026-06-30 passed",
        "third_reading 2026-06-30 passed",
    )
    found = warned(assembly, Register(bills=(passed,)))
    assert "value: leg_bills_passed of assembly says 4; bills.csv makes it 0." in found
    assert not any("leg_days_to_passage" in each for each in found)


def test_every_figure_that_the_registers_of_committees_do_not_bear_out_is_named(assembly: Assembly) -> None:
    """One row of each kind: a report tabled 10 days after its inquiry, an answer in time, a hearing of
    KSh 40,000 and a recommendation carried out, all of Committee Ibis; told are many more."""
    one = CommitteeWork(
        reports=(report("2026-08-01", "2026-08-01", inquiry_ended_on="2026-07-22"),),
        queries=(query("2026-07-01", "2026-07-10"),),
        sittings=(sitting("2026-07-01"),),
        recommendations=(rec("rec_a", "2026-01-01", "2026-08-01", implemented_on="2026-07-15"),),
    )
    found = warned(assembly, one)
    assert [each for each in found if "cmt_ibis" in each and not each.startswith("value")] == [
        "numerator: ovs_report_completion of cmt_ibis says 8; committee_reports.csv makes it 1.",
        "denominator: ovs_report_completion of cmt_ibis says 10; committee_reports.csv makes it 1.",
        "numerator: ovs_query_resolution of cmt_ibis says 6; executive_queries.csv makes it 1.",
        "denominator: ovs_query_resolution of cmt_ibis says 16; executive_queries.csv makes it 1.",
        "numerator: ovs_recommendations_implemented of cmt_ibis says 9; recommendations.csv makes it 1.",
        "denominator: ovs_recommendations_implemented of cmt_ibis says 14; recommendations.csv makes it 1.",
        "numerator: adm_cost_per_hearing of cmt_ibis says 522850; sittings.csv makes it 40000.",
        "denominator: adm_cost_per_hearing of cmt_ibis says 13; sittings.csv makes it 1.",
    ]
    assert "value: ovs_report_turnaround of assembly says 38; committee_reports.csv makes it 10." in found


def test_what_was_due_and_done_before_the_quarter_has_left_the_count(assembly: Assembly) -> None:
    """Five recommendations at the edges of the quarter that began on 1 July 2026 and ended on 30 September.

    ============  =========  =================================
    due           done       in the count
    ============  =========  =================================
    31 March      30 June    no: due and done before
    31 March      1 July     yes, done: late, in the quarter
    30 September  1 June     yes, done: ahead of its day
    30 September  (not)      yes, not done
    1 October     (not)      no: due later
    ============  =========  =================================

    2 of 3, which is 66.7 %.
    """
    work = CommitteeWork(
        recommendations=(
            rec("rec_a", "2025-01-01", "2026-03-31", implemented_on="2026-06-30"),
            rec("rec_b", "2025-01-01", "2026-03-31", implemented_on="2026-07-01"),
            rec("rec_c", "2025-01-01", "2026-09-30", implemented_on="2026-06-01"),
            rec("rec_d", "2025-01-01", "2026-09-30"),
            rec("rec_e", "2025-01-01", "2026-10-01"),
        ),
    )
    told = [each for each in warned(assembly, work) if "ovs_recommendations" in each and "assembly" in each]
    assert told == [
        "numerator: ovs_recommendations_implemented of assembly says 25; recommendations.csv makes it 2.",
        "denominator: ovs_recommendations_implemented of assembly says 39; recommendations.csv makes it 3.",
        "value: ovs_recommendations_implemented of assembly says 64.1; recommendations.csv makes it 66.7.",
    ]


def test_the_figure_on_the_charter_adds_up_its_services(assembly: Assembly) -> None:
    """In time 7 + 0 + 12 = 19; answered or late (8 + 1) + (0 + 0) + (18 + 6) = 33; told are 115 of 189.
    With a service suppressed nothing is compared."""
    rows = (
        requests(9, 8, 7, 1, service="inquiry"),
        requests(1, 0, 0, 0, service="petition"),
        requests(20, 18, 12, 6),
    )
    standards = (standard("inquiry"), standard("petition", standard_days=90), standard("complaint"))
    found = warned(assembly, ServiceRecords(requests=rows, standards=standards))
    charter = [each for each in found if "stk_charter_compliance" in each]
    assert charter[:2] == [
        "numerator: stk_charter_compliance of assembly says 115; service_requests.csv makes it 19.",
        "denominator: stk_charter_compliance of assembly says 189; service_requests.csv makes it 33.",
    ]
    hidden = (rows[0], requests(status="suppressed"))
    found = warned(assembly, ServiceRecords(requests=hidden, standards=standards))
    assert not any("stk_charter_compliance" in each for each in found)


def test_a_report_without_registers_is_not_compared(assembly: Assembly) -> None:
    found = warned(assembly, NO_WORK)
    assert not any(".csv makes" in each and "committee_reports" in each for each in found)


def test_the_command_tells_every_quarter_and_each_figure_that_is_not_equal() -> None:
    """2025-26-Q4 was published once with a typing error of its largest committee, and corrected."""
    told = list(back_test(DATA))
    assert "2025-26-Q4, version 1: 45 equal, 2 differ." in told
    ibis = "  ovs_report_completion of cmt_ibis: typed 100.0, committee_reports.csv makes it 80.0 (8 of 10)."
    assert ibis in told
    assert (
        "  ovs_audit_implemented of assembly: typed not_reported, recommendations.csv makes it 0.0 (0 of 11)."
        in told
    )
    # 11 + 11 + 11 + 12 + 11 + 11 figures of the back-cast quarters, and 46 + 45 + 47 + 44 of the others.
    assert told[-1] == "Of 251 figures that were typed and can be counted, 249 are equal."


def test_every_published_column_may_be_named_also_one_that_no_record_has(assembly: Assembly) -> None:
    """A committee's name and the code of a status are added to any table. Of the Assembly's 41 hearings 13
    are of Committee Ibis; all three services of the charter are reported (A)."""
    assert assembly.latest is not None
    rules = assembly.reference[CountingRules]
    counted = {}
    for metric_id, column, value in (
        ("adm_cost_per_hearing", "committee_name_en", "Example Committee Ibis"),
        ("stk_charter_compliance", "obs_status", "A"),
    ):
        rule = rules.of(metric_id, 1)
        assert rule is not None
        named = replace(rule, where=(*rule.where, Condition(column, "is", value)))
        only = CountingRules((named,))
        declared = assembly.latest.records.declared.with_facts(only)
        latest = replace(assembly.latest, records=replace(assembly.latest.records, declared=declared))
        told = replace(
            assembly, reference=assembly.reference.with_facts(only), reports=(*assembly.reports[:-1], latest)
        )
        assert not any(problem.severity == "error" for problem in count_figures(told, DATA))
        figures = told.facts[CountedFigures].of(assembly.latest)
        counted[metric_id] = next(one for one in figures if one.result.unit.unit_id == "assembly").counted
    assert counted["adm_cost_per_hearing"].denominator == 13
    assert len(counted["stk_charter_compliance"].population) == 3
