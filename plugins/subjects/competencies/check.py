"""Competencies assessed: possible gaps, everybody together no fewer than the parts.

Each person who falls short does so by one to three levels, so with s = n_assessed - n_at_or_above people
short, ``s <= n_assessed * mean_gap <= 3 s``, to the rounding of the mean.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from decimal import Decimal

from checked_tables.fault import problem
from checked_tables.mapping import Placed
from checked_tables.problems import Problem
from checked_tables.status import WITH_VALUE

from .record import ALL_STRATA, CompetencySummary

_COUNTS = ("n_assessed", "n_at_or_above")
_MOST_SHORT = 3
_HALF = Decimal("0.005")


def check_summaries(rows: Sequence[Placed[CompetencySummary]]) -> Iterator[Problem]:
    """The rows of one version, each by itself, then those of one competency together."""
    of_competency: dict[str, list[CompetencySummary]] = defaultdict(list)
    for _, row in rows:
        of_competency[row.competency_id].append(row)
        yield from _check_row(row)
    for group in of_competency.values():
        yield from _check_total(group)


def _check_row(row: CompetencySummary) -> Iterator[Problem]:
    assessed, reached, gap = row.n_assessed, row.n_at_or_above, row.mean_gap
    if row.status not in WITH_VALUE or assessed is None or reached is None or gap is None:
        return
    if assessed and reached in (0, assessed):
        whole = "Everybody" if reached else "Nobody"
        found = f"{whole} of this level is at or above; that says it of each person."
        write = "Empty all three numbers and write the status suppressed."
        yield _at(row, "n_at_or_above", "whole-group", found, write)
    short = max(0, assessed - reached)
    room = _HALF * assessed
    if not short - room <= gap * assessed <= _MOST_SHORT * short + room:
        found = f"A mean gap of {gap} does not fit {short} of {assessed} people short by one to three levels."
        yield _at(row, "mean_gap", "impossible-gap", found, "Compute it again over all assessed.")


def _check_total(rows: Sequence[CompetencySummary]) -> Iterator[Problem]:
    whole = next((row for row in rows if row.stratum_id == ALL_STRATA), None)
    parts = [row for row in rows if row.stratum_id != ALL_STRATA]
    if whole is None or whole.status not in WITH_VALUE or not parts:
        return
    for name in _COUNTS:
        known = [getattr(row, name) for row in parts if row.status in WITH_VALUE]
        told, added = getattr(whole, name), sum(each or 0 for each in known)
        if told is None:
            continue
        if added > told or (len(known) == len(parts) and added != told):
            found = f"All together are {told}; the levels add up to {added}."
            yield _at(whole, name, "does-not-add-up", found, "Correct the total or its parts.")


def _at(row: CompetencySummary, column: str, kind: str, found: str, write: str) -> Problem:
    return problem(row.source.file, row.source.line, column, kind, found, write)
