"""What the policy promises, clause by clause, and what is known of each promise."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import partial
from typing import Any

from plugins.core.pages import addresses
from plugins.core.pages.clauses import clause_anchor, guide_url
from plugins.core.pages.columns import columns
from plugins.core.pages.page import Page
from plugins.core.pages.parts import Text, Words
from plugins.core.pages.tables import Cell, Table
from plugins.core.pages.teller import Teller
from plugins.core.statements import formats
from plugins.core.time.quarter import Quarter

from .offer import _CHAPTERS, chapter_of
from .record import Commitment

#: In the order of the table.
_STATUSES = ("done", "in_progress", "not_started", "overdue", "unknown")


def commitments_page(teller: Teller) -> Page:
    """The ledger: how many promises, of how many something is known, then each by chapter."""
    t, promises = teller.t, teller.assembly.rows(Commitment)
    chapters = {
        chapter: [one for one in promises if chapter_of(one.clause) == chapter]
        for chapter in _CHAPTERS.values()
    }
    chapters = {chapter: those for chapter, those in chapters.items() if those}
    view = {
        "heading": t("commitments.heading"),
        "lead": _counted(teller, promises),
        "paragraphs": (
            *((_by_clause(teller, chapters),) if chapters else ()),
            t("commitments.unknown_means"),
        ),
        "counts": _counts(teller, chapters),
        "note": t("commitments.own_words"),
        "groups": [
            {
                "group_id": chapter,
                "heading": t(f"chapter.{chapter}"),
                "promises": [_promise(teller, one) for one in those],
            }
            for chapter, those in chapters.items()
        ],
        "downloads": (teller.download(teller.newest("commitments"), t("commitments.file")),),
    }
    return teller.page(
        "policy/commitments",
        {"ledger": view},
        t("commitments.description"),
        title=t("commitments.heading"),
        template="commitments",
        marked=False,
        figures=False,
        trail=((t("nav.policy"), addresses.contents(teller.language, "policy")),),
        provenance_note=t("provenance_note.policy"),
    )


def _counted(teller: Teller, promises: Sequence[Commitment]) -> str:
    unknown = sum(one.status == "unknown" for one in promises)
    said = teller.t("commitments.lead", count=len(promises))
    if not promises:
        return said
    return f"{said} {teller.t('commitments.lead_unknown', count=unknown, of=len(promises))}"


def _by_clause(teller: Teller, chapters: Mapping[str, Sequence[Commitment]]) -> str:
    t = teller.t
    parts = [
        t("commitments.part", count=len(those), chapter=t(f"chapter.{chapter}"))
        for chapter, those in chapters.items()
    ]
    clauses = {one.clause for those in chapters.values() for one in those}
    return t("commitments.by_clause", clauses=len(clauses), parts=formats.listed(parts, teller.language))


def _counts(teller: Teller, chapters: Mapping[str, Sequence[Commitment]]) -> Table:
    t = teller.t
    everything = [one for those in chapters.values() for one in those]
    rows: list[tuple[Cell, Sequence[Commitment]]] = [
        (Cell(t(f"chapter.{chapter}"), url=f"{_address(teller)}#{chapter}"), those)
        for chapter, those in chapters.items()
    ]
    rows.append((Cell(t("common.total"), kind="total"), everything))
    shown = columns(teller, rows).column("commitments.chapter", lambda row: row[0])
    found = {one.status for one in everything}
    for status in (status for status in _STATUSES if status in found):
        shown = shown.number("", partial(_counted_as, status), heading=t(f"commitment_status.{status}"))
    return shown.number("common.total", lambda row: len(row[1])).table(
        t("commitments.counts"), "counts-table"
    )


def _counted_as(status: str, row: tuple[Cell, Sequence[Commitment]]) -> int:
    return sum(one.status == status for one in row[1])


def _address(teller: Teller) -> str:
    return addresses.page(teller.language, "policy/commitments")


def _promise(teller: Teller, one: Commitment) -> dict[str, Any]:
    t = teller.t
    anchor = clause_anchor("policy", one.clause)
    numbered = one.clause[0].isdigit()
    clause = Text(
        one.clause if numbered else t(f"chapter.{chapter_of(one.clause)}"),
        url=guide_url(teller.language, "policy", anchor) if anchor else "",
    )
    return {
        "promise_id": one.commitment_id,
        "number": clause if numbered else "",
        "promise": teller.text(one.promise),
        "status": t(f"commitment_status.{one.status}"),
        "facts": tuple(_facts(teller, one, "" if numbered else clause)),
    }


def _facts(teller: Teller, one: Commitment, clause: Words) -> Iterator[Words]:
    t = teller.t
    if clause:
        yield clause
    owner, lang = one.owner.said_in(teller.language)
    yield Text(t("commitments.who", owner=owner), None if lang == teller.language else lang)
    yield t("commitments.when", due=_due(teller, one.due))
    if one.checked_on is None:
        yield t("commitments.never_checked")
    else:
        yield t("commitments.checked", day=one.checked_on)
    if one.evidence:
        yield t("commitments.evidence", evidence=one.evidence)


def _due(teller: Teller, due: str) -> str:
    if not due:
        return teller.t("commitments.not_dated")
    if teller.t.has(f"commitment_due.{due}"):
        return teller.t(f"commitment_due.{due}")
    return formats.months(Quarter.parse(due), teller.language)
