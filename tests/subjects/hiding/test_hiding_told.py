"""The public report: each hidden number once for its table, intervals in steps, reasons over everything."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal as D
from typing import Any

from checked_tables.source import Source
from disclosure_control.attacker import attack_quickly
from disclosure_control.package import Number, Said
from disclosure_control.system import total
from plugins.subjects.hiding.measure_package import package_of
from plugins.subjects.hiding.measure_told import report_of
from plugins.subjects.hiding.model import DisclosureReport, HiddenIn, Interval
from plugins.subjects.hiding.record import HiddenReason
from tests.samples import facts
from tests.samples.rows import Q, release

REASONS = (
    HiddenReason(rule="small_count", numbers=1, source=Source("hidden_reasons.csv", 2)),
    HiddenReason(rule="complement", numbers=1, source=Source("hidden_reasons.csv", 3)),
)


def number(name: str, value: int | None, table: str = "people") -> Number:
    return Number(name=name, table=table, hidden=value is None, printed=None if value is None else D(value))


def family(_: Any) -> Iterator[Said]:
    """A total of 40 people in wards a to d, b and c hidden; a hidden count that nothing bounds."""
    yield from (number("a", 20), number("b", None), number("c", None), number("d", 8), number("all", 40))
    yield total("all = sum of the wards", "all", "abcd")
    yield number("visitors", None, "visits")
    yield number("b", None, "again")


def told(*quarters: str) -> DisclosureReport:
    reports = [facts.report_of(release(Q(each)), records=REASONS) for each in quarters or ("2026-27-Q1",)]
    package = package_of(reports, [], [family])
    return report_of(reports, [family], package, attack_quickly(package.system))


def test_a_number_said_to_be_hidden_twice_counts_once_for_the_first_table() -> None:
    assert told().tables == (
        HiddenIn(quarter=Q("2026-27-Q1"), table="people", hidden=2, printed=3),
        HiddenIn(quarter=Q("2026-27-Q1"), table="visits", hidden=1, printed=0),
    )
    assert told().numbers == 3


def test_intervals_are_counted_in_steps() -> None:
    # b and c share 40 - 20 - 8 = 12 people, so each lies in 0 to 12; nobody knows of the visitors
    assert told().intervals == (Interval(least=10, numbers=2), Interval(least=None, numbers=1))
    assert told().narrowest == 12


def test_what_no_desk_explained_is_said_to_be_unrecorded() -> None:
    # four releases with three hidden numbers each, for two of which a reason is recorded
    found = told("2025-26-Q2", "2025-26-Q3", "2025-26-Q4", "2026-27-Q1")
    assert found.reasons == {"small_count": 4, "complement": 4}
    assert found.unrecorded == 4 * 3 - 4 * 2


def test_of_three_releases_nothing_is_told() -> None:
    found = told("2025-26-Q3", "2025-26-Q4", "2026-27-Q1")
    assert (found.reasons, found.unrecorded, found.releases) == ({}, 0, 3)
