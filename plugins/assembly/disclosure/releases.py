"""All published quarters as one package, attacked together: a hidden number that falls stops the build."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from plugins.assembly.model import QuarterReport
from plugins.assembly.problems import Problem

from .attacker import Contradiction, Finding, attack
from .explained import say_leak
from .families import FAMILIES
from .package import Number, Package, package_of
from .rules import RULES, Rules
from .system import System


def package_of_releases(
    current: Iterable[QuarterReport], superseded: Iterable[QuarterReport] = (), rules: Rules = RULES
) -> Package:
    """All tables about people, of all versions of all quarters (``families``)."""
    return package_of(current, superseded, FAMILIES, rules)


def system_of_releases(
    current: Iterable[QuarterReport], superseded: Iterable[QuarterReport] = (), rules: Rules = RULES
) -> System:
    """Every number that is hidden or hangs together with one, and what ties them."""
    return package_of_releases(current, superseded, rules).system


def check_releases(
    current: Iterable[QuarterReport], superseded: Iterable[QuarterReport] = (), rules: Rules = RULES
) -> Iterator[Problem]:
    """A problem for each hidden number that all releases together give away."""
    package = package_of_releases(current, superseded, rules)
    try:
        findings = attack(package.system)
    except Contradiction as wrong:
        yield _problem(f"Figures beside hidden ones do not fit together: {'; '.join(wrong.relations)}.")
        return
    yield from leaks_among(findings, package)


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
