"""Counts of requests: channels that add up, nobody pointed at.

Where a small count could point at a person (``PROTECTED``), no count from 1 to 4 is written, nor one that
leaves 1 to 4 others: of 20 answered complaints, 17 in time say that 3 were late. Whether a suppressed row
could be worked out from others is asked of all published tables together (``hiding``).
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence

from checked_tables.fault import problem
from checked_tables.mapping import Placed
from checked_tables.problems import Problem
from checked_tables.status import WITH_VALUE
from plugins.core.time.release import Release
from plugins.subjects.charter.record import PROTECTED, ServiceStandard
from plugins.subjects.people.model import LEAST_BASE, LEAST_PEOPLE

from .record import ALL, ServiceRequests

COUNTS = ("received", "answered", "within_standard", "open_late", "unrecorded")


def check_requests(
    file: str, rows: Sequence[Placed[ServiceRequests]], standards: Mapping[str, ServiceStandard]
) -> Iterator[Problem]:
    """The rows of one quarter."""
    for line, row in rows:
        if row.status in WITH_VALUE and None not in row.counts:
            standard = standards.get(row.service_id)
            if standard is not None and standard.kind in PROTECTED:
                yield from _check_small(file, line, row)
    yield from _check_channels(file, rows)


def check_offered(
    file: str, rows: Sequence[Placed[ServiceRequests]], ended: Collection[str]
) -> Iterator[Problem]:
    """No requests of a service that had ended."""
    for line, row in rows:
        if row.service_id in ended:
            found = f"{row.service_id} had ended, by last_quarter in service_standards.csv."
            write = "Take the row out, or correct last_quarter there."
            yield problem(file, line, "service_id", "ended", found, write)


def check_invented(
    file: str, used: Iterable[str], standards: Mapping[str, ServiceStandard], release: Release
) -> Iterator[Problem]:
    """What is not illustrative is not held to an invented standard; ``used`` are the services told of."""
    for service_id in dict.fromkeys(used) if not release.is_illustrative else ():
        standard = standards.get(service_id)
        if standard is not None and standard.basis == "illustrative":
            found = f"{service_id} is measured by an invented standard, but the release is not illustrative."
            write = "Write the Assembly's own standard into reference/service_standards.csv."
            yield problem(file, 0, "service_id", "invented-standard", found, write)


def _check_small(file: str, line: int, row: ServiceRequests) -> Iterator[Problem]:
    write = "Empty the row's numbers and write the status suppressed."
    for name in COUNTS:
        if 0 < (row.counted(name) or 0) < LEAST_PEOPLE:
            found = f"{row.counted(name)} could point at persons."
            yield problem(file, line, name, "too-few-people", found, write)
    assert row.answered is not None
    assert row.within_standard is not None
    late = row.answered - row.within_standard
    if 0 < late < LEAST_PEOPLE:
        found = f"{row.within_standard} of {row.answered} says that {late} were late: few enough to tell."
        yield problem(file, line, "within_standard", "too-few-others", found, write)
    if row.median_days is not None and row.answered < LEAST_BASE:
        found = f"It is the middle value of {row.answered} requests, fewer than {LEAST_BASE}."
        yield problem(file, line, "median_days", "base-too-small", found, "Leave the cell empty.")


def _check_channels(file: str, rows: Sequence[Placed[ServiceRequests]]) -> Iterator[Problem]:
    by_service: dict[str, list[Placed[ServiceRequests]]] = defaultdict(list)
    for placed in rows:
        by_service[placed.record.service_id].append(placed)
    for service_id, own in by_service.items():
        whole = next((one for one in own if one.record.channel == ALL), None)
        parts = [one.record for one in own if one.record.channel != ALL]
        if whole is None:
            found = f"{service_id} has no row for all channels."
            yield problem(
                file, own[0].line, "channel", "no-total", found, "Add the row with the channel all."
            )
            continue
        for name in COUNTS if parts else ():
            told = whole.record.counted(name)
            numbers = [number for part in parts if (number := part.counted(name)) is not None]
            if told is None or len(numbers) < len(parts) or sum(numbers) == told:
                continue
            found = f"The channels of {service_id} add up to {sum(numbers)}, this row says {told}."
            yield problem(file, whole.line, name, "does-not-add-up", found, "Correct whichever is wrong.")
