"""Figures against the registers that they were counted from: a warning where the two differ."""

from __future__ import annotations

from collections.abc import Iterator

from checked_tables.problems import Problem
from plugins.core.facts.assembly import Report

from .measure import CountedFigures


def check_counts(report: Report, figures: CountedFigures) -> Iterator[Problem]:
    """A warning for each number of a figure that its register does not bear out: one of the two is wrong, or
    something was counted in another way."""
    for one in figures.of(report):
        result = one.result
        if result.source is None:
            continue
        for column in one.differing:
            yield Problem(
                file=result.source.file,
                line=result.source.line,
                column=column,
                kind="register-differs",
                found=f"{result.metric.metric_id} of {result.unit.unit_id} says {getattr(result, column)}; "
                f"{one.rule.table}.csv makes it {getattr(one.counted, column)}.",
                write="Correct whichever is wrong, or explain the difference in the note.",
                severity="warning",
            )
