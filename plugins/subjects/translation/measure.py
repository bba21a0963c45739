"""How much of the site is in Kiswahili: counted from records and prose, never declared."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, fields, is_dataclass
from functools import cache
from typing import Any

from checked_tables.texts import Bilingual
from plugins.core.facts.assembly import Assembly, Report
from plugins.subjects.bills.model import BillRegister
from plugins.subjects.bills.record import Journey, StatutoryClock
from plugins.subjects.calendar.record import Calendar, CalendarEntry
from plugins.subjects.charter.record import ServiceStandard
from plugins.subjects.commitments.record import Commitment
from plugins.subjects.committees.model import CommitteeBook
from plugins.subjects.competencies.model import CompetencyReport
from plugins.subjects.corrections.model import Revisions
from plugins.subjects.framework.record import Competency, Framework, Indicator, JobStratum
from plugins.subjects.glossary.record import GlossaryTerm
from plugins.subjects.hiding.model import DisclosureReport
from plugins.subjects.metrics.record import Metric
from plugins.subjects.money.model import Resources
from plugins.subjects.plan.model import PlanStanding
from plugins.subjects.plan.record import Milestone, WorkplanActivity
from plugins.subjects.publications.record import Publication
from plugins.subjects.releases.record import SignOff
from plugins.subjects.scheme.record import bands_of
from plugins.subjects.services.model import ServiceReport
from plugins.subjects.source_notes.record import SourceNote
from plugins.subjects.targets.record import Target
from plugins.subjects.training_record.record import Training
from plugins.subjects.trainings.model import TrainingReport
from plugins.subjects.units.record import Unit

_HEADING = re.compile(r"<h[2-6]\b")
_ENGLISH = re.compile(r'<div lang="en"')
#: Each kind of record that readers see, in the order in which the page lists them; what several kinds share
#: is counted with the first that has it. Tables that stand in no line here come after these.
KINDS: Mapping[str, Callable[[Assembly], object]] = {
    "units": lambda assembly: assembly.rows(Unit),
    "metric_versions": lambda assembly: assembly.rows(Metric),
    "targets": lambda assembly: assembly.rows(Target),
    "bands": lambda assembly: bands_of(assembly.reference),
    "job_strata": lambda assembly: assembly.rows(JobStratum),
    "competencies": lambda assembly: assembly.reference[Framework].competencies,
    "trainings": lambda assembly: assembly.rows(Training),
    "publications": lambda assembly: assembly.rows(Publication),
    "workplan": lambda assembly: assembly.rows(WorkplanActivity),
    "commitments": lambda assembly: assembly.rows(Commitment),
    "glossary": lambda assembly: assembly.rows(GlossaryTerm),
    "source_notes": lambda assembly: assembly.rows(SourceNote),
    "bills": lambda assembly: (assembly.get(BillRegister), *_signed(assembly)),
    "resources": lambda assembly: assembly.get(Resources),
    "committees": lambda assembly: assembly.get(CommitteeBook),
    "competency_report": lambda assembly: assembly.get(CompetencyReport),
    "training_report": lambda assembly: assembly.get(TrainingReport),
    "disclosure": lambda assembly: assembly.get(DisclosureReport),
    "milestones": lambda assembly: assembly.rows(Milestone),
    "plan": lambda assembly: assembly.get(PlanStanding),
    "bill_stages": lambda assembly: assembly.reference[Journey].stages,
    "statutory_clocks": lambda assembly: assembly.rows(StatutoryClock),
    "calendar": lambda assembly: assembly[Calendar].entries,
    "revisions": lambda assembly: assembly.get(Revisions),
    "service_standards": lambda assembly: assembly.rows(ServiceStandard),
    "services": lambda assembly: assembly.get(ServiceReport),
}
#: Registers whose rows stand in a kind above, joined with others.
_JOINED = (Competency, Indicator, CalendarEntry)


@dataclass(frozen=True, slots=True, kw_only=True)
class Count:
    """Texts of one kind: all of them, and those without Kiswahili."""

    kind: str
    texts: int
    missing: int

    @property
    def kiswahili(self) -> int:
        """Texts that are in Kiswahili too."""
        return self.texts - self.missing


def count_records(assembly: Assembly) -> tuple[Count, ...]:
    """Each kind of record that has texts in two languages.

    What several records share is counted once: with the first kind that has it, reports last.
    """
    seen: set[int] = set()
    found: dict[str, object] = {kind: ask(assembly) for kind, ask in KINDS.items()}
    for record, rows in assembly.reference.tables:
        if record not in _JOINED:
            found.setdefault(getattr(record, "TABLE"), rows)  # noqa: B009
    found["reports"] = tuple(map(_reported, assembly.reports))
    found["superseded"] = tuple(map(_reported, assembly.superseded))
    counts = (count_texts(kind, records, seen) for kind, records in found.items())
    return tuple(count for count in counts if count.texts)


def _reported(report: Report) -> tuple[object, ...]:
    """What a version says itself; its declarations are counted with the reference tables they come from."""
    facts = report.records.facts
    return (report.release, *(row for _, rows in facts.tables for row in rows), *facts.facts)


def _signed(assembly: Assembly) -> tuple[SignOff, ...]:
    """The sign-offs of the release that the register of bills is told from; they are counted with it."""
    register = assembly.get(BillRegister)
    report = assembly.report(register.release.quarter) if register is not None else None
    return report.rows(SignOff) if report is not None else ()


def count_texts(kind: str, records: Any, seen: set[int] | None = None) -> Count:
    """The texts in ``records``, however deep, and how many of them have no Kiswahili.

    A text counts once for each cell in which it was written, however many records refer to it; ``seen``
    holds the identities of the texts and records already looked at, and grows.
    """
    texts = list(_texts(records, set() if seen is None else seen))
    return Count(kind=kind, texts=len(texts), missing=sum(not text.sw for text in texts))


def count_prose(kind: str, pages: Iterable[str]) -> Count:
    """The sections of Kiswahili pages, as HTML (their beginnings count as one each), and how many of them
    go on in English."""
    sections = missing = 0
    for html in pages:
        sections += 1 + len(_HEADING.findall(html))
        missing += len(_ENGLISH.findall(html))
    return Count(kind=kind, texts=sections, missing=missing)


def _texts(records: Any, seen: set[int]) -> Iterator[Bilingual]:
    waiting = [records]
    while waiting:
        record = waiting.pop()
        if isinstance(record, tuple):
            waiting.extend(record)
            continue
        names = _parts_of(type(record))  # type: ignore[arg-type]
        if names is None or id(record) in seen:
            continue
        seen.add(id(record))
        if not isinstance(record, Bilingual):
            waiting.extend([getattr(record, name) for name in names])
        elif record:
            yield record


@cache
def _parts_of(kind: type) -> tuple[str, ...] | None:
    """The fields in which records of that kind may hold texts; ``None`` for what holds none."""
    if not is_dataclass(kind):
        return None
    return tuple(field.name for field in fields(kind))
