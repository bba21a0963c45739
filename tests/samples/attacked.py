"""Releases attacked by everything that every subject tells about people."""

from __future__ import annotations

from collections.abc import Sequence

from checked_tables.problems import Problem
from disclosure_control.package import Package
from disclosure_control.system import System
from plugins.core.facts.assembly import Report
from plugins.portal.subjects import FAMILIES
from plugins.subjects.hiding import agree as releases
from plugins.subjects.hiding.model import DisclosureReport


def given_away(current: Sequence[Report], superseded: Sequence[Report] = ()) -> list[Problem]:
    """A problem for each hidden number that these releases give away together."""
    return list(releases.check_releases(current, superseded, FAMILIES))


def judged(
    current: Sequence[Report], superseded: Sequence[Report] = ()
) -> tuple[list[Problem], DisclosureReport | None]:
    """The same, and the public report on what is hidden."""
    return releases.judged(current, superseded, FAMILIES)


def package_of(current: Sequence[Report], superseded: Sequence[Report] = ()) -> Package:
    """All their tables about people as one package."""
    return releases.package_of_releases(current, superseded, FAMILIES)


def system_of(current: Sequence[Report]) -> System:
    """Every number in them that is hidden, or hangs together with one."""
    return releases.system_of_releases(current, (), FAMILIES)
