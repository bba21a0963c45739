"""All our tables, of all versions of all quarters, as one package to attack (``disclosure_control.package``).

Each subject's ``hide.py`` says what its tables tell; README here says how a table joins.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import TypeAlias, cast

from disclosure_control.package import Package, Said, package_of_versions
from disclosure_control.rules import RULES, Rules
from plugins.core.facts.assembly import Report

#: What one family of tables says in one version of a quarter.
Family: TypeAlias = Callable[[Report], Iterable[object]]


def package_of(
    current: Iterable[Report],
    superseded: Iterable[Report],
    families: Sequence[Family],
    rules: Rules = RULES,
) -> Package:
    """All versions of all quarters together, the oldest first."""
    return package_of_versions(
        (
            tuple(cast(Said, one) for family in families for one in family(report))
            for report in _in_order(current, superseded)
        ),
        rules,
    )


def _in_order(current: Iterable[Report], superseded: Iterable[Report]) -> list[Report]:
    """Each quarter's versions, the current one last: who speaks last decides."""
    versions = [*((False, one) for one in superseded), *((True, one) for one in current)]
    ordered = sorted(versions, key=lambda each: (each[1].quarter, each[0], each[1].release.version))
    return [report for _, report in ordered]
