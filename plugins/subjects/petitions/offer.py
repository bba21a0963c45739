"""How fast petitions are answered, in one sentence; where each stands."""

from __future__ import annotations

from collections.abc import Iterator

from plugins.core.pages import addresses
from plugins.core.pages.teller import Teller
from plugins.core.pages.things import Kind, Thing, thing
from plugins.core.statements import formats
from plugins.subjects.services.model import ServiceReport

from .model import PetitionStory

PETITION = Kind("petition", "services/petitions")


def say_petitions(teller: Teller, found: ServiceReport | None) -> str:
    """How fast petitions are answered and how many wait, in one sentence; empty without a register."""
    register = found.petitions if found is not None else None
    if found is None or register is None:
        return teller.t("petitions.none")
    t, language = teller.t, teller.language
    day = formats.day(register.as_at, language)
    median, oldest = register.median_days, register.oldest_days
    if oldest is None:
        days = formats.days(median or 0, language)
        said = t("petitions.answer_none_waits", days=days, day=day)
    elif median is None:
        said = t(
            "petitions.answer_half_wait",
            count=register.waiting,
            day=day,
            oldest=formats.days(oldest, language),
        )
    else:
        said = t(
            "petitions.answer",
            count=register.waiting,
            days=formats.days(median, language),
            day=day,
            oldest=formats.days(oldest, language),
        )
    return teller.marked(found.release, said)


def promised_days(teller: Teller) -> int | None:
    """The promised days to a petition's reply; ``None`` without a promise."""
    found = teller.assembly.get(ServiceReport)
    register = found.petitions if found is not None else None
    standard = register.standard if register is not None else None
    return standard.standard_days if standard is not None else None


def say_stands(teller: Teller, story: PetitionStory) -> str:
    """Where a petition stands and how long it waits or took, in one sentence."""
    t, language = teller.t, teller.language
    decided = None if story.is_open else story.petition.decision
    stage = t(f"petitions.stage_{decided or story.stage}")
    late = "_late" if story.in_time is False else ""
    if story.days_waiting is not None:
        return t(f"petitions.waits{late}", stage=stage, days=formats.days(story.days_waiting, language))
    if story.days_to_reply is not None:
        return t(f"petitions.took{late}", stage=stage, days=formats.days(story.days_to_reply, language))
    return t("petitions.ended", stage=stage)


def things(teller: Teller) -> Iterator[Thing]:
    """Each petition of the register."""
    found = teller.assembly.get(ServiceReport)
    register = found.petitions if found is not None else None
    page = addresses.page(teller.language, "services/petitions")
    for story in register.petitions if register is not None else ():
        petition = story.petition
        yield thing(
            teller,
            PETITION,
            petition.title,
            f"{page}#{petition.slug}",
            say_stands(teller, story),
            is_open=story.is_open,
            day=petition.replied_on or petition.received_on,
        )
