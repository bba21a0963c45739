"""The departments and committees that have a page; those no longer in use, whose lists they have left."""

from __future__ import annotations

from collections.abc import Iterator

from plugins.core.facts.assembly import Assembly
from plugins.core.pages import addresses
from plugins.core.pages.parts import Text
from plugins.core.pages.teller import Teller
from plugins.core.pages.things import Kind, Thing, thing

from .model_changes import former_names
from .record import Unit, UnitChange
from .say import say_former_names

#: The page that lists them.
ENDED = "departments/ended"
KINDS = {
    "department": Kind("department", "departments/index"),
    "committee": Kind("committee", "committees/index"),
}


def ended_units(assembly: Assembly) -> tuple[Unit, ...]:
    """The departments and committees whose last quarter is over, in the Assembly's own order."""
    latest = assembly.latest
    units = (unit for unit in assembly.rows(Unit) if unit.kind in KINDS)
    return tuple(unit for unit in units if latest is not None and not unit.reports_in(latest.quarter))


def ended_link(teller: Teller) -> Text | str:
    """The way to them, with their number; empty while there is none."""
    count = len(ended_units(teller.assembly))
    if not count:
        return ""
    said = teller.t("departments.ended", count=count)
    return Text(said, url=addresses.page(teller.language, ENDED))


def things(teller: Teller) -> Iterator[Thing]:
    """Each department and committee, by its name of today and by each that it had."""
    ended = ended_units(teller.assembly)
    for unit in teller.assembly.rows(Unit):
        if unit.kind in KINDS:
            url = addresses.unit(teller.language, unit)
            yield thing(teller, KINDS[unit.kind], unit.name, url, is_open=unit not in ended)
            told = say_former_names(teller.assembly, unit, teller.voice)
            names = former_names(teller.assembly.rows(UnitChange), unit.unit_id)
            for change, said in zip(names, told, strict=True):
                yield thing(teller, KINDS[unit.kind], change.was, url, said.text, is_open=False)
