"""The illustrative quarters as they are measured, for the verdicts that were worked out by hand."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from plugins.core.facts.assembly import Report
from plugins.core.facts.withheld import without_hidden
from plugins.portal.read import measure, read_dataset
from plugins.subjects.figures.model import Figures, Result
from plugins.subjects.units.record import ASSEMBLY_ID
from tests.samples.example import EXAMPLE


@cache
def _reports() -> dict[str, Report]:
    measured = measure(without_hidden(read_dataset(EXAMPLE.folder)))
    found = (*measured.reports, *measured.superseded)
    return {f"{report.release.quarter}/{report.release.version}": report for report in found}


def report(name: str) -> Report:
    """A version of an illustrative quarter, such as ``2026-27-Q1/1``."""
    return _reports()[name]


def results(name: str) -> Iterator[Result]:
    """The Assembly's figures in it, by metric in the dictionary's order."""
    found = report(name)[Figures].results
    return (result for result in found if result.unit.unit_id == ASSEMBLY_ID)


def result(name: str, metric_id: str) -> Result:
    """One of them."""
    return next(one for one in results(name) if one.metric.metric_id == metric_id)
