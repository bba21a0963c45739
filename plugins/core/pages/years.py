"""What only grows has a page a year: the page of all tells the newest, each earlier year has its own.

A year's page holds the whole year, so that it is the same ever after, but for corrections.

>>> earlier_years(["2024-25", "2025-26", "2025-26", "2026-27"], shown=2)
('2024-25',)
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator

from checked_tables.texts import Language
from plugins.core.time.quarter import Quarter

from . import addresses
from .parts import Section, Text
from .teller import Teller

#: Financial years that a page of all tells in full: this one and the last.
SHOWN = 2
#: Those whose quarters a table of all holds: at most twelve rows, as in the table of a metric.
TABLED = 3


def earlier_years(years: Iterable[str], shown: int = SHOWN) -> tuple[str, ...]:
    """The financial years that have a page of their own, newest first: all but the newest ``shown``."""
    return tuple(sorted(set(years), reverse=True)[shown:])


def year_heading(teller: Teller, year: str) -> str:
    """A financial year as a heading says it: "Financial year 2024/25"."""
    return teller.t("common.financial_year", year=year.replace("-", "/"))


def year_link(teller: Teller, slug: str, year: str) -> Text:
    """The financial year, leading to its page among those of ``slug``."""
    return Text(year_heading(teller, year), url=addresses.page(teller.language, f"{slug}/{year}"))


def year_links(teller: Teller, slug: str, years: Iterable[str]) -> Iterator[Section]:
    """The section that leads to the pages of earlier years; none where there is none."""
    links = tuple(
        Text(year_heading(teller, year), url=addresses.page(teller.language, f"{slug}/{year}"))
        for year in years
    )
    if links:
        yield Section(section_id="earlier-years", heading=teller.t("common.earlier_years"), points=links)


def last_of_years(
    teller: Teller,
    quarters: Iterable[Quarter],
    address: Callable[[Language, Quarter], str],
    shown: int = SHOWN,
) -> Iterator[Text]:
    """The earlier years among ``quarters``, newest first: each leads to the page of its last
    quarter, from which those before it are a step away."""
    last = {quarter.financial_year: quarter for quarter in sorted(quarters)}
    for year in earlier_years(last, shown):
        yield Text(year_heading(teller, year), url=address(teller.language, last[year]))
