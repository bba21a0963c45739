"""Where all bills stand: a table that is its own picture, a square a bill."""

from __future__ import annotations

from markupsafe import Markup

from plugins.core.pages import addresses
from plugins.core.pages.columns import columns
from plugins.core.pages.parts import Text
from plugins.core.pages.tables import Cell, Table
from plugins.core.pages.teller import Teller
from plugins.core.strips.squares import squares

from .model import BillRegister, BillStory
from .offer import listed_bills
from .record import CARRIED_OVER


def pipeline_table(teller: Teller, register: BillRegister) -> Table:
    """Every stage at which a bill stands, in the order of the process, with its bills."""
    places = [place for place in places_of(register) if _at(register, place)]
    table = (
        columns(teller, places)
        .column("bills.stage", lambda place: _link(teller, register, place))
        .picture("column.picture", lambda place: Cell("", picture=_squares(register, place)))
        .number("nav.bills", lambda place: len(_at(register, place)))
        .table(teller.t("bills.pipeline"), "pipeline-table")
    )
    return Table(
        table.caption, table.columns, table.rows, table.table_id, reading=teller.t("bills.pipeline_reading")
    )


def places_of(register: BillRegister) -> tuple[str, ...]:
    """Every place where a bill can stand, in the order of the process."""
    stages = (stage.stage_id for stage in register.stages)
    return (*(stage for stage in stages if stage != CARRIED_OVER), "rejected")


def stage_name(teller: Teller, register: BillRegister, place: str) -> str:
    """The name of a stage, or of the place of bills that were rejected."""
    named = (stage for stage in register.stages if stage.stage_id == place)
    return next((teller.plain(stage.name) for stage in named), teller.t("bills.rejected"))


def _link(teller: Teller, register: BillRegister, place: str) -> Text:
    """To the bills at a place; where all of them are of older sessions, to the list that leads to those."""
    stories = _at(register, place)
    here = "index" if any(story.is_open for story in stories) else "ended"
    url = addresses.page(teller.language, f"bills/{here}")
    told = {story.bill.bill_id for story in listed_bills(register.bills)}
    if any(story.bill.bill_id in told for story in stories):
        url += f"#{place.replace('_', '-')}"
    return Text(stage_name(teller, register, place), url=url)


def _at(register: BillRegister, place: str) -> list[BillStory]:
    return [story for story in register.bills if story.place == place]


def _squares(register: BillRegister, place: str) -> Markup:
    still = sum(story.is_open for story in _at(register, place))
    return squares(still, 0, len(_at(register, place)) - still)
