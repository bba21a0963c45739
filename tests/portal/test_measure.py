"""One metric, a few quarters, all the way from rows to the Assembly."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal

from checked_tables.texts import Bilingual
from plugins.core.facts.assembly import Assembly, Report
from plugins.core.facts.version import Version
from plugins.core.time.release import Withdrawal
from plugins.portal.read import measure
from plugins.subjects.figures.measure_history import history_of
from plugins.subjects.figures.model import Figures
from plugins.subjects.index.model import Indices
from plugins.subjects.metrics.measure import newest
from plugins.subjects.metrics.record import Metric
from tests.samples.rows import (
    ACACIA,
    ASSEMBLY,
    BAOBAB,
    Q1,
    Q2,
    Q3,
    dataset,
    metric,
    observation,
    records,
    share,
    target,
)

REPORTS = share("reports", levels=("assembly", "department"), change_threshold=Decimal(2))


def test_a_quarter_says_value_target_achievement_and_verdict() -> None:
    # 14 of 18 = 77.777... %, target 85: 100 x 77.777.../85 = 91.503... -> 91.5, not met
    rows = (observation("reports", "77.8", of=(14, 18)),)
    assembly = measure(dataset(records(rows, metrics=(REPORTS,), targets=(target("reports", 85),))))
    report = assembly.latest
    assert report is not None
    result = report[Figures].of("reports")
    assert result is not None
    assert (result.value, result.achievement_pct, result.verdict) == (
        Decimal("77.8"),
        Decimal("91.5"),
        "not_met",
    )
    assert result.change_previous.reason == "no_earlier_quarter"
    assert (report[Figures].tally.met, report[Figures].tally.judged) == (0, 1)
    assert report[Indices].assembly.status == "no_index"


def test_what_did_not_come_is_not_reported_never_absent() -> None:
    rows = (observation("reports", 50), observation("reports", 40, unit_id="dept_acacia"))
    found = dataset(records(rows, metrics=(REPORTS,)), units=(ASSEMBLY, ACACIA, BAOBAB))
    report = measure(found).reports[0]
    missing = report[Figures].of("reports", "dept_baobab")
    assert missing is not None
    assert (missing.status, missing.value, missing.source) == ("not_reported", None, None)
    # expected: the Assembly and two departments; two came: 2/3 = 66.7 -> 67 %
    assert (
        report[Figures].coverage.expected,
        report[Figures].coverage.reported,
        report[Figures].coverage.not_reported,
    ) == (3, 2, 1)
    assert report[Figures].coverage.pct == 67
    assert report[Figures].unit_coverage["dept_baobab"].reported == 0


def test_changes_use_the_current_version_of_the_quarter_before() -> None:
    first = records((observation("reports", 70),), metrics=(REPORTS,), quarter=Q1)
    mended = records((observation("reports", 75),), metrics=(REPORTS,), quarter=Q1, version=2)
    second = records((observation("reports", 80),), metrics=(REPORTS,), quarter=Q2)
    assembly = measure(dataset(first, mended, second))
    assert [(report.quarter, report.release.version) for report in assembly.reports] == [(Q1, 2), (Q2, 1)]
    now = assembly.reports[1][Figures].of("reports")
    assert now is not None
    assert now.change_previous.before is not None
    assert (now.change_previous.before.value, now.change_previous.now.value) == (75, 80)
    assert [result.value for result in history_of(assembly, "reports")] == [75, 80]


def test_a_superseded_report_is_compared_with_what_was_out_when_it_was_published() -> None:
    first = records((observation("reports", 70),), metrics=(REPORTS,), quarter=Q1)
    mended = records(
        (observation("reports", 75),),
        metrics=(REPORTS,),
        quarter=Q1,
        version=2,
        published_on=date(2026, 2, 20),
    )
    second = records(
        (observation("reports", 80),), metrics=(REPORTS,), quarter=Q2, published_on=date(2026, 1, 20)
    )
    again = records(
        (observation("reports", 81),),
        metrics=(REPORTS,),
        quarter=Q2,
        version=2,
        published_on=date(2026, 3, 1),
    )
    assembly = measure(dataset(first, mended, second, again))
    old = {(report.quarter, report.release.version): report for report in assembly.superseded}
    assert set(old) == {(Q1, 1), (Q2, 1)}
    result = old[Q2, 1][Figures].of("reports")
    assert result is not None
    assert result.change_previous.before is not None
    assert (result.value, result.change_previous.before.value) == (80, 70)  # version 2 of Q1 came later


def test_a_withdrawn_report_is_no_base_from_that_day_on_and_stands_again_in_a_later_version() -> None:
    first = records((observation("reports", 70),), metrics=(REPORTS,), quarter=Q1)  # out on 10 January
    second = records((observation("reports", 80),), metrics=(REPORTS,), quarter=Q2)  # out on 10 April
    reason = Bilingual("Two departments were exchanged.")
    gone = Withdrawal(quarter=Q1, withdrawn_on=date(2026, 6, 1), office="Office of the Clerk", reason=reason)

    def with_withdrawal(*versions: Version) -> Assembly:
        found = dataset(*versions)
        return measure(replace(found, reference=found.reference.with_rows(Withdrawal, [gone])))

    def base(report: Report) -> Decimal | str | None:
        result = report[Figures].of("reports")
        assert result is not None
        before = result.change_previous.before
        return before.value if before else result.change_previous.reason

    now = with_withdrawal(first, second)
    assert ([one.quarter for one in now.reports], now.withdrawn) == ([Q2], now.superseded)
    assert now.withdrawn[0].release.withdrawn == gone
    assert base(now.reports[0]) == "no_earlier_quarter"
    assert base(now.as_released[0]) == 70  # it came out before the withdrawal, and is kept as it came out

    again = records(
        (observation("reports", 75),),
        metrics=(REPORTS,),
        quarter=Q1,
        version=2,
        published_on=date(2026, 6, 2),
    )
    anew = with_withdrawal(first, again, second)
    assert ([one.quarter for one in anew.reports], anew.withdrawn) == ([Q1, Q2], ())
    assert base(anew.reports[1]) == 75


def test_provenances_never_meet_in_a_series_and_illustrations_leave_when_real_figures_come() -> None:
    invented = records((observation("reports", 70),), metrics=(REPORTS,), quarter=Q1)
    computed = records((observation("reports", 72),), metrics=(REPORTS,), quarter=Q2, provenance="back-cast")
    real = records((observation("reports", 80),), metrics=(REPORTS,), quarter=Q3, provenance="reported")
    assembly = measure(dataset(invented, computed, real))
    assert [report.quarter for report in assembly.reports] == [Q2, Q3]
    now = assembly.reports[1][Figures].of("reports")
    assert now is not None
    assert now.change_previous.reason == "no_earlier_quarter"


def test_a_quarter_playing_at_back_cast_is_not_compared_in_the_illustrative_story_either() -> None:
    first = records((observation("reports", 70),), metrics=(REPORTS,), quarter=Q1, illustrates="back-cast")
    second = records((observation("reports", 80),), metrics=(REPORTS,), quarter=Q2)
    now = measure(dataset(first, second)).reports[1][Figures].of("reports")
    assert now is not None
    assert (now.change_previous.verdict, now.change_previous.reason) == ("not_compared", "provenance")


def test_no_quarter_at_all_is_an_assembly_too() -> None:
    assembly = measure(dataset())
    assert (assembly.latest, assembly.reports, newest(assembly.rows(Metric))) == (None, (), ())


def test_the_newest_definition_stands_for_a_metric() -> None:
    old, new = metric("queries", retired=Q1), metric("queries", metric_version=2, introduced=Q2)
    assembly = measure(dataset(records(metrics=(old, new))))
    assert (newest(assembly.rows(Metric)), assembly.rows(Metric)) == ((new,), (old, new))
