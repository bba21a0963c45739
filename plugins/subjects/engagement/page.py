"""Members' reports on engagement: submitted or not, by seat, in the order of seats."""

from __future__ import annotations

from plugins.core.pages import addresses
from plugins.core.pages.columns import columns, written
from plugins.core.pages.page import Page
from plugins.core.pages.parts import Discs, Section, Sheet, Text, Words
from plugins.core.pages.tables import Cell
from plugins.core.pages.teller import Teller
from plugins.core.strips.squares import squares
from plugins.subjects.seats.offer import election_notices
from plugins.subjects.seats.record import Term
from plugins.subjects.services.model import ServiceReport

from .model import EngagementTally
from .record import Engagement

_METRIC = "stk-engagement-reports"
_KINDS = ("ward", "nominated")
#: Squares in a row: forty-seven seats stand in two.
_ACROSS = 24


def engagement_page(teller: Teller) -> Page:
    """The reports of the newest quarter."""
    t, found = teller.t, teller.assembly.get(ServiceReport)
    heading = t("engagement.heading")
    sheet = Sheet(heading=heading, answer=t("engagement.none"))
    if found is not None and found.engagement is not None:
        sheet = Sheet(
            heading=heading,
            answer=_answer(teller, found, found.engagement),
            tally=_drawn(teller, found.engagement),
            notices=election_notices(teller, teller.assembly.report(found.release.quarter)),
            sections=tuple(
                section
                for kind in _KINDS
                if (section := _section(teller, found.engagement, kind)) is not None
            ),
            markers=teller.markers(
                ["not_applicable"] if any(map(_is_vacant, found.engagement.seats)) else []
            ),
            downloads=teller.tables("engagement", release=found.release),
        )
    return teller.page(
        "members/engagement",
        sheet,
        t("engagement.description"),
        trail=((t("nav.services"), addresses.contents(teller.language, "services")),),
    )


def _answer(teller: Teller, found: ServiceReport, tally: EngagementTally) -> str:
    months = found.release.quarter
    said = teller.t("engagement.answer", count=tally.submitted, of=tally.due, months=months)
    if tally.submitted:
        said = f"{said} {teller.t('engagement.answer_late', count=tally.late, of=tally.submitted)}"
    return teller.marked(found.release, said)


def _drawn(teller: Teller, tally: EngagementTally) -> Discs | None:
    """Every report that was due, as a square; nothing where none was."""
    if not tally.due:
        return None
    picture = squares(tally.submitted - tally.late, tally.late, tally.due - tally.submitted, across=_ACROSS)
    return Discs(picture=picture, said=teller.t("engagement.reading"))


def _section(teller: Teller, tally: EngagementTally, kind: str) -> Section | None:
    t = teller.t
    seats = [seat for seat in tally.seats if seat.kind == kind]
    if not seats:
        return None
    heading = t(f"engagement.{kind}")
    numbers = {term.term_id: term.number for term in teller.assembly.rows(Term)}
    terms = {seat.term_id for seat in tally.seats if seat.term_id in numbers}
    table = (
        columns(teller, seats, "engagement")
        .column("seat")
        .column("engagement.term", lambda seat: str(numbers.get(seat.term_id, "–")), when=len(terms) > 1)
        .column("submitted", lambda seat: _submitted(teller, seat))
        .named("submitted_on", "meetings")
        .column("common.note", lambda seat: _note(teller, seat), when=any(map(_says_more, seats)))
        .table(heading, f"{kind}-table")
    )
    return Section(
        section_id=kind,
        heading=heading,
        paragraphs=tuple(_before(teller, tally)) if kind == tally.seats[0].kind else (),
        tables=(table,),
    )


def _submitted(teller: Teller, seat: Engagement) -> Cell:
    """Whether the report came; of a vacant seat none was due."""
    if _is_vacant(seat):
        return written(teller, None, status="not_applicable")
    return written(teller, teller.t(f"engagement.{'late' if seat.late else seat.submitted}"))


def _is_vacant(seat: Engagement) -> bool:
    return seat.seat_status == "vacant"


def _says_more(seat: Engagement) -> bool:
    return bool(seat.note) or _is_vacant(seat)


def _note(teller: Teller, seat: Engagement) -> Words:
    if _is_vacant(seat) and not seat.note:
        return teller.t("engagement.vacant")
    return teller.text(seat.note)


def _before(teller: Teller, tally: EngagementTally) -> list[Words]:
    t, language = teller.t, teller.language
    days = sorted({seat.due_on for seat in tally.seats if seat.due_on is not None})
    said: list[Words] = [t("engagement.rule")]
    if len(days) == 1:
        said.append(t("engagement.due_on", day=days[0]))
    return [*said, Text(t("engagement.metric_link"), url=addresses.metric(language, _METRIC))]
