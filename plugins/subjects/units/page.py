"""Departments and committees in the Assembly's own order, without ranking; a page for each department."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from plugins.core.pages import addresses
from plugins.core.pages.page import Page
from plugins.core.pages.parts import Words
from plugins.core.pages.teller import Teller
from plugins.subjects.figures.measure_tally import tally
from plugins.subjects.figures.model import Figures
from plugins.subjects.figures.offer_tally import tally_discs
from plugins.subjects.scorecard.offer import said_tally

from .offer import ENDED, ended_link, ended_units
from .offer_history import history_pages, sent, submission_of
from .offer_unit import unit_sheet
from .record import Unit
from .say import say_ended, say_former_names

_KINDS = ("department", "committee")


def department_pages(teller: Teller) -> Iterator[Page]:
    """The list, that of the units no longer in use if there are any, then one page for each department; a
    committee's page is made where its work is told."""
    ended = ended_units(teller.assembly)
    units = [unit for unit in teller.assembly.rows(Unit) if unit.kind in _KINDS]
    link = ended_link(teller)
    yield _list_page(teller, "departments/index", "", [unit for unit in units if unit not in ended], link)
    if ended:
        yield _list_page(teller, ENDED, "ended_", ended)
    for unit in units:
        if unit.kind == "department":
            yield _unit_page(teller, unit)
            yield from history_pages(teller, unit)


def _list_page(teller: Teller, slug: str, prefix: str, units: Sequence[Unit], ended: Words = "") -> Page:
    t = teller.t
    heading, lead = t(f"departments.{prefix}heading"), t(f"departments.{prefix}lead")
    groups = [
        {
            "group_id": f"{kind}s",
            "heading": t(f"unit_kinds.{kind}"),
            "rows": [_row(teller, unit) for unit in units if unit.kind == kind],
        }
        for kind in _KINDS
    ]
    view = {
        "heading": heading,
        "lead": lead,
        "groups": [group for group in groups if group["rows"]],
        "ended": ended,
        "note": t("departments.illustrative") if any(unit.illustrative for unit in units) else "",
    }
    return teller.page(
        slug,
        {"departments": view},
        lead,
        title=heading,
        template="departments",
        marked=False,
        trail=_trail(teller) if prefix else (),
    )


def _trail(teller: Teller) -> tuple[tuple[str, str], ...]:
    return ((teller.t("nav.departments"), addresses.contents(teller.language, "departments")),)


def _row(teller: Teller, unit: Unit) -> dict[str, Any]:
    """How it stands, and under its name the names that it had before."""
    report = teller.assembly.latest
    said, arrived, targets = teller.t("departments.no_figures"), "", None
    if (ended := say_ended(teller.assembly, unit, teller.voice)) is not None:
        said = ended.text
    elif report is not None and (results := report[Figures].of_unit(unit.unit_id)):
        counted = tally(results)
        said, targets = said_tally(teller, counted), tally_discs(teller, counted)
        submission = submission_of(report, unit)
        arrived = sent(teller, submission) if submission else ""
    names = (each.text for each in say_former_names(teller.assembly, unit, teller.voice))
    return {
        "unit": teller.unit(unit),
        "picture": targets.picture if targets else "",
        "said": said,
        "kind": "",
        "sent": " ".join(filter(None, (arrived, *names))),
    }


def _unit_page(teller: Teller, unit: Unit) -> Page:
    return teller.page(
        addresses.unit_slug(unit),
        unit_sheet(teller, unit),
        teller.t("departments.description", unit=teller.plain(unit.name)),
        template="department",
        trail=_trail(teller),
    )
