"""A figure's course over the quarters as a small picture."""

from __future__ import annotations

from markupsafe import Markup

from plugins.core.facts.assembly import Assembly, Report
from plugins.core.pages.teller import Teller
from plugins.core.statements import formats
from plugins.core.strips.course import Point, course
from plugins.subjects.units.record import ASSEMBLY_ID

from .model import Figures, Result

#: So many quarters have a place; a metric's own page draws them all.
QUARTERS = 12


def course_of(assembly: Assembly, metric_id: str, unit_id: str = ASSEMBLY_ID, high: int = 56) -> Markup:
    """The course of a unit's metric over the newest quarters; empty where fewer than two have a figure."""
    reports = assembly.reports[-QUARTERS:]
    found = [(report, report[Figures].of(metric_id, unit_id)) for report in reports]
    return course([_point(*one) for one in zip((None, *found), found, strict=False)], high)


def course_reading(teller: Teller) -> str:
    """What the marks are, and which quarters have a place."""
    reports = teller.assembly.reports
    span = formats.span(reports[-QUARTERS:][0].quarter, reports[-1].quarter, teller.language)
    return teller.t("course.reading", span=span)


def _point(before: tuple[Report, Result | None] | None, now: tuple[Report, Result | None]) -> Point:
    report, result = now
    target = result.target.value if result is not None and result.target is not None else None
    apart = False
    if before is not None and before[1] is not None and result is not None:
        then = before[0].release.is_back_cast
        new = before[1].metric.metric_version != result.metric.metric_version
        restarts = result.metric.cumulative and report.quarter.number == 1
        apart = new or restarts or result.break_before or then != report.release.is_back_cast
    return Point(
        value=None if result is None else result.value,
        target=target,
        back_cast=report.release.is_back_cast,
        apart=apart,
    )
