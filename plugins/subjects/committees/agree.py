"""The quarter's figures on committees against the registers that they were counted from.

A warning where they differ: one of the two is wrong, or something was counted in another way.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from decimal import Decimal
from statistics import median

from checked_tables.problems import Problem
from plugins.core.facts.assembly import Report
from plugins.core.measures.rounding import half_up
from plugins.core.time.quarter import Quarter
from plugins.subjects.figures.model import Figures, Result
from plugins.subjects.units.record import ASSEMBLY_ID

from .measure import figures, work_of
from .measure_chains import carried_out
from .record import CommitteeWork

#: Numerator and denominator, or a value by itself; ``None`` where the registers do not tell.
Counted = dict[str, Decimal]
Count = Callable[[CommitteeWork, Report], Counted]


def check_committee_counts(report: Report) -> Iterator[Problem]:
    """A warning for each figure, of the Assembly or of a committee, that its register does not bear out."""
    work = report.records[CommitteeWork]
    if not work:
        return
    for result in report[Figures].results:
        count = _COUNTS.get((result.metric.metric_id, result.metric.metric_version))
        if count is None or result.source is None or result.value is None:
            continue
        unit_id = result.unit.unit_id
        rows = work if unit_id == ASSEMBLY_ID else work_of(work, unit_id)
        for column, counted in count(rows, report).items():
            told = getattr(result, column)
            if told is not None and told != counted:
                yield _differs(result, column, told, counted)


def _pair(part: int | Decimal, whole: int) -> Counted:
    return {"numerator": Decimal(part), "denominator": Decimal(whole)}


def _reports(work: CommitteeWork, report: Report) -> Counted:
    if not work.reports:
        return {}
    told = figures(work, report.quarter, report.release.as_at)
    return _pair(told.reports_tabled, told.reports_due)


def _queries(work: CommitteeWork, report: Report) -> Counted:
    if not work.queries:
        return {}
    told = figures(work, report.quarter, report.release.as_at)
    return _pair(told.queries_in_time, told.queries_due)


def _hearings(work: CommitteeWork, report: Report) -> Counted:
    if not work.sittings:
        return {}
    told = figures(work, report.quarter, report.release.as_at).sittings
    known = {"denominator": Decimal(told.hearings)}
    return known | ({"numerator": told.cost_kes} if told.costed == told.hearings else {})


def _audit(work: CommitteeWork, report: Report) -> Counted:
    rows = [row for row in work.recommendations if row.source_kind == "audit"]
    return _pair(*carried_out(rows, report.quarter)) if rows else {}


def _recommendations(work: CommitteeWork, report: Report) -> Counted:
    rows = [row for row in work.recommendations if row.source_kind != "audit"]
    return _pair(*carried_out(rows, report.quarter)) if rows else {}


def _turnaround(work: CommitteeWork, report: Report) -> Counted:
    days = _days_to_table(work, report.quarter)
    return {"value": half_up(Decimal(str(median(days))), 0)} if days else {}


def _days_to_table(work: CommitteeWork, quarter: Quarter) -> list[int]:
    tabled = (row for row in work.reports if row.tabled_on is not None)
    inside = (row for row in tabled if quarter.first_day <= (row.tabled_on or row.due_on) <= quarter.last_day)
    return [row.days_to_table for row in inside if row.days_to_table is not None]


#: By metric and version: an older definition counts in another way and is not compared.
_COUNTS: dict[tuple[str, int], Count] = {
    ("ovs_report_completion", 1): _reports,
    ("ovs_query_resolution", 2): _queries,
    ("ovs_audit_implemented", 1): _audit,
    ("ovs_recommendations_implemented", 1): _recommendations,
    ("ovs_report_turnaround", 1): _turnaround,
    ("adm_cost_per_hearing", 1): _hearings,
}


def _differs(result: Result, column: str, told: Decimal, counted: Decimal) -> Problem:
    assert result.source is not None
    return Problem(
        file=result.source.file,
        line=result.source.line,
        column=column,
        kind="register-of-committees",
        found=f"{result.metric.metric_id} of {result.unit.unit_id} says {told}; the committees' registers "
        f"make it {counted}.",
        write="Correct whichever is wrong, or explain the difference in the note.",
        severity="warning",
    )
