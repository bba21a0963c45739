"""What is hidden of requests and surveys stays hidden; leaks planted in them are caught."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest

from plugins.core.facts.assembly import Assembly, Report
from plugins.subjects.people.record import PeopleCounts
from plugins.subjects.services.record import ServiceRecords, ServiceRequests
from tests.samples.attacked import given_away, system_of
from tests.samples.facts import recording
from tests.samples.own import own_assembly


@pytest.fixture(scope="module")
def assembly() -> Assembly:
    return own_assembly()


@pytest.fixture
def latest(assembly: Assembly) -> Report:
    assert assembly.latest is not None
    return assembly.latest


def with_requests(report: Report, change: Callable[[ServiceRequests], ServiceRequests]) -> Report:
    rows = tuple(change(row) for row in report.records[ServiceRecords].requests)
    return recording(report, replace(report.records[ServiceRecords], requests=rows))


def told(row: ServiceRequests, *counts: int) -> ServiceRequests:
    received, answered, within, late = counts
    return replace(
        row, received=received, answered=answered, within_standard=within, open_late=late, status="reported"
    )


def leaks(report: Report) -> list[str]:
    return [problem.found for problem in given_away([report]) if "service_requests" in problem.found]


def test_hidden_channels_and_answers_are_in_the_system(latest: Report) -> None:
    hidden = {cell.name for cell in system_of([latest]).hidden}
    assert {
        "2026-27-Q1 service_requests complaint letter received",
        "2026-27-Q1 service_requests complaint phone open_late",
        "2026-27-Q1 survey_results srv_2026_q3_stakeholders 1 3 n",
    } <= hidden
    assert given_away([latest]) == []


def test_one_hidden_channel_is_what_the_others_leave(latest: Report) -> None:
    """Received: 46 - 26 - 14 = 6 by letter and telephone; with 5 by telephone told, 1 came by letter."""

    def change(row: ServiceRequests) -> ServiceRequests:
        is_phone = (row.service_id, row.channel) == ("complaint", "phone")
        return told(row, 5, 5, 4, 3) if is_phone else row

    found = leaks(with_requests(latest, change))
    assert any("complaint letter received" in one for one in found)


def test_two_hidden_channels_that_share_too_little_are_caught(latest: Report) -> None:
    """All 8 open ones at the counter leave 0 for both hidden channels: 8 - 8 - 0 = 0."""

    def change(row: ServiceRequests) -> ServiceRequests:
        at_counter = (row.service_id, row.channel) == ("complaint", "counter")
        return replace(row, open_late=8) if at_counter else row

    found = leaks(with_requests(latest, change))
    assert any("complaint letter open_late" in one for one in found)


def test_a_hidden_total_is_what_the_figure_on_the_charter_leaves(latest: Report) -> None:
    """115 in time over all, 90 inquiries, 3 petitions: 22 complaints, though every complaint is hidden."""

    def change(row: ServiceRequests) -> ServiceRequests:
        if row.service_id != "complaint":
            return row
        none = {"received": None, "answered": None, "within_standard": None, "open_late": None}
        return replace(row, **none, median_days=None, status="suppressed")  # type: ignore[arg-type]

    found = leaks(with_requests(latest, change))
    assert any("complaint all within_standard" in one for one in found)


def test_one_hidden_answer_is_what_the_base_leaves(latest: Report) -> None:
    """58 answered, 33 and 17 told, and 5 of the two hidden ones printed: 3 are left."""
    people = tuple(
        replace(count, value=5, hidden=False)
        if (count.table, count.key, count.column)
        == ("survey_results", ("srv_2026_q3_stakeholders", "1", "3"), "n")
        else count
        for count in latest.records[PeopleCounts].counts
    )
    report = recording(latest, PeopleCounts(counts=people))
    found = [problem.found for problem in given_away([report])]
    assert any("srv_2026_q3_stakeholders 1 4 n" in one for one in found)


def test_an_older_version_that_printed_it_gives_it_away(assembly: Assembly) -> None:
    """The second version of a quarter hides what the first had printed."""
    (current,) = (report for report in assembly.reports if str(report.quarter) == "2025-26-Q4")

    def change(row: ServiceRequests) -> ServiceRequests:
        return told(row, 3, 3, 3, 3) if (row.service_id, row.channel) == ("complaint", "letter") else row

    (older,) = (with_requests(report, change) for report in assembly.superseded)
    found = [problem.found for problem in given_away([current], [older])]
    assert any("complaint letter" in one for one in found)
