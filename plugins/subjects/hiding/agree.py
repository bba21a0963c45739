"""All published quarters as one package, attacked together: a hidden number that falls stops the build."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from checked_tables.problems import Problem
from disclosure_control.attacker import Contradiction, Finding
from disclosure_control.explained import say_leak
from disclosure_control.known import findings_of
from disclosure_control.package import Number, Package
from disclosure_control.rules import RULES, Rules
from disclosure_control.system import System
from plugins.core.facts.assembly import Report

from .measure_package import Family, package_of
from .measure_told import report_of
from .model import DisclosureReport
from .record import HiddenReason


def package_of_releases(
    current: Iterable[Report], superseded: Iterable[Report], families: Sequence[Family], rules: Rules = RULES
) -> Package:
    """All tables about people, of all versions of all quarters (``families``, one for each subject)."""
    return package_of(current, superseded, families, rules)


def system_of_releases(
    current: Iterable[Report], superseded: Iterable[Report], families: Sequence[Family], rules: Rules = RULES
) -> System:
    """Every number that is hidden or hangs together with one, and what ties them."""
    return package_of_releases(current, superseded, families, rules).system


def check_releases(
    current: Iterable[Report], superseded: Iterable[Report], families: Sequence[Family], rules: Rules = RULES
) -> Iterator[Problem]:
    """A problem for each hidden number that all releases together give away."""
    yield from judged(tuple(current), tuple(superseded), families, rules)[0]


def judged(
    current: Sequence[Report],
    superseded: Sequence[Report],
    families: Sequence[Family],
    rules: Rules = RULES,
    found: Path | None = None,
) -> tuple[list[Problem], DisclosureReport | None]:
    """What is given away, and the public report on what is hidden (``None`` where numbers contradict).
    ``found`` is a folder of what was found before (``known.py``)."""
    package = package_of_releases(current, superseded, families, rules)
    try:
        findings = findings_of(package.system, found)
    except Contradiction as wrong:
        said = f"Figures beside hidden ones do not fit together: {'; '.join(wrong.relations)}."
        return [_problem(said)], None
    report = report_of(current, families, package, findings, rules)
    return [*leaks_among(findings, package), *_check_reasons(current, report)], report


def _check_reasons(current: Iterable[Report], report: DisclosureReport) -> Iterator[Problem]:
    for one in current:
        reasons = one.rows(HiddenReason)
        told = sum(reason.numbers for reason in reasons)
        hidden = sum(each.hidden for each in report.tables if each.quarter == one.quarter)
        if told > hidden:
            yield Problem(
                file=reasons[0].source.file,
                column="numbers",
                kind="too-many-reasons",
                found=f"Reasons are told for {told} hidden numbers, but the tables hide {hidden}.",
                write="Count the hidden numbers again.",
            )


def leaks_among(findings: Iterable[Finding], package: Package) -> Iterator[Problem]:
    """A problem for each finding that tells too much, at the cell that says the number is hidden."""
    for finding in findings:
        if finding.verdict != "protected":
            said = " ".join(line.strip() for line in say_leak(finding))
            yield _problem(said, package.hidden.get(finding.cell))


def _problem(found: str, at: Number | None = None) -> Problem:
    source = at.source if at is not None else None
    return Problem(
        file=source.file if source else "quarters",
        line=source.line if source else 0,
        column=at.column if at is not None and source else "",
        kind="disclosure",
        found=found,
        write="Hide a further figure, or leave out the total, in a new version.",
    )
