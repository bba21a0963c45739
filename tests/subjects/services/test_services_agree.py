"""The quarter's row on petitions against their register."""

from __future__ import annotations

import pytest

from plugins.core.facts.assembly import Assembly, Report
from plugins.subjects.services.agree import check_petition_counts
from plugins.subjects.services.record import ServiceRecords
from tests.samples.facts import recording
from tests.samples.own import own_assembly
from tests.samples.services import petition, requests, standard

STANDARDS = (standard("inquiry"), standard("petition", standard_days=90), standard("complaint"))


@pytest.fixture(scope="module")
def assembly() -> Assembly:
    return own_assembly()


def with_services(report: Report | None, services: ServiceRecords) -> Report:
    assert report is not None
    return recording(report, services)


def found(report: Report) -> list[tuple[str, str]]:
    return [(problem.column, problem.found) for problem in check_petition_counts(report)]


def test_the_illustrative_rows_are_those_of_the_register(assembly: Assembly) -> None:
    told = [report for report in assembly.reports if report.records[ServiceRecords]]
    assert [str(report.quarter) for report in told] == ["2025-26-Q3", "2025-26-Q4", "2026-27-Q1"]
    assert [found(report) for report in told] == [[], [], []]


def test_the_row_on_petitions_is_held_to_the_register(assembly: Assembly) -> None:
    """July to September: one received, one answered after 92 days (late), one open for 182 days; a
    withdrawn one is not answered."""
    register = (
        petition("2026-04-01"),
        petition("2026-05-01", "pet_two", decision="granted", replied_on="2026-08-01"),
        petition("2026-07-15", "pet_three"),
        petition("2026-05-04", "pet_four", decision="withdrawn", replied_on="2026-07-04"),
    )
    right = requests(1, 1, 0, 1, service="petition", median="92")
    wrong = requests(2, 2, 1, 0, service="petition", median="90")
    for row, said in (
        (right, []),
        (wrong, ["received", "answered", "within_standard", "open_late", "median_days"]),
    ):
        services = ServiceRecords(requests=(row,), petitions=register, standards=STANDARDS)
        about = [
            column for column, text in found(with_services(assembly.latest, services)) if "register" in text
        ]
        assert about == said
