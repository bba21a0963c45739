"""Each figure of a draft against last quarter and the same quarter last year; what stands out.

A jump is |now - before| / |before| x 100, on published values, over the metric's own
``jump_threshold_pct``. Figures of different provenance are never compared, nor those of different
definitions; a figure that adds up through the financial year is compared with a year earlier only.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal
from typing import Literal

from checked_tables.status import WITH_VALUE, Status
from checked_tables.texts import Bilingual
from plugins.core.facts.assembly import Assembly, Report
from plugins.core.time.quarter import Quarter
from plugins.subjects.figures.model import Figures, Result
from plugins.subjects.metrics.record import Metric
from plugins.subjects.units.record import Unit

from .contradictions import Line, contradicted

Kind = Literal["jump", "new", "missing", "definition", "contradiction", "history", "version"]
#: Why there is nothing to compare with.
WhyNot = Literal["no figure", "another definition", "other work"]
#: Of these staff say why; a changed history, and a figure that a correction changes, have their public
#: correction already.
ASKED: tuple[Kind, ...] = ("jump", "new", "missing", "definition", "contradiction")
HUNDRED = Decimal(100)


@dataclass(frozen=True, slots=True, kw_only=True)
class Flag:
    """Why a figure stands out against that of ``base``. ``before`` and ``now`` are published values,
    ``pct`` the change in per cent (``None`` from zero, or where there is none); for a changed history
    ``before`` is what was published first and ``now`` what holds today, for a version what the version
    before this one says and what this one does. A contradiction ``says`` what else in the draft says
    otherwise; its ``base`` is the draft's own quarter."""

    kind: Kind
    base: Quarter
    before: Decimal | None
    now: Decimal | None
    pct: Decimal | None = None
    says: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Compared:
    """One figure with those it is compared with, or why it cannot be. ``is_published``: the version before
    this one has the same figure, so whatever stands out was asked about then."""

    metric: Metric
    unit: Unit
    now: Decimal | None
    status: Status
    note: Bilingual
    previous: Decimal | WhyNot
    year: Decimal | WhyNot
    flags: tuple[Flag, ...]
    is_published: bool = False

    @property
    def key(self) -> tuple[str, str]:
        """The metric and the unit."""
        return (self.metric.metric_id, self.unit.unit_id)

    @property
    def asks(self) -> tuple[Flag, ...]:
        """The flags that need a reason: none if the figure has a note that readers see, or is published."""
        if self.note or self.is_published:
            return ()
        return tuple(flag for flag in self.flags if flag.kind in ASKED)


def compared(assembly: Assembly, quarter: Quarter) -> tuple[Compared, ...]:
    """Every figure that the quarter or the one before it has, in the dictionary's order; the draft must
    be one of the assembly's reports (``KeyError``)."""
    draft = assembly.report(quarter)
    if draft is None:
        raise KeyError(str(quarter))
    previous = _of_series(assembly, quarter.previous, draft)
    year = _of_series(assembly, quarter.year_earlier, draft)
    earlier = _earlier_version(assembly, draft)
    against = contradicted(assembly)
    return tuple(
        _compared(assembly, result, previous, year, earlier, against) for result in draft[Figures].results
    )


def change_pct(now: Decimal, before: Decimal) -> Decimal | None:
    """(now - before) / |before| x 100, half up to a whole per cent; ``None`` from zero."""
    if before == 0:
        return None
    return ((now - before) / abs(before) * HUNDRED).quantize(Decimal(1), ROUND_HALF_UP)


def _compared(
    assembly: Assembly,
    result: Result,
    previous: Report | None,
    year: Report | None,
    version: Report | None,
    against: Mapping[Line, str],
) -> Compared:
    metric, unit = result.metric, result.unit
    key = (metric.metric_id, unit.unit_id)
    now = result.value if result.status in WITH_VALUE else None
    last, earlier, published = (
        report[Figures].of(*key) if report else None for report in (previous, year, version)
    )
    goes_on = result.change_previous.reason != "unit_changed"
    went_on = result.change_year.reason != "unit_changed"
    flags = [
        *_version(result, published, version),
        *(_presence(result, now, last, previous) if goes_on else ()),
        *(_jump(metric, now, last) if goes_on and not metric.cumulative else ()),
        *(_jump(metric, now, earlier) if went_on else ()),
        *(_definition(result, last) if goes_on else ()),
        *_contradiction(result, against),
        *(flag for report in (previous, year) if report for flag in _history(assembly, report, key)),
    ]
    return Compared(
        metric=metric,
        unit=unit,
        now=now,
        status=result.status,
        note=result.note,
        previous=_comparable(metric, last) if goes_on else "other work",
        year=_comparable(metric, earlier) if went_on else "other work",
        flags=tuple(flags),
        is_published=published is not None and _said(published) == _said(result),
    )


def _earlier_version(assembly: Assembly, draft: Report) -> Report | None:
    """The version that a correction would take the place of."""
    older = [each for each in assembly.superseded if each.quarter == draft.quarter]
    return max(older, key=lambda each: each.release.version, default=None)


def _said(result: Result) -> tuple[Status, Decimal | None]:
    return result.status, result.value


def _version(result: Result, published: Result | None, version: Report | None) -> Iterator[Flag]:
    """A figure that this version changes, adds or takes away."""
    if version is None:
        return
    before = published.value if published else None
    if published is None or _said(published) != _said(result):
        yield Flag(kind="version", base=version.quarter, before=before, now=result.value)


def _of_series(assembly: Assembly, quarter: Quarter, draft: Report) -> Report | None:
    report = assembly.report(quarter)
    if report is None or report.release.provenance != draft.release.provenance:
        return None
    return report


def _comparable(metric: Metric, other: Result | None) -> Decimal | WhyNot:
    if other is None or other.value is None:
        return "no figure"
    return other.value if other.metric.metric_version == metric.metric_version else "another definition"


def _presence(
    result: Result, now: Decimal | None, last: Result | None, previous: Report | None
) -> Iterator[Flag]:
    """A figure where there was none, and none where there was one."""
    if previous is None:
        return
    before = last.value if last else None
    if now is not None and before is None:
        yield Flag(kind="new", base=previous.quarter, before=None, now=now)
    elif now is None and before is not None and result.status != "suppressed":
        yield Flag(kind="missing", base=previous.quarter, before=before, now=None)


def _jump(metric: Metric, now: Decimal | None, other: Result | None) -> Iterator[Flag]:
    before = _comparable(metric, other)
    if other is None or now is None or not isinstance(before, Decimal) or now == before:
        return
    exact = None if before == 0 else abs(now - before) / abs(before) * HUNDRED
    if exact is None or exact > metric.jump_threshold_pct:
        pct = change_pct(now, before)
        yield Flag(kind="jump", base=other.quarter, before=before, now=now, pct=pct)


def _definition(result: Result, last: Result | None) -> Iterator[Flag]:
    if last is not None and last.metric.metric_version != result.metric.metric_version:
        yield Flag(kind="definition", base=last.quarter, before=last.value, now=result.value)


def _contradiction(result: Result, against: Mapping[Line, str]) -> Iterator[Flag]:
    """What else in the draft says another number; a note of the figure, or a reason, settles it."""
    says = against.get((result.source.file, result.source.line)) if result.source else None
    if says:
        yield Flag(kind="contradiction", base=result.quarter, before=None, now=result.value, says=says)


def _history(assembly: Assembly, report: Report, key: tuple[str, str]) -> Iterator[Flag]:
    """The figure of an earlier quarter as first published, if it is another today."""
    first = next((each for each in assembly.superseded if each.quarter == report.quarter), None)
    if first is None:
        return
    then, today = first[Figures].of(*key), report[Figures].of(*key)
    was, holds = (then.value if then else None), (today.value if today else None)
    if was != holds:
        yield Flag(kind="history", base=report.quarter, before=was, now=holds)
