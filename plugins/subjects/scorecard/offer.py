"""A quarter's targets read a second time: by perspective, by quality, cost and delivery, and by the policy's
yardstick of a tenth."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import partial

from markupsafe import Markup

from plugins.core.facts.assembly import Report
from plugins.core.pages import addresses
from plugins.core.pages.columns import columns
from plugins.core.pages.parts import Section, Text
from plugins.core.pages.tables import Cell, Table
from plugins.core.pages.teller import Teller
from plugins.core.statements import formats
from plugins.core.strips.squares import squares
from plugins.subjects.figures.model import Figures, Result, Tally
from plugins.subjects.figures.say_ten_percent import say_ten_percent
from plugins.subjects.units.record import ASSEMBLY_ID

from .measure import Group, by_perspective, by_qcd


def said_tally(teller: Teller, tally: Tally) -> str:
    """How many targets of a group were met."""
    if not tally.judged:
        return teller.t("scorecard.none_judged")
    return teller.t("scorecard.met", count=tally.met, of=tally.judged)


def scorecard_section(teller: Teller, report: Report) -> Section | None:
    """A square for each figure of the Assembly by perspective and by quality, cost and delivery, then which
    figures gained a tenth in a year; ``None`` without a figure."""
    results = report[Figures].of_unit(ASSEMBLY_ID)
    if not results:
        return None
    return Section(
        section_id="scorecard",
        heading=teller.t("nav.scorecard"),
        paragraphs=(teller.sentence(say_ten_percent(report, teller.voice)),),
        points=tuple(_gained(teller, results)),
        tables=(_table(teller, results),),
        note=Text(teller.t("scorecard.ten_why"), url=addresses.page(teller.language, "policy/success")),
    )


def _table(teller: Teller, results: Sequence[Result]) -> Table:
    t = teller.t
    caption = t("scorecard.heading")
    rows: list[tuple[Cell, ...]] = []
    for words, groups in (("perspective", by_perspective(results)), ("qcd", by_qcd(results))):
        found = (
            columns(teller, [group for group in groups if group.results])
            .column("scorecard.side", partial(_named, teller, words))
            .picture("column.picture", lambda group: Cell("", picture=_drawn(group)))
            .number("column.met", lambda group: group.tally.met)
            .number("column.judged", lambda group: group.tally.judged)
            .table(caption, "scorecard-table")
        )
        rows += [(Cell(t(f"scorecard.{words}"), kind="group"),), *found.rows]
    return replace(found, rows=tuple(rows), reading=t("scorecard.reading"))


def _named(teller: Teller, words: str, group: Group) -> str:
    return teller.t(f"{words}.{group.key}")


def _drawn(group: Group) -> Markup:
    tally = group.tally
    return squares(tally.met, tally.judged - tally.met, len(group.results) - tally.judged, across=16)


def _gained(teller: Teller, results: Sequence[Result]) -> Iterator[str]:
    """Which figures gained a tenth in a year, and which did not."""
    for verdict in ("met", "not_met"):
        if names := [teller.plain(one.metric.title) for one in results if one.ten_percent == verdict]:
            yield teller.t(f"scorecard.ten_{verdict}", names=formats.listed(names, teller.language))
