"""The register of petitions: how fast they are answered, and each one with its days. Never who asked."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from typing import Any

from markupsafe import Markup

from plugins.core.pages import addresses
from plugins.core.pages.page import Page
from plugins.core.pages.parts import DownloadLink, FigureView, Section, Sheet, Text
from plugins.core.pages.teller import Teller
from plugins.core.pages.waiting import waiting_figure
from plugins.core.statements import formats
from plugins.core.strips.dots import STEPS, dot_strip
from plugins.core.strips.waits import scale_of_days, wait_strip
from plugins.subjects.corrections.offer_feed import keep_petitions_feed
from plugins.subjects.services.model import ServiceReport
from plugins.subjects.units.record import Unit

from .model import PetitionRegister, PetitionStory
from .offer import say_petitions, say_stands

#: After how many days the text alternative of the figure tells the share answered.
_LOOKED_AT = (60, 90)
_DAYS = ("received_on", "reviewed_on", "presented_on", "report_tabled_on", "replied_on")


def petitions_page(teller: Teller) -> Page:
    """How fast petitions are answered, then every petition: open ones oldest first, then the others."""
    t, found = teller.t, teller.assembly.get(ServiceReport)
    heading = t("petitions.heading")
    register = found.petitions if found else None
    groups: list[dict[str, Any]] = []
    downloads: tuple[DownloadLink, ...] = ()
    if found is not None and register is not None:
        groups = list(_groups(teller, register))
        downloads = teller.tables("petitions", release=found.release)
    sheet = Sheet(
        heading=heading,
        answer=say_petitions(teller, found) if register is not None else t("petitions.none"),
        sections=(_how_fast(teller, found, register),) if found and register and register.curve else (),
        downloads=downloads,
    )
    view = {
        "sheet": sheet,
        "petitions": {"notes": tuple(_notes(teller, register)), "groups": groups},
    }
    return teller.page(
        "services/petitions",
        view,
        t("petitions.description"),
        title=heading,
        template="petitions",
        trail=((t("nav.services"), addresses.contents(teller.language, "services")),),
        feed=keep_petitions_feed(teller, found),
    )


def _notes(teller: Teller, register: PetitionRegister | None) -> Iterator[str]:
    t = teller.t
    if register is None:
        yield t("petitions.none_text")
        return
    if register.standard is not None:
        days = formats.days(register.standard.standard_days, teller.language)
        if register.standard.basis == "illustrative":
            yield t("services.promise_illustrative", days=days, clause=teller.cited(register.standard.clause))
        else:
            yield t("petitions.promise", days=days)
    yield t("petitions.nobody")


def _groups(teller: Teller, register: PetitionRegister) -> Iterator[dict[str, Any]]:
    t = teller.t
    still = [story for story in register.petitions if story.is_open]
    still.sort(key=lambda story: story.petition.received_on)
    done = [story for story in register.petitions if not story.is_open]
    done.sort(key=lambda story: story.petition.replied_on or register.as_at, reverse=True)
    promised = register.standard.standard_days if register.standard is not None else None
    end = scale_of_days(_days_of(story) for story in register.petitions)
    said = formats.days(end, teller.language)
    yield {
        **_group(teller, "waiting", still),
        "reading": t("petitions.reading", days=said),
        "rows": [{**_row(teller, story), "picture": _strip(story, end, promised)} for story in still],
    }
    answered = [story.days_to_reply for story in done if story.days_to_reply is not None]
    step = formats.days(Decimal(end) / STEPS, teller.language)
    yield {
        **_group(teller, "done", done),
        "picture": dot_strip(answered, end, promised) if answered else "",
        "reading": t("petitions.done_reading", count=len(answered), days=said, step=step) if answered else "",
    }


def _group(teller: Teller, name: str, stories: list[PetitionStory]) -> dict[str, Any]:
    t = teller.t
    return {
        "group_id": name,
        "heading": t(f"petitions.{name}"),
        "picture": "",
        "reading": "",
        "rows": [{**_row(teller, story), "picture": ""} for story in stories],
        "none": t(f"petitions.{name}_none"),
    }


def _days_of(story: PetitionStory) -> int | None:
    return story.days_waiting if story.days_waiting is not None else story.days_to_reply


def _strip(story: PetitionStory, end: int, promised: int | None) -> Markup:
    return wait_strip(days, end, promised) if (days := _days_of(story)) is not None else Markup()


def _row(teller: Teller, story: PetitionStory) -> dict[str, Any]:
    petition, t = story.petition, teller.t
    units = {unit.unit_id: unit for unit in teller.assembly.rows(Unit)}
    committee = units.get(petition.committee_id or "")
    return {
        "slug": petition.slug,
        "title": teller.text(petition.title),
        "stands": say_stands(teller, story),
        "prayer": teller.text(petition.prayer),
        "note": teller.text(petition.note),
        "committee": teller.unit(committee) if committee else Text(""),
        "days": formats.listed(list(_days(teller, story)), teller.language),
        "address": petition.address,
        "decision": t("petitions.decision"),
    }


def _days(teller: Teller, story: PetitionStory) -> Iterator[str]:
    for name in _DAYS:
        day = getattr(story.petition, name)
        if day is not None:
            key = "withdrawn_on" if name == "replied_on" and story.stage == "withdrawn" else name
            yield teller.t(f"petitions.{key}", day=day)


def _how_fast(teller: Teller, found: ServiceReport, register: PetitionRegister) -> Section:
    t = teller.t
    return Section(
        section_id="how-fast",
        heading=t("petitions.how_fast"),
        figures=(_figure(teller, found, register),),
        paragraphs=(t("petitions.method"),),
        note=t("petitions.counted_to", day=register.as_at),
    )


def _figure(teller: Teller, found: ServiceReport, register: PetitionRegister) -> FigureView:
    return waiting_figure(
        teller,
        "petitions",
        register.curve,
        register.median_days,
        figure_id="time-to-reply",
        csv_stem="petitions-time-to-reply",
        provenance=found.release.provenance,
        looked_at=_LOOKED_AT,
    )
