"""Typed against counted: what the rules make of the registers of every quarter, beside what was published."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from plugins.core.facts.assembly import Report
from plugins.portal.read import read_assembly
from plugins.subjects.rules.measure import CountedFigure, CountedFigures

#: How a figure stands beside its count, in the order in which they are told.
EQUAL, DIFFERS, NOT_TYPED, ABSENT = "equal", "differ", "not typed", "no number in both"


def back_test(data_dir: Path) -> Iterator[str]:
    """A line for each version of each quarter, one for each figure that is not equal, and the whole.

    ``DataProblems`` if the data folder is not in order.
    """
    assembly = read_assembly(data_dir)
    figures = assembly.get(CountedFigures)
    if figures is None:
        yield "There are no rules in reference/rules, or no registers: nothing is counted."
        return
    whole: Counter[str] = Counter()
    versions = sorted((*assembly.reports, *assembly.superseded), key=_place)
    for report in versions:
        found = figures.of(report)
        tally = Counter(map(standing, found))
        whole += tally
        told = ", ".join(
            f"{tally[word]} {word}" for word in (EQUAL, DIFFERS, NOT_TYPED, ABSENT) if tally[word]
        )
        yield f"{report.quarter}, version {report.release.version}: {told or 'no register'}."
        yield from (f"  {_beside(one)}" for one in found if standing(one) in (DIFFERS, NOT_TYPED))
    both = whole[EQUAL] + whole[DIFFERS]
    yield f"Of {both} figures that were typed and can be counted, {whole[EQUAL]} are equal."


def standing(one: CountedFigure) -> str:
    """How a figure stands beside what its rule makes of the register."""
    if one.counted.value is None and one.result.value is None:
        return ABSENT
    if one.result.value is None:
        return NOT_TYPED
    return DIFFERS if one.counted.value is None or list(one.differing) else EQUAL


def _place(report: Report) -> tuple[str, int]:
    return str(report.quarter), report.release.version


def _beside(one: CountedFigure) -> str:
    result, counted = one.result, one.counted
    parts = (
        ""
        if counted.numerator is None or counted.denominator is None
        else f" ({counted.numerator} of {counted.denominator})"
    )
    typed = result.status if result.value is None else result.value
    return (
        f"{result.metric.metric_id} of {result.unit.unit_id}: typed {typed}, {one.rule.table}.csv makes it "
        f"{counted.value}{parts}."
    )
