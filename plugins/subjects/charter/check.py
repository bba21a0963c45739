"""The charter: no period is called law that nobody has read."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from checked_tables.fault import problem
from checked_tables.mapping import Placed
from checked_tables.problems import Problem

from .record import ServiceStandard


def check_standards(file: str, rows: Sequence[Placed[ServiceStandard]]) -> Iterator[Problem]:
    """The charter: a service stays of its kind."""
    kinds: dict[str, str] = {}
    for line, row in rows:
        if kinds.setdefault(row.service_id, row.kind) != row.kind:
            found = f"{row.service_id} is a {kinds[row.service_id]} in an earlier row."
            yield problem(file, line, "kind", "kind-changed", found, "Give another kind another service_id.")
