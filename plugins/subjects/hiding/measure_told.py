"""The public report on what is hidden: how many numbers, in which tables, why, and how well.

Reasons are told over everything together, never by table, and of fewer than ``TOGETHER`` releases not at all:
two numbers of one release, both small, that add up to eight would be four and four.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence

from disclosure_control.attacker import Finding
from disclosure_control.package import Number, Package
from disclosure_control.rules import RULES, Rules
from plugins.core.facts.assembly import Report

from .measure_package import Family
from .model import DisclosureReport, HiddenIn, Interval
from .record import HiddenReason, HidingRule

#: Over how many releases at least whatever is said about hiding is added up.
TOGETHER = 4
#: The steps by which widths of intervals are counted.
STEPS = (3, 5, 10, 20, 50)


def report_of(
    current: Sequence[Report],
    families: Sequence[Family],
    package: Package,
    findings: Iterable[Finding],
    rules: Rules = RULES,
) -> DisclosureReport:
    """What the current releases hide. A count's interval of width w leaves w + 1 values possible."""
    tables = tuple(each for report in current for each in _tables(report, families))
    reasons: Counter[HidingRule] = Counter()
    enough = len(current) >= TOGETHER
    for report in current if enough else ():
        for reason in report.rows(HiddenReason):
            reasons[reason.rule] += reason.numbers
    hidden = sum(each.hidden for each in tables)
    widths = [finding.width for finding in findings if package.system.cell(finding.cell).whole]
    known = [int(width) for width in widths if width is not None]
    return DisclosureReport(
        numbers=len(package.system.hidden),
        counts=len(widths),
        tables=tables,
        reasons={
            rule: reasons[rule]
            for rule in ("small_count", "small_base", "whole_group", "complement")
            if reasons[rule]
        },
        unrecorded=hidden - sum(reasons.values()) if enough else 0,
        releases=len(current),
        intervals=tuple(_steps(known, len(widths) - len(known))),
        narrowest=min(known, default=None),
        safe_threshold=rules.safe_threshold,
        safe_base=rules.safe_base,
        least_interval=int(rules.count_width),
    )


def _steps(known: Sequence[int], without_limit: int) -> Iterable[Interval]:
    for least, following in zip(STEPS, (*STEPS[1:], None), strict=True):
        numbers = sum(width >= least and (following is None or width < following) for width in known)
        if numbers:
            yield Interval(least=least, numbers=numbers)
    if without_limit:
        yield Interval(least=None, numbers=without_limit)


def _tables(report: Report, families: Sequence[Family]) -> Iterable[HiddenIn]:
    """Each number counts once, for the table that says first that it is hidden."""
    hidden: dict[str, str] = {}
    printed: dict[str, str] = {}
    for family in families:
        for said in family(report):
            if isinstance(said, Number) and said.hidden is not None:
                if said.hidden:
                    hidden.setdefault(said.name, said.table)
                elif said.printed is not None:
                    printed.setdefault(said.name, said.table)
    counts, shown = Counter(hidden.values()), Counter(printed.values())
    for table in sorted(counts):
        yield HiddenIn(quarter=report.quarter, table=table, hidden=counts[table], printed=shown[table])
