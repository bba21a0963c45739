"""What lies between two indices, cause by cause: each row a line from zero, adding up to the published
change."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from fractions import Fraction

from composite_index.decompose import Kind
from composite_index.exact import half_up
from plugins.core.claims.spread import largest_first
from plugins.core.facts.assembly import Report
from plugins.core.pages.columns import columns
from plugins.core.pages.tables import Cell, Table
from plugins.core.pages.teller import Teller
from plugins.core.statements import formats
from plugins.core.strips.moved import moved_strips

from .model import Indices
from .say import scope_titles, scope_word

#: So many metrics have a row each; the rest are one, so that the rows still add up.
_SHOWN = 6
#: Causes that have one row each.
_TOGETHER: tuple[Kind, ...] = ("target", "weight", "method")


def causes_tables(teller: Teller, report: Report) -> tuple[Table, ...]:
    """The table of the causes since the quarter before; nothing where the two indices are not compared."""
    why = report[Indices].assembly.why_previous
    value = report[Indices].assembly.value
    if why is None or value is None:
        return ()
    found = causes(teller, report)
    strips = dict(zip(found, moved_strips([points for _, points in found]), strict=True))
    table = (
        columns(teller, found)
        .column("index_bar.cause", lambda cause: cause[0])
        .picture("column.picture", lambda cause: Cell("", picture=strips[cause]))
        .number("index.contribution", lambda cause: formats.difference(cause[1], 1))
        .table(
            teller.t(
                "index_bar.caption", before=formats.number(why.base_value, 1), now=formats.number(value, 1)
            ),
            "index-change-table",
        )
    )
    total = (
        Cell(teller.t("view.change_total"), kind="total"),
        Cell(""),
        Cell(formats.difference(why.change, 1), kind="total"),
    )
    return (replace(table, rows=(*table.rows, total), reading=teller.t("index_bar.reading")),)


def causes(teller: Teller, report: Report) -> tuple[tuple[str, Decimal], ...]:
    """The causes of the change by name, in points rounded one by one: the metrics that moved it most, the
    others together, then money against its plan, targets, weights, rules, what appeared or went missing, and
    what rounding leaves over. They add up exactly."""
    why = report[Indices].assembly.why_previous
    if why is None:
        return ()
    shown, others = largest_first(why.of_kind("data"), _SHOWN, lambda effect: effect.points)
    found = [(teller.plain(effect.title), effect.points) for effect in shown]
    if others:
        rest = sum((effect.exact for effect in others), start=Fraction(0))
        found.append((teller.t("index_bar.other"), half_up(rest, 1)))
    for effect in why.of_kind("plan"):
        found.append((teller.t("index_bar.plan", title=teller.plain(effect.title)), effect.points))
    for kind in _TOGETHER:
        if total := why.total(kind):
            found.append((teller.t(f"index_bar.{kind}"), total))
    for effect in why.of_kind("scope"):
        word = scope_word(report, effect)
        title = scope_titles(report, effect, teller.voice)
        found.append((teller.t(f"index_bar.scope_{word}", title=title), effect.points))
    if rounding := why.change - sum((points for _, points in found), Decimal(0)):
        found.append((teller.t("index_bar.rounding"), rounding))
    return tuple(found)
