"""Competencies assessed: all strata together are the sum of the strata, in people and in levels short."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from decimal import Decimal

from disclosure_control.package import Number, Said
from disclosure_control.system import Relation, total
from plugins.core.facts.assembly import Report
from plugins.subjects.people.hide import name_of as count_name

from .record import ALL_STRATA, CompetencySummary

_TABLE = "competency_summary"
_ONE, _MOST, _STEP = Decimal(1), Decimal(3), Decimal("0.01")


def competencies(report: Report) -> Iterator[Said]:
    """The levels by which people fall short (``n_assessed * mean_gap``, a whole number) as numbers beside
    the counts; whoever falls short does so by one to three levels."""
    groups: dict[str, list[CompetencySummary]] = defaultdict(list)
    for row in report.rows(CompetencySummary):
        groups[row.competency_id].append(row)
        yield _shortfall(report, row)
        if row.status == "suppressed" or row.mean_gap is not None:
            yield from _levels(report, row)
    for rows in groups.values():
        yield from _totals(report, rows)


def _name(report: Report, row: CompetencySummary, column: str) -> str:
    return count_name(report, _TABLE, (row.competency_id, row.stratum_id), column)


def _shortfall(report: Report, row: CompetencySummary) -> Number:
    known = row.n_assessed is not None and row.mean_gap is not None
    people = Decimal(row.n_assessed or 0)
    return Number(
        name=_name(report, row, "shortfall"),
        table=_TABLE,
        hidden=row.status == "suppressed",
        printed=people * (row.mean_gap or 0) if known else None,
        unit=people * _STEP,
        source=row.source,
        column="mean_gap",
    )


def _levels(report: Report, row: CompetencySummary) -> Iterator[Relation]:
    short = f"{_name(report, row, 'n_at_or_above')}, others"
    levels = _name(report, row, "shortfall")
    yield Relation(
        name=f"{levels}: at least one level each", terms={levels: -_ONE, short: _ONE, f"{levels}, more": _ONE}
    )
    yield Relation(
        name=f"{levels}: at most three levels each",
        terms={short: -_MOST, levels: _ONE, f"{levels}, fewer": _ONE},
    )


def _totals(report: Report, rows: Sequence[CompetencySummary]) -> Iterator[Relation]:
    whole = next((row for row in rows if row.stratum_id == ALL_STRATA), None)
    parts = [row for row in rows if row.stratum_id != ALL_STRATA]
    if whole is None or not parts or whole.status in ("not_reported", "not_collected"):
        return
    for column in ("n_assessed", "n_at_or_above", "shortfall"):
        name = _name(report, whole, column)
        yield total(f"{name} = sum over levels", name, [_name(report, row, column) for row in parts])
