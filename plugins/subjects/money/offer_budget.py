"""A year's budget drawn from nothing in July, and where it is told."""

from __future__ import annotations

from decimal import Decimal

from plugins.core.pages import addresses
from plugins.core.pages.parts import Panel, Text, Words
from plugins.core.pages.teller import Teller
from plugins.core.statements import formats
from plugins.core.strips.year import year_panel
from plugins.core.time.quarter import Quarter
from plugins.subjects.targets.measure import shown_targets, targets_in_force
from plugins.subjects.units.record import ASSEMBLY_ID

from .measure_budget import share_of_all
from .model import BudgetYear, Resources

#: The metric whose targets are the plan of spending.
_METRIC = "adm_budget_execution"


def panel_of_year(teller: Teller, year: BudgetYear, name: Words) -> Panel:
    """The share of the whole budget spent by the end of each quarter, its plan if there is one, an even
    pace."""
    t, language = teller.t, teller.language
    quarters = [Quarter.parse(f"{year.financial_year}-Q{number}") for number in (1, 2, 3, 4)]
    spent = [share_of_all(year, quarter) for quarter in quarters]
    plan = [_planned(teller, quarter) for quarter in quarters]
    told = [(quarter, share) for quarter, share in zip(quarters, spent, strict=True) if share is not None]
    lines: list[Words] = []
    said = ""
    if told:
        last, share = told[-1]
        said = formats.percent(share, language)
        lines.append(t("resources.spent_by", share=said, day=last.last_day))
        target = plan[last.number - 1]
        if target is not None:
            lines.append(t("resources.planned_by", share=formats.percent(target, language)))
    else:
        lines.append(t("resources.none_in_year", year=said_year(year)))
    if year.is_back_cast:
        lines.append(t("resources.back_cast"))
    months = [t(f"resources.month_{number}") for number in range(5)]
    return Panel(name=name, picture=year_panel(spent, plan, months, said), lines=tuple(lines))


def _planned(teller: Teller, quarter: Quarter) -> Decimal | None:
    """The target of the Assembly's spending for the end of a quarter, also of one that is still to come."""
    rows = targets_in_force(shown_targets(teller.assembly), quarter)
    found = [row for key, row in rows.items() if (key[0], key[2]) == (_METRIC, ASSEMBLY_ID)]
    return max(found, key=lambda row: row.metric_version).value if found else None


def said_year(year: BudgetYear) -> str:
    """``2024/25``."""
    return year.financial_year.replace("-", "/")


def years_told(teller: Teller) -> tuple[str, ...]:
    """The financial years of which there is money or use, newest first: each has a page of its own."""
    found = teller.assembly[Resources]
    used = {point.quarter.financial_year for use in found.uses for point in use.points}
    return tuple(sorted({*used, *(year.financial_year for year in found.years)}, reverse=True))


def year_link(teller: Teller, year: BudgetYear) -> Text:
    """A financial year, leading to where its money is told quarter by quarter."""
    page = addresses.page(teller.language, f"resources/{year.financial_year}")
    url = f"{page}#budget-{year.financial_year}"
    return Text(teller.t("resources.year", year=said_year(year)), url=url)
