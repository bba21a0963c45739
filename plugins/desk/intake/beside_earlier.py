"""Figures that are in order by themselves, but odd beside the same unit's earlier ones: asked about, never
refused.

- Nearly all of a quarter's figures are exactly last quarter's: perhaps a copy that nobody filled in. Of at
  least ``FEWEST`` figures, so many in a hundred as ``NEARLY_ALL`` says.
- One figure is exactly last quarter's, with parts too large for that to be chance.
- The numbers of two units look as if each stood in the other's row: their denominators (of a figure without
  parts, its values) are closer to last quarter's when they change places, by a factor of ``CLOSER``.
- A whole, or a count, is far from what the unit had: outside ``LOW`` to ``HIGH`` times the median of its last
  four.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import combinations
from statistics import median

from checked_tables.problems import Problem
from plugins.core.facts.assembly import Assembly, Report
from plugins.core.statements.formats import months
from plugins.core.time.quarter import Quarter
from plugins.subjects.figures.model import Figures, Result
from plugins.subjects.units.record import ASSEMBLY_ID

FEWEST, NEARLY_ALL = 10, 80
CLOSER = 4
LOW, HIGH = Decimal("0.4"), Decimal("2.5")
#: A whole or a count below this is repeated, or doubled, by chance.
_LARGE = 20
_BEFORE = 4


def check_beside_earlier(assembly: Assembly, quarter: Quarter) -> Iterator[Problem]:
    """Warnings for the figures of ``quarter``, whose draft is one of the assembly's reports."""
    draft, last = assembly.report(quarter), _of_kind(assembly, quarter.previous, quarter)
    if draft is None or last is None:
        return
    pairs = [
        (now, before)
        for now in draft[Figures].results
        if now.source is not None
        and now.value is not None
        and (before := last[Figures].of(now.metric.metric_id, now.unit.unit_id)) is not None
        and before.value is not None
        and before.metric.metric_version == now.metric.metric_version
        and now.change_previous.reason != "unit_changed"
    ]
    same = [(now, before) for now, before in pairs if _numbers(now) == _numbers(before)]
    if len(pairs) >= FEWEST and 100 * len(same) >= NEARLY_ALL * len(pairs):
        yield _copied(len(same), len(pairs), same[0][0], last)
        return
    yield from (_kept(now, last) for now, _ in same if not now.note and _is_large(now))
    yield from _swapped([pair for pair in pairs if not pair[0].note])
    yield from _far(assembly, quarter, [now for now, _ in pairs if not now.note])


def _of_kind(assembly: Assembly, wanted: Quarter, quarter: Quarter) -> Report | None:
    """That quarter's report, if its figures came about as those of ``quarter`` did."""
    found, own = assembly.report(wanted), assembly.report(quarter)
    if found is None or own is None or found.release.provenance != own.release.provenance:
        return None
    return found


def _numbers(result: Result) -> tuple[Decimal | None, ...]:
    return result.value, result.numerator, result.denominator


def _whole(result: Result) -> Decimal | None:
    """What shows how large a unit's work is: the denominator, else the value."""
    return result.denominator if result.denominator is not None else result.value


def _is_large(result: Result) -> bool:
    """Whether the same numbers twice are no chance; the same budget, or the same days, twice may be."""
    whole = result.denominator if result.denominator is not None else result.value
    if result.denominator is None and result.metric.unit == "days":
        return False
    return whole is not None and whole >= _LARGE


def _copied(same: int, of: int, first: Result, last: Report) -> Problem:
    file = first.source.file if first.source else ""
    return Problem(
        file=file,
        line=0,
        column="",
        kind="last-quarter-again",
        found=f"{same} of {of} figures are exactly those of {months(last.quarter, 'en')}.",
        write="Look whether the new quarter was filled in, or an old copy was handed over.",
        severity="warning",
    )


def _warning(now: Result, column: str, kind: str, found: str, write: str) -> Problem:
    assert now.source is not None
    return Problem(
        file=now.source.file,
        line=now.source.line,
        column=column,
        kind=kind,
        found=found,
        write=write,
        severity="warning",
    )


def _name(now: Result) -> str:
    return f"{now.metric.title.en}, {now.unit.name.en}"


def _kept(now: Result, last: Report) -> Problem:
    parts = f" ({now.numerator:f} of {now.denominator:f})" if now.denominator is not None else ""
    return _warning(
        now,
        "value",
        "last-quarter-again",
        f"{_name(now)}: {now.value:f}{parts} is exactly the figure of {months(last.quarter, 'en')}.",
        "If it is this quarter's too, say so in the note; else write this quarter's.",
    )


def _swapped(pairs: Sequence[tuple[Result, Result]]) -> Iterator[Problem]:
    """Two units of a metric whose numbers seem to have changed places; said once, at the first."""
    units = [pair for pair in pairs if pair[0].unit.unit_id != ASSEMBLY_ID]
    for (one, one_before), (two, two_before) in combinations(units, 2):
        if one.metric.metric_id != two.metric.metric_id or one.unit.kind != two.unit.kind:
            continue
        a, b, was_a, was_b = (_whole(each) for each in (one, two, one_before, two_before))
        if a is None or b is None or was_a is None or was_b is None:
            continue
        as_it_is = abs(a - was_a) + abs(b - was_b)
        changed = abs(a - was_b) + abs(b - was_a)
        if as_it_is > CLOSER * changed and abs(was_a - was_b) * 5 > max(was_a, was_b):
            yield _warning(
                one,
                "value",
                "changed-places",
                f"{_name(one)}, and {two.unit.name.en} look as if each had the other's numbers: {a:f} and "
                f"{b:f}, after {was_a:f} and {was_b:f} a quarter earlier.",
                "Look whether the two rows were exchanged.",
            )


def _far(assembly: Assembly, quarter: Quarter, results: Sequence[Result]) -> Iterator[Problem]:
    """Wholes and counts far from the median of the unit's last four."""
    reports, at = [], quarter
    for _ in range(_BEFORE):
        at = at.previous
        if (found := _of_kind(assembly, at, quarter)) is not None:
            reports.append(found)
    for now in results:
        whole = _whole(now)
        earlier = [
            number
            for report in reports
            if (before := report[Figures].of(now.metric.metric_id, now.unit.unit_id)) is not None
            and before.metric.metric_version == now.metric.metric_version
            and (number := _whole(before)) is not None
        ]
        if whole is None or len(earlier) < 2 or (now.metric.cumulative and now.denominator is None):
            continue
        middle = median(earlier)
        if max(middle, whole) >= _LARGE and not LOW * middle <= whole <= HIGH * middle:
            column = "denominator" if now.denominator is not None else "value"
            yield _warning(
                now,
                column,
                "own-history",
                f"{_name(now)}: {whole:f} is far from what it was; the middle one of its last "
                f"{len(earlier)} is {middle:f}.",
                "Look whether it is of another unit, of a month, or in thousands; if it is right, say why in "
                "the note.",
            )
