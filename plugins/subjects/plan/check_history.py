"""One quarter's registers against those before: what was recorded once stays recorded."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from checked_tables.fault import problem
from checked_tables.problems import Problem

from .record import PlanRecords


def check_plan_history(files: Mapping[str, str], now: PlanRecords, before: PlanRecords) -> Iterator[Problem]:
    """A warning for each milestone, audit, recommendation and report sent that is gone or was rewritten.
    A table that the quarter does not have is not compared; ``files`` by table name."""
    if now.progress:
        done = {row.milestone_id: row.done_on for row in now.progress}
        for row in before.progress:
            if row.done_on is not None and done.get(row.milestone_id) != row.done_on:
                yield _changed(
                    files["milestone_progress"],
                    f"{row.milestone_id} was done on {row.done_on}",
                    "is not there so",
                )
    if now.audits:
        audits = {row.audit_id: row for row in now.audits}
        for audit in before.audits:
            later = audits.get(audit.audit_id)
            if later is None:
                yield _changed(files["productivity_audits"], audit.audit_id, "is no longer there")
                continue
            if audit.published_on is not None and later.published_on != audit.published_on:
                yield _changed(
                    files["productivity_audits"],
                    f"{audit.audit_id} was published on {audit.published_on}",
                    "is not there so",
                )
            told = {point.point_no: point.recommendation.en for point in later.points}
            for point in audit.points:
                if told.get(point.point_no) != point.recommendation.en:
                    yield _changed(
                        files["productivity_audit_points"],
                        f"recommendation {point.point_no} of {audit.audit_id}",
                        "is not there as it was",
                    )
    if now.sent:
        sent = {row.sent_id: (row.covers, row.sent_version, row.sent_on) for row in now.sent}
        for one in before.sent:
            if sent.get(one.sent_id) != (one.covers, one.sent_version, one.sent_on):
                yield _changed(files["reports_sent"], one.sent_id, "is not there as it was")


def _changed(file: str, what: str, how: str) -> Problem:
    return problem(
        file,
        0,
        "",
        "register-changed",
        f"In the quarter before: {what}; it {how}.",
        "Put it back as it was; what was published once is not rewritten.",
        "warning",
    )
