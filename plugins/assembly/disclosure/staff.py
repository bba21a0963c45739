"""Staff results by band, attacked: a hidden count must not follow from the total or from an older version.

The only tie is that the bands add up to the total. What any version of a quarter prints counts as known.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from plugins.assembly.model import QuarterReport
from plugins.assembly.problems import Problem
from plugins.assembly.records_staff import StaffBand

from .attacker import Contradiction, attack
from .explained import say_leak
from .rules import RULES, Rules
from .staff_counts import system_of_rows


def check_staff_releases(
    current: Iterable[QuarterReport], superseded: Sequence[QuarterReport] = (), rules: Rules = RULES
) -> Iterator[Problem]:
    """A problem for each hidden count of staff that a quarter's published versions give away."""
    for report in current:
        rows = _rows(report)
        older = [row for one in superseded if one.quarter == report.quarter for row in _rows(one)]
        if not any(row.status == "suppressed" for row in rows):
            continue
        try:
            findings = attack(system_of_rows(str(report.quarter), rows, older, rules))
        except Contradiction as wrong:
            yield _problem(report, f"Counts of staff do not fit together: {'; '.join(wrong.relations)}.")
            continue
        for finding in findings:
            if finding.verdict != "protected":
                yield _problem(report, " ".join(line.strip() for line in say_leak(finding)))


def _rows(report: QuarterReport) -> Sequence[StaffBand]:
    return report.records.staff if report.records is not None else ()


def _problem(report: QuarterReport, found: str) -> Problem:
    return Problem(
        file=f"{report.release.folder}/staff_bands.csv",
        kind="disclosure",
        found=found,
        write="Hide the count of a second band too, leave out the row total, or merge bands.",
    )
