"""Independent productivity audits: recommendations come with the report that makes them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from checked_tables.fault import problem
from checked_tables.mapping import Placed
from checked_tables.problems import Problem

from .record import AuditPoint, ProductivityAudit


def check_audits(
    audits: Sequence[Placed[ProductivityAudit]], points_file: str, points: Sequence[Placed[AuditPoint]]
) -> Iterator[Problem]:
    """The recommendations known at a quarter's reporting date: of audits that were published."""
    published = {row.audit_id: row.published_on for _, row in audits}
    for line, point in points:
        if point.audit_id in published and published[point.audit_id] is None:
            yield problem(
                points_file,
                line,
                "audit_id",
                "not-published",
                f"{point.audit_id} has no day of publication, but here is a recommendation.",
                "Write when its report came out, or wait with its recommendations.",
            )
