"""Measures: from what was reported to what follows from it.

``measure`` is the whole of it. Each version of a quarter is first computed by itself (``own``), then
compared with the quarters before it (``quarter``): a current version with the current versions of
earlier quarters, a superseded one with those that were out when it was published.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from checked_tables.problems import DataProblems
from plugins.core.time.quarter import Quarter
from plugins.core.time.release import Provenance
from plugins.subjects.bills.measure import bill_register
from plugins.subjects.bills.model import BillRegister
from plugins.subjects.calendar.measure import real
from plugins.subjects.calendar.record import CalendarEntry
from plugins.subjects.committees.measure import committee_book
from plugins.subjects.committees.model import CommitteeBook
from plugins.subjects.corrections.measure import revision_histories
from plugins.subjects.metrics.record import Metric
from plugins.subjects.money.measure import resources
from plugins.subjects.people.measure import all_trainings, newest_competencies
from plugins.subjects.plan.measure import plan_standing
from plugins.subjects.services.measure import service_report
from plugins.subjects.services.model import ServiceReport

from .dataset import Dataset, QuarterRecords
from .history import History, vintage
from .measure_quarter import quarter_report
from .model import Assembly, QuarterReport
from .own import Own, own


def measure(dataset: Dataset) -> Assembly:
    """Everything that the site may show, from checked rows; pure, and the same every time.

    Raises ``DataProblems`` where a figure cannot be scored by the scheme that its quarter declares.
    """
    versions = [own(records, dataset.units) for records in shown(dataset.quarters)]
    problems = [problem for one in versions for problem in one.problems]
    if problems:
        raise DataProblems([*dataset.warnings, *problems])
    current: dict[Quarter, Own] = {}
    for one in versions:
        held = current.get(one.quarter)
        if held is None or held.records.release.version < one.records.release.version:
            current[one.quarter] = one
    scheme = dataset.current.scheme
    reports = _reports([current[quarter] for quarter in sorted(current)], dataset)
    superseded = tuple(
        quarter_report(one, vintage(one, versions), dataset.units)
        for one in versions
        if current[one.quarter] is not one
    )
    return Assembly(
        units=dataset.units,
        metrics=newest(dataset.current.metrics),
        metric_versions=dataset.current.metrics,
        targets=dataset.current.targets,
        bands=scheme.bands if scheme else (),
        reports=reports,
        superseded=superseded,
        job_strata=dataset.job_strata,
        competencies=dataset.competencies,
        trainings=dataset.trainings,
        publications=dataset.publications,
        workplan=dataset.workplan,
        commitments=dataset.commitments,
        glossary=dataset.glossary,
        source_notes=dataset.source_notes,
        bills=_register(reports, dataset),
        resources=resources(reports),
        committees=_book(reports, dataset),
        competency_report=newest_competencies(reports, dataset),
        training_report=all_trainings(reports),
        milestones=dataset.milestones,
        plan=plan_standing(reports, dataset.workplan, dataset.milestones),
        bill_stages=dataset.bill_stages,
        statutory_clocks=dataset.statutory_clocks,
        calendar=_calendar(reports, dataset),
        revisions=revision_histories((*reports, *superseded)),
        service_standards=dataset.service_standards,
        others=dataset.others,
        services=_services(reports),
        warnings=dataset.warnings,
    )


def shown(quarters: Iterable[QuarterRecords]) -> tuple[QuarterRecords, ...]:
    """The versions that the site shows: illustrative ones only while no reported one exists."""
    found = tuple(quarters)
    if any(records.release.provenance == "reported" for records in found):
        return tuple(records for records in found if not records.release.is_illustrative)
    return found


def newest(versions: Iterable[Metric]) -> tuple[Metric, ...]:
    """Each metric's newest definition, in the order in which metrics first appear."""
    found: dict[str, Metric] = {}
    for metric in versions:
        held = found.get(metric.metric_id)
        if held is None or held.metric_version < metric.metric_version:
            found[metric.metric_id] = metric
    return tuple(found.values())


def _register(reports: Sequence[QuarterReport], dataset: Dataset) -> BillRegister | None:
    """The register of bills of the newest quarter that has one."""
    for report in reversed(reports):
        if report.records is not None and report.records.bills:
            clocks = dataset.statutory_clocks
            return bill_register(report.release, report.records.bills, dataset.bill_stages, clocks)
    return None


def _calendar(reports: Sequence[QuarterReport], dataset: Dataset) -> tuple[CalendarEntry, ...]:
    """Invented dates stand only beside invented figures."""
    illustrative = bool(reports) and reports[-1].release.is_illustrative
    return dataset.calendar if illustrative else real(dataset.calendar)


def _services(reports: Sequence[QuarterReport]) -> ServiceReport | None:
    """What the newest quarter that tells of services says about them."""
    for report in reversed(reports):
        if report.records is not None and report.records.services:
            return service_report(report.release, report.records.services)
    return None


def _book(reports: Sequence[QuarterReport], dataset: Dataset) -> CommitteeBook | None:
    """The committees' work of the newest quarter that has any."""
    for report in reversed(reports):
        if report.records is not None and report.records.committees:
            return committee_book(report.release, report.records.committees, dataset.units)
    return None


def _reports(current: Iterable[Own], dataset: Dataset) -> tuple[QuarterReport, ...]:
    histories: dict[Provenance, History] = {}
    reports = []
    for one in current:
        history = histories.setdefault(one.provenance, History())
        history.add(one)
        reports.append(quarter_report(one, history, dataset.units))
    return tuple(reports)
