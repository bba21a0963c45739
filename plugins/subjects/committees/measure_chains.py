"""The chain of accountability: finding, recommendation, resolution, response, implementation, with ages."""

from __future__ import annotations

import math
from collections.abc import Iterable
from datetime import date
from decimal import Decimal
from itertools import pairwise

from plugins.core.measures.rounding import half_up, percentage

from .model_chains import OPEN_STAGES, AuditYear, Chain, Stage
from .record import CommitteeWork
from .record_chains import Auditor, Recommendation, RecStatus

#: The last day of each band of ages but the oldest: a quarter of a year, half a year, a year.
AGE_BANDS = (91, 182, 365)


def chains(work: CommitteeWork, as_at: date) -> tuple[Chain, ...]:
    """Each recommendation with what it came of and where it stands on ``as_at``."""
    findings = {row.finding_id: row for row in work.findings}
    reports = {row.report_id: row for row in work.reports}
    known = {row.rec_id: row for row in work.recommendations}
    found = []
    for rec in work.recommendations:
        repeats = _repeated(rec, known)
        first = repeats[-1] if repeats else rec
        finding = findings.get(first.source_id) if first.source_kind == "audit" else None
        began = finding.published_on if finding is not None else first.made_on
        late = (as_at - rec.due_on).days
        found.append(
            Chain(
                rec=rec,
                finding=findings.get(rec.source_id) if rec.source_kind == "audit" else None,
                report=reports.get(rec.source_id) if rec.source_kind == "committee_report" else None,
                repeats=repeats,
                began_on=began,
                stage=stage_of(rec),
                age_days=((rec.implemented_on or as_at) - began).days,
                overdue_days=late if rec.implemented_on is None and late > 0 else None,
            )
        )
    return tuple(found)


def stage_of(rec: Recommendation) -> Stage:
    """What a recommendation waits for, or what became of it."""
    if rec.implemented_on is not None:
        return "implemented"
    if rec.status == "disputed":
        return "disputed"
    if rec.resolved_on is None:
        return "house"
    return "response" if rec.responded_on is None else "work"


def age_bands(found: Iterable[Chain]) -> tuple[tuple[Chain, ...], ...]:
    """The open chains that are at most 91, 182 and 365 days old, and older ones: each in one of the four."""
    still = [chain for chain in found if chain.stage in OPEN_STAGES]
    edges = (-1, *AGE_BANDS, math.inf)
    return tuple(
        tuple(chain for chain in still if low < chain.age_days <= high) for low, high in pairwise(edges)
    )


def audit_years(found: Iterable[Chain]) -> tuple[AuditYear, ...]:
    """How far the recommendations after each audit are, the newest audited year first::

    implemented_pct = 100 x implemented / recommendations
    """
    by_audit: dict[tuple[str, Auditor], list[RecStatus]] = {}
    for chain in found:
        if chain.finding is not None:
            key = chain.finding.financial_year, chain.finding.auditor
            by_audit.setdefault(key, []).append(chain.rec.status)
    return tuple(
        AuditYear(
            financial_year=year,
            auditor=auditor,
            recommendations=len(told),
            implemented=told.count("implemented"),
            in_progress=told.count("in_progress"),
            not_started=told.count("not_started"),
            disputed=told.count("disputed"),
            implemented_pct=half_up(percentage(Decimal(told.count("implemented")), Decimal(len(told))), 0),
        )
        for (year, auditor), told in sorted(by_audit.items(), reverse=True)
    )


def _repeated(rec: Recommendation, known: dict[str, Recommendation]) -> tuple[Recommendation, ...]:
    """Those that ``rec`` repeats, the newest first; the checks have found that there is no circle."""
    found: list[Recommendation] = []
    while rec.parent_rec_id is not None:
        rec = known[rec.parent_rec_id]
        found.append(rec)
    return tuple(found)
