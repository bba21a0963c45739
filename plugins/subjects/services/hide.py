"""Requests of the public and answers to surveys: channels and answers that add up, what was in time, and
the figures that add them up."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import groupby

from disclosure_control.package import AT_LEAST_ZERO, Number, Said
from disclosure_control.system import Interval, Relation, total
from plugins.core.facts.assembly import Report
from plugins.subjects.charter.record import OF_THE_CHARTER, standards_at
from plugins.subjects.figures.hide import name_of as figure_of
from plugins.subjects.figures.model import Figures
from plugins.subjects.people.hide import name_of as count_of
from plugins.subjects.surveys.record import SurveyAnswer
from plugins.subjects.units.record import ASSEMBLY_ID

from .record import ALL, ServiceRecords, ServiceRequests

TABLE = "service_requests"
#: Nobody asked is printed, so a hidden row was asked for something.
_SOMEBODY = Interval(Decimal(1))
_COUNTS = ("received", "answered", "within_standard", "open_late")
_METRIC, _SATISFACTION = "stk_charter_compliance", "stk_satisfaction"


def services(report: Report) -> Iterator[Said]:
    """The counts of requests, and what ties them; answers to surveys (``people``) are tied here."""
    rows = report.records[ServiceRecords].requests
    counts = _counts(rows)
    for row in rows:
        for count in counts:
            number = row.counted(count)
            yield Number(
                name=name_of(report, row, count),
                table=TABLE,
                hidden=row.status == "suppressed",
                printed=None if number is None else Decimal(number),
                bounds=_SOMEBODY if row.status == "suppressed" and count == "received" else AT_LEAST_ZERO,
                source=row.source,
                column=count,
            )
        if row.status == "suppressed":
            yield _late(report, row)
    yield from _channels(report, rows)
    yield from _figure(report, rows)
    yield from _answers(report)


def _counts(rows: Sequence[ServiceRequests]) -> tuple[str, ...]:
    """The columns of counts; what is not recorded is one where anything is not."""
    return (*_COUNTS, "unrecorded") if any(row.unrecorded for row in rows) else _COUNTS


def name_of(report: Report, row: ServiceRequests, count: str) -> str:
    """How a count is called: ``2026-27-Q1 service_requests complaint letter received``."""
    return f"{report.quarter} {TABLE} {row.service_id} {row.channel} {count}"


def _late(report: Report, row: ServiceRequests) -> Relation:
    """What was answered is what was in time and what was late."""
    answered, within = name_of(report, row, "answered"), name_of(report, row, "within_standard")
    return total(f"{answered} = in time and late", answered, (within, f"{answered}, late"))


def _channels(report: Report, rows: Sequence[ServiceRequests]) -> Iterator[Relation]:
    for whole in (row for row in rows if row.channel == ALL):
        parts = [row for row in rows if row.service_id == whole.service_id and row.channel != ALL]
        for count in _counts(rows) if parts else ():
            name = name_of(report, whole, count)
            yield total(
                f"{name} = sum of its channels", name, (name_of(report, part, count) for part in parts)
            )


def _figure(report: Report, rows: Sequence[ServiceRequests]) -> Iterator[Relation]:
    """Numerator and denominator of the figure on the charter, as sums over its services."""
    if report[Figures].of(_METRIC) is None:
        return
    standards = standards_at(report.records[ServiceRecords].standards, report.quarter)
    charter = {service_id for service_id, one in standards.items() if one.kind in OF_THE_CHARTER}
    wholes = [row for row in rows if row.channel == ALL and row.service_id in charter]
    if not charter or {row.service_id for row in wholes} != charter:
        return
    due = ("answered", "open_late", *_counts(rows)[len(_COUNTS) :])
    for part, counts in (("numerator", ("within_standard",)), ("denominator", due)):
        name = figure_of(report, _METRIC, ASSEMBLY_ID, part)
        names = [name_of(report, row, count) for row in wholes for count in counts]
        yield total(f"{name} = sum of the services", name, names)


def _answers(report: Report) -> Iterator[Relation]:
    """The answers of a question add up to those who answered it; who was satisfied, to the figure."""
    surveys = report.records[ServiceRecords].surveys
    for survey in surveys:
        ordered = sorted(survey.answers, key=lambda one: one.question_no)
        for number, group in groupby(ordered, key=lambda one: one.question_no):
            own = list(group)
            told = next((one for one in own if one.base is not None), None)
            if told is not None:
                base = _count_of(report, told, "base")
                names = [_count_of(report, one, "n") for one in own]
                yield total(f"{report.quarter} {survey.survey_id} {number}: the answers add up", base, names)
    public = [one for survey in surveys if survey.audience == "public" for one in survey.answers]
    satisfied = [_count_of(report, one, "n") for one in public if one.satisfied]
    if satisfied and report[Figures].of(_SATISFACTION) is not None:
        name = figure_of(report, _SATISFACTION, ASSEMBLY_ID, "numerator")
        yield total(f"{name} = sum of those satisfied", name, satisfied)


def _count_of(report: Report, one: SurveyAnswer, column: str) -> str:
    key = (one.survey_id, str(one.question_no), str(one.answer_no))
    return count_of(report, "survey_results", key, column)
