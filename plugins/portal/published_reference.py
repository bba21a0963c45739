"""The reference tables as published: which records stand in each."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from plugins.subjects.services.record import ServiceStandard
from plugins.subjects.targets.record import Target

from .model import Assembly


def reference_tables(assembly: Assembly) -> Mapping[str, Iterable[object]]:
    """Each reference table's name and its records, in the order in which they were declared."""
    return {
        "units": assembly.units,
        "metrics": assembly.metric_versions,
        "targets": shown_targets(assembly),
        "job_strata": assembly.job_strata,
        "competencies": assembly.competencies,
        "competency_indicators": tuple(
            indicator for competency in assembly.competencies for indicator in competency.indicators
        ),
        "training_socatt": assembly.trainings,
        "publications": assembly.publications,
        "workplan": assembly.workplan,
        "milestones": assembly.milestones,
        "stages": assembly.bill_stages,
        "statutory_clocks": assembly.statutory_clocks,
        "calendar": assembly.calendar,
        "service_standards": shown_standards(assembly),
        "commitments": assembly.commitments,
        "glossary": assembly.glossary,
        "source_notes": assembly.source_notes,
        **{table.name: table.records for table in assembly.others},
    }


def reference_file(name: str, assembly: Assembly) -> str:
    """The file name of a reference table; invented targets, standards and dates carry the mark in it, as
    invented figures do."""
    invented = {
        "targets": any(one.basis == "illustrative" for one in shown_targets(assembly)),
        "service_standards": any(one.basis == "illustrative" for one in shown_standards(assembly)),
        "calendar": any(one.illustrative for one in assembly.calendar),
    }.get(name, False)
    return f"illustrative-{name}.csv" if invented else f"{name}.csv"


def shown_targets(assembly: Assembly) -> tuple[Target, ...]:
    """The targets; invented ones only beside invented figures, where everything carries the mark."""
    illustrative = assembly.latest is not None and assembly.latest.release.is_illustrative
    return tuple(one for one in assembly.targets if illustrative or one.basis != "illustrative")


def shown_standards(assembly: Assembly) -> tuple[ServiceStandard, ...]:
    """The standards of the service charter; invented ones only beside invented figures."""
    illustrative = assembly.latest is not None and assembly.latest.release.is_illustrative
    return tuple(one for one in assembly.service_standards if illustrative or one.basis != "illustrative")
