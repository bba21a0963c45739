"""Independent productivity audits: what belongs to a published one, and to each recommendation's state."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from plugins.assembly.mapping import Placed
from plugins.assembly.problems import Problem
from plugins.assembly.records import Release
from plugins.assembly.records_plan import AuditPoint, ProductivityAudit

from .fault import problem


def check_audits(
    file: str,
    audits: Sequence[Placed[ProductivityAudit]],
    points_file: str,
    points: Sequence[Placed[AuditPoint]],
    release: Release,
) -> Iterator[Problem]:
    """The audits known at a quarter's reporting date, and their recommendations."""
    published = {row.audit_id: row.published_on for _, row in audits}
    for line, audit in audits:
        yield from _check_audit(file, line, audit, release)
    for line, point in points:
        yield from _check_point(points_file, line, point, release)
        if point.audit_id in published and published[point.audit_id] is None:
            yield problem(
                points_file,
                line,
                "audit_id",
                "not-published",
                f"{point.audit_id} has no day of publication, but here is a recommendation.",
                "Write when its report came out, or wait with its recommendations.",
            )


def _check_audit(file: str, line: int, audit: ProductivityAudit, release: Release) -> Iterator[Problem]:
    if (audit.published_on is None) != (audit.opinion is None):
        yield problem(
            file,
            line,
            "opinion",
            "opinion-when",
            "An opinion and the day of publication belong together; one of them is missing.",
            "Write both, or empty both while the audit is going on.",
        )
    for name in ("commissioned_on", "published_on"):
        day = getattr(audit, name)
        if day is not None and day > release.as_at:
            yield problem(
                file,
                line,
                name,
                "date-after-reporting",
                f"{day} is after the reporting date, {release.as_at}.",
                "Correct the date; what came later belongs in the next quarter.",
            )
    if None not in (audit.commissioned_on, audit.published_on) and _before(audit):
        yield problem(
            file,
            line,
            "published_on",
            "dates-backwards",
            f"{audit.published_on} is before the audit was ordered on {audit.commissioned_on}.",
            "Correct one of the two.",
        )


def _before(audit: ProductivityAudit) -> bool:
    assert audit.published_on is not None
    assert audit.commissioned_on is not None
    return audit.published_on < audit.commissioned_on


def _check_point(file: str, line: int, point: AuditPoint, release: Release) -> Iterator[Problem]:
    if (point.status == "done") != (point.done_on is not None):
        yield problem(
            file,
            line,
            "done_on",
            "done-when",
            f"The status is {point.status}, but the day is {point.done_on or 'empty'}.",
            "Write the status done with the day, or neither.",
        )
    if point.done_on is not None and point.done_on > release.as_at:
        yield problem(
            file,
            line,
            "done_on",
            "date-after-reporting",
            f"{point.done_on} is after the reporting date, {release.as_at}.",
            "Correct the date; what came later belongs in the next quarter.",
        )
    if point.agreed == "yes" and point.due_on is None:
        yield problem(
            file,
            line,
            "due_on",
            "due-when",
            "The management agrees, but no day is given by which it will be done.",
            "Write the day.",
        )
    if (point.agreed == "no" or point.status == "not_accepted") and not point.response:
        yield problem(
            file,
            line,
            "response_en",
            "refused-why",
            "The recommendation is not accepted, but nothing says why.",
            "Write the management's response.",
        )
    if point.status == "not_accepted" and point.agreed == "yes":
        yield problem(
            file,
            line,
            "status",
            "agreed-yet-refused",
            "The management agrees, but the status is not_accepted.",
            "Correct one of the two.",
        )
