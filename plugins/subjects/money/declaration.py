"""Budget lines and the use of resources."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from checked_tables.problems import Problem
from plugins.core.facts.assembly import Assembly
from plugins.core.facts.subject import Measuring
from plugins.core.facts.version import Read, ReadVersion
from plugins.core.pages.contents import Entry
from plugins.core.pages.page import Page
from plugins.core.pages.teller import Teller
from plugins.core.subject import Subject
from plugins.subjects.units.measure import by_id
from plugins.subjects.units.record import Unit

from .check import check_budget, check_cumulative
from .check_resources import check_resources
from .measure import resources
from .measure_budget import budget_result
from .model import BudgetReport, Resources
from .record import BudgetLine, ResourceUse


def _check(read: Read, _: Sequence[Problem]) -> Iterator[Problem]:
    units = by_id(read.declared.rows(Unit))
    yield from check_budget(read.file(BudgetLine), read.placed(BudgetLine), units)
    yield from check_resources(read.file(ResourceUse), read.placed(ResourceUse))


def _check_series(now: ReadVersion, before: Sequence[ReadVersion], _: bool) -> Iterator[Problem]:
    year = now.quarter.financial_year
    for last in [each for each in before if each.quarter.financial_year == year][-1:]:
        rows, earlier = now.placed(BudgetLine), last.placed(BudgetLine)
        yield from check_cumulative(now.file(BudgetLine), rows, last.file(BudgetLine), earlier)


def _measure(measuring: Measuring) -> Iterator[BudgetReport]:
    one = measuring.one
    lines = one.version.rows(BudgetLine)
    yield BudgetReport(results=tuple(budget_result(line, one.quarter) for line in lines))


def _tell(assembly: Assembly) -> Iterator[Resources]:
    yield resources(assembly.reports)


def _pages(teller: Teller) -> Iterator[Page]:
    from .page import resources_page
    from .page_years import year_pages

    yield resources_page(teller)
    yield from year_pages(teller)


SUBJECT = Subject(
    listed=(("footer.results", Entry("resources", "resources", 140)),),
    word="money",
    uses=("units",),
    published_with="reports",
    records=(BudgetLine, ResourceUse),
    check=_check,
    check_series=_check_series,
    measure=_measure,
    tell=_tell,
    pages=_pages,
)
