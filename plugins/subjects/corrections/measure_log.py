"""Everything that happened to what is published, in one order: releases, new versions, withdrawals,
corrections, revisions, changes of method, moved dates, new definitions and other words."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from typing import Literal, get_args

from checked_tables.texts import NO_TEXT, Bilingual
from plugins.core.facts.assembly import Assembly, Report
from plugins.core.time.quarter import Quarter
from plugins.core.time.release import Release
from plugins.subjects.calendar.measure import Announced, kept, releases_announced
from plugins.subjects.calendar.record import Calendar
from plugins.subjects.metrics.record import Metric
from plugins.subjects.rewordings.record import TextChange

from .record import corrections_of

LogKind = Literal[
    "release",
    "version",
    "withdrawn",
    "correction",
    "revision",
    "method_change",
    "calendar",
    "day_missed",
    "definition",
    "wording",
    "spelling",
    "translation",
]
KINDS: tuple[LogKind, ...] = get_args(LogKind)


@dataclass(frozen=True, slots=True, kw_only=True)
class LogEntry:
    """One thing that happened on a day. ``announced`` and ``place`` name a change of the calendar (number
    ``place`` of its entries), ``metric_id`` and ``unit_id`` the figure or definition that changed,
    ``release`` the version that said so, ``definition`` the version of a new definition, ``texts`` the words
    that were changed for one reason."""

    on: date
    kind: LogKind
    quarter: Quarter
    release: Release | None = None
    definition: int = 0
    metric_id: str = ""
    unit_id: str = ""
    reason: Bilingual = NO_TEXT
    announced: Announced | None = None
    place: int = 0
    texts: tuple[TextChange, ...] = ()

    @property
    def version(self) -> int:
        """The version of the report or of the definition; 0 where it is about none."""
        return self.release.version if self.release else self.definition

    @property
    def entry_id(self) -> str:
        """Stable for ever and unique: the day, what it was, and about what."""
        parts = (self.on.isoformat(), self.kind, self.quarter.slug, self.metric_id, self.unit_id)
        named = [part.replace("_", "-") for part in parts if part]
        if self.version:
            named.append(self.release.name if self.release else f"v{self.definition}")
        if self.announced is not None:
            named.append(self.announced.kind.replace("_", "-"))
        if self.texts:
            named.append(self.texts[0].address.replace("/", "-").replace("_", "-"))
        return "-".join(named)


def change_log(assembly: Assembly) -> tuple[LogEntry, ...]:
    """The log, newest first; what happened on one day in the order of quarters and then of kinds."""
    reports = (*assembly.superseded, *assembly.reports)
    found = [
        *(entry for report in reports for entry in _of_report(report)),
        *_moved(releases_announced(assembly[Calendar].entries)),
        *_missed(assembly),
        *_definitions(assembly),
        *_reworded(assembly.rows(TextChange)),
    ]
    found.sort(key=lambda one: (one.quarter, one.version, -KINDS.index(one.kind)), reverse=True)
    return tuple(sorted(found, key=lambda one: one.on, reverse=True))


def _of_report(report: Report) -> Iterator[LogEntry]:
    release = report.release
    kind: LogKind = "release" if release.version == 1 else "version"
    yield LogEntry(on=release.published_on, kind=kind, quarter=release.quarter, release=release)
    told = set()
    for one in corrections_of(report):
        key = (one.kind, one.metric_id, one.unit_id)
        if key not in told:
            told.add(key)
            yield LogEntry(
                on=release.published_on,
                kind=one.kind,
                quarter=release.quarter,
                release=release,
                metric_id=one.metric_id,
                unit_id=one.unit_id,
                reason=one.reason,
            )
    if (gone := release.withdrawn) is not None:
        yield LogEntry(
            on=gone.withdrawn_on,
            kind="withdrawn",
            quarter=release.quarter,
            release=release,
            reason=gone.reason,
        )


def _moved(releases: Iterable[Announced]) -> Iterator[LogEntry]:
    for one in releases:
        for place in range(1, len(one.entries)):
            entry = one.entries[place]
            yield LogEntry(
                on=entry.announced_on,
                kind="calendar",
                quarter=one.quarter,
                reason=entry.reason,
                announced=one,
                place=place,
            )


def _missed(assembly: Assembly) -> Iterator[LogEntry]:
    """Each report that did not come out on its day, on that day; also if it came out later."""
    out = [report.release for report in (*assembly.reports, *assembly.superseded)]
    for one in kept(releases_announced(assembly[Calendar].entries), out):
        told = one.announced
        if told.kind == "quarterly_release" and not told.cancelled and (one.missed or one.days_late):
            yield LogEntry(on=told.at.date(), kind="day_missed", quarter=told.quarter)


def _definitions(assembly: Assembly) -> Iterator[LogEntry]:
    """A new definition of a metric that had one; it holds from the first day of its quarter."""
    out = [report.quarter for report in assembly.reports]
    for metric in assembly.rows(Metric):
        if metric.metric_version > 1 and metric.introduced in out:
            yield LogEntry(
                on=metric.introduced.first_day,
                kind="definition",
                quarter=metric.introduced,
                definition=metric.metric_version,
                metric_id=metric.metric_id,
                reason=metric.change_note,
            )


def _reworded(changes: Iterable[TextChange]) -> Iterator[LogEntry]:
    """Other words for one reason are one entry, however many they are."""
    entries: dict[tuple[object, ...], list[TextChange]] = {}
    for each in changes:
        entries.setdefault((each.changed_on, each.kind, each.reason), []).append(each)
    for texts in entries.values():
        first = texts[0]
        yield LogEntry(
            on=first.changed_on,
            kind=first.kind,
            quarter=Quarter.containing(first.changed_on),
            reason=first.reason,
            texts=tuple(texts),
        )
