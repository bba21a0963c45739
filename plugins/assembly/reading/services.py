"""What the public asked of the Assembly in one version of a quarter, and the charter it is measured by."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from plugins.assembly import typed_services
from plugins.assembly.checks.petitions import check_petitions
from plugins.assembly.checks.service_requests import check_requests, check_standards
from plugins.assembly.periods import Quarter
from plugins.assembly.problems import Problem
from plugins.assembly.records import Unit
from plugins.assembly.records_services import (
    Petition,
    ServiceRecords,
    ServiceRequests,
    ServiceStandard,
    standards_at,
)
from plugins.assembly.typed import Placed

from .checked import CheckedTables


@dataclass(frozen=True, slots=True, kw_only=True)
class ServiceRows:
    """The sound rows of the tables on services, with the lines on which they stand; ``files`` by table."""

    files: Mapping[str, str]
    requests: tuple[Placed[ServiceRequests], ...]
    petitions: tuple[Placed[Petition], ...]

    def records(self, standards: Sequence[ServiceStandard]) -> ServiceRecords:
        """The rows without their lines, with the standards that they are measured by."""
        return ServiceRecords(
            requests=tuple(row for _, row in self.requests),
            petitions=tuple(row for _, row in self.petitions),
            standards=tuple(standards),
        )


def service_rows(tables: CheckedTables) -> ServiceRows:
    """The rows on services; none where a version has no such table."""
    return ServiceRows(
        files={name: tables.file(name) for name in ("service_requests", "petitions")},
        requests=tables.records("service_requests", typed_services.requests),
        petitions=tables.records("petitions", typed_services.petition),
    )


def check_services(
    rows: ServiceRows, standards: Sequence[ServiceStandard], units: Mapping[str, Unit], quarter: Quarter
) -> Iterator[Problem]:
    """Everything wrong in these tables that single cells and names do not show."""
    in_force = standards_at(standards, quarter)
    yield from check_requests(rows.files["service_requests"], rows.requests, in_force)
    yield from check_petitions(rows.files["petitions"], rows.petitions, units, quarter)


def service_standards(tables: CheckedTables) -> tuple[tuple[ServiceStandard, ...], list[Problem]]:
    """The charter, and what is wrong in it."""
    rows = tables.records("service_standards", typed_services.standard)
    problems = list(check_standards(tables.file("service_standards"), rows))
    return tuple(row for _, row in rows), problems
